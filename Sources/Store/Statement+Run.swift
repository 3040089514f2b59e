import Foundation
import GRDB
import GRDBSQLite

extension Statement {
  /// Binds the values in their order and runs the statement, which must have as many parameters and give no rows.
  ///
  /// `StatementArguments` convert and check every value again, which took a seventh of the time of an ingest; what comes
  /// here is converted already, and its count is that of the SQL beside it.
  func run(_ values: [DatabaseValue]) throws {
    precondition(unsafe sqlite3_bind_parameter_count(sqliteStatement) == values.count, "\(sql)")
    setUncheckedArguments(StatementArguments())  // resets, clears, and tells the library that the binding is done
    for (index, value) in values.enumerated() {
      let code = bind(value, at: CInt(index + 1))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
    }
    try execute()
  }

  private func bind(_ value: DatabaseValue, at index: CInt) -> CInt {
    // The value lives until the statement is bound anew or finalized only where SQLite keeps a copy of it.
    let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value.storage {
    case .null: return unsafe sqlite3_bind_null(sqliteStatement, index)
    case .int64(let number): return unsafe sqlite3_bind_int64(sqliteStatement, index, number)
    case .double(let number): return unsafe sqlite3_bind_double(sqliteStatement, index, number)
    case .string(var text):
      return text.withUTF8 { bytes in
        // A text without bytes has no address to bind, and SQLite would take that for null.
        guard !bytes.isEmpty else { return unsafe sqlite3_bind_text(sqliteStatement, index, "", 0, copied) }
        return unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          unsafe sqlite3_bind_text(sqliteStatement, index, characters.baseAddress, CInt(characters.count), copied)
        }
      }
    case .blob(let data):
      return unsafe data.withUnsafeBytes { bytes in
        guard unsafe !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(sqliteStatement, index, 0) }
        return unsafe sqlite3_bind_blob(sqliteStatement, index, bytes.baseAddress, CInt(bytes.count), copied)
      }
    }
  }
}

extension [UInt8] {
  /// The bytes as a blob.
  var databaseValue: DatabaseValue { Data(self).databaseValue }
}
