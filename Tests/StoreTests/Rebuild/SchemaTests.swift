import GRDB
import Testing

@testable import Store

@Suite("The data of another version", .serialized)
struct SchemaTests {
  @Test("is refused in words, and nothing is changed")
  func superseded() async throws {
    let workplace = try await Workplace()
    try await workplace.tamper("INSERT INTO grdb_migrations VALUES ('999 of a later version')")
    let error = await #expect(throws: StoreError.self) { _ = try await workplace.afterCrash() }
    #expect(error?.description.contains("another version of Portico made this data") == true)
  }
}
