#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension [UInt8] {
  /// The standard base64 (RFC 4648, section 4), padded.
  var base64: String { Data(self).base64EncodedString() }

  /// The bytes written as standard base64, or nil for any text that they would not be written as.
  init?(base64: some StringProtocol) {
    guard let data = Data(base64Encoded: String(base64)) else { return nil }
    self = Array(data)
    guard self.base64 == base64 else { return nil }
  }
}
