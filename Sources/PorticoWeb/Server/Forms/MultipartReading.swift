import Foundation
import Hummingbird

/// Turns the parts of a body into fields and files, within limits.
struct MultipartReading {
  let limits: Submission.Limits
  let folder: URL?
  var submission = Submission()
  private var isAdmitted = false
  private var bodyBytes = 0
  private var fieldBytes = 0
  private var current = Current.nothing

  private enum Current {
    case nothing
    case field(String, [UInt8])
    case file(FileHandle)
    /// A file field in which nothing was picked: browsers send it empty and without a name.
    case unpicked
  }

  /// A reading that has not begun.
  init(limits: Submission.Limits, folder: URL?) {
    self.limits = limits
    self.folder = folder
  }

  /// Reads the body to its end.
  mutating func read(
    _ body: some AsyncSequence<ByteBuffer, any Error>, _ parser: MultipartParser, _ admit: (FormFields) throws -> Void
  ) async throws -> Submission {
    var parser = parser
    for try await chunk in body {
      bodyBytes += chunk.readableBytes
      guard bodyBytes <= limits.body else { throw Submission.tooLarge(limits) }
      try parser.read(chunk.readableBytesView) { event in try take(event, admit) }
    }
    try parser.finish()
    if !isAdmitted { try admit(submission.fields) }
    return submission
  }

  private mutating func take(_ event: MultipartParser.Event, _ admit: (FormFields) throws -> Void) throws {
    switch event {
    case .part(let header): current = try begin(header, admit)
    case .bytes(let bytes): try add(bytes)
    case .partEnded: try end()
    }
  }

  private mutating func begin(_ header: PartHeader, _ admit: (FormFields) throws -> Void) throws -> Current {
    fieldBytes += header.name.utf8.count
    guard let filename = header.filename else { return .field(header.name, []) }
    // Nothing is written for a sender who has not shown the session's token.
    if !isAdmitted {
      try admit(submission.fields)
      isAdmitted = true
    }
    if filename.isEmpty { return .unpicked }
    guard let folder else { throw FormProblem("This form takes no files.", .unsupported) }
    let (file, handle) = try SpooledFile.create(in: folder, field: header.name, name: filename)
    submission.files.append(file)
    return .file(handle)
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) throws {
    switch current {
    case .field(let name, var value):
      fieldBytes += bytes.count
      guard fieldBytes <= limits.fields else { throw Submission.tooLarge(limits) }
      current = .nothing
      value.append(contentsOf: bytes)
      current = .field(name, value)
    case .file(let handle):
      try handle.write(contentsOf: Data(bytes))
      submission.files[submission.files.count - 1].bytes += bytes.count
    case .unpicked:
      throw FormProblem("A file came without a name.")
    case .nothing:
      break
    }
  }

  private mutating func end() throws {
    switch current {
    case .field(let name, let value): submission.fields.append(name, String(decoding: value, as: UTF8.self))
    case .file(let handle): try handle.close()
    case .unpicked, .nothing: break
    }
    current = .nothing
  }
}
