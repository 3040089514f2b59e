/// A file of a day, as a payer would deliver it.
public struct GeneratedFile: Sendable, Equatable {
  /// The file's name, without a folder; unique within the day.
  public let name: String
  /// The file's bytes, all ASCII.
  public let bytes: [UInt8]
}
