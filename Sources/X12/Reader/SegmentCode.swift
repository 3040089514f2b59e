/// Identifiers of segments that mark envelopes or hold binary data, packed big-endian.
enum SegmentCode {
  static var isa: UInt32 { 0x49_5341 }
  static var iea: UInt32 { 0x49_4541 }
  static var gs: UInt32 { 0x4753 }
  static var ge: UInt32 { 0x4745 }
  static var st: UInt32 { 0x5354 }
  static var se: UInt32 { 0x5345 }
  static var ta1: UInt32 { 0x54_4131 }
  static var bin: UInt32 { 0x42_494E }
  static var bds: UInt32 { 0x42_4453 }
  static var hl: UInt32 { 0x484C }
  static var lx: UInt32 { 0x4C58 }

  /// Whether it belongs to an envelope.
  @inline(__always)
  static func isEnvelope(_ code: UInt32) -> Bool {
    code == isa || code == gs || code == st || code == se || code == ge || code == iea || code == ta1
  }
}
