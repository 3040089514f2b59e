import Foundation
import Store
import Testing

@testable import PorticoWeb

extension TestSite {
  /// Sends a command in every way that must do nothing, then as it should be, then again: it is refused to auditors and
  /// strangers, is done once, says so the second time, and is answered as the document describes.
  @discardableResult
  func carriesOutOnce(
    _ path: String, _ template: String, _ object: [String: Any], by program: Program
  ) async throws -> Program.Answer {
    let before = try await trailLength()
    #expect(try await self.program("ada").post(path, object).problem == "not-permitted", "\(path)")
    #expect(try await Program(port: port).post(path, object).problem == "unauthenticated", "\(path)")
    let stray = try await program.post(path, object.merging(["mood": "good"]) { $1 })
    #expect(stray.problem == "malformed", "\(path): \(stray.text)")
    #expect(try await trailLength() == before)
    let (key, schema) = (UUID(), try await AnswerSchema(of: self))
    let done = try await program.post(path, object, key: key)
    try schema.expect(done, "post", template)
    #expect(done["repeated"] == .bool(false), "\(path)")
    let after = try await trailLength()
    #expect(after > before)
    let again = try await program.post(path, object, key: key)
    try schema.expect(again, "post", template)
    #expect(again["repeated"] == .bool(true), "\(path)")
    #expect(try await trailLength() == after)
    return done
  }
}
