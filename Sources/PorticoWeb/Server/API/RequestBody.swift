import DeskJSON
import Foundation
import HTTPTypes
import Hummingbird

/// What an operation takes: an object, as JSON or, with files, as the parts of a form.
struct RequestBody: Sendable {
  /// Every member; those that are files come in forms only.
  let object: JSONSchema.Object
  private let limits: Submission.Limits
  /// Whether the same may be sent as JSON; false where nothing can be done without a file.
  let takesJSON: Bool

  static let json = "application/json"
  static let form = "multipart/form-data"

  init(_ properties: [JSONSchema.Property], limits: Submission.Limits = .plain) {
    object = JSONSchema.Object(properties)
    self.limits = limits
    takesJSON = !properties.contains { $0.isRequired && $0.schema.isFile }
  }

  /// The members that JSON may have.
  var jsonObject: JSONSchema.Object { JSONSchema.Object(object.properties.filter { !$0.schema.isFile }) }
  /// Whether it may be sent as a form.
  var takesForm: Bool { object.properties.contains { $0.schema.isFile } }
  /// Whether a request without a body lacks something.
  var isRequired: Bool { object.properties.contains(where: \.isRequired) }

  /// Reads what was sent and checks it; the caller discards the files.
  func read(_ request: Request, folder: URL) async throws -> (Submission, JSONInput?) {
    let type = ContentType.essence(of: request.headers[.contentType] ?? "")
    switch type {
    case RequestBody.json where takesJSON:
      return try json(try await bytes(of: request))
    case RequestBody.form where takesForm:
      let submission = try await Submission.read(request, limits, folder: folder, admit: { _ in })
      if let flaw = flaw(in: submission) {
        submission.discard()
        throw FormProblem(flaw)
      }
      return (submission, nil)
    case "" where takesJSON:
      let bytes = try await bytes(of: request)
      guard bytes.isEmpty else { throw unsupported }
      return try json([])
    default: throw unsupported
    }
  }

  private var unsupported: FormProblem {
    let types = (takesJSON ? [RequestBody.json] : []) + (takesForm ? [RequestBody.form] : [])
    return FormProblem(
      "This address takes \(types.joined(separator: " or ")); say which in the header Content-Type.", .unsupported)
  }

  private func bytes(of request: Request) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in request.body {
      guard bytes.count + chunk.readableBytes <= limits.fields else { throw Submission.tooLarge(.plain) }
      bytes.append(contentsOf: chunk.readableBytesView)
    }
    return bytes
  }

  private func json(_ bytes: [UInt8]) throws -> (Submission, JSONInput?) {
    let input = bytes.isEmpty ? .object([:]) : try JSONReader.read(bytes)
    if let flaw = JSONSchema.object(jsonObject).flaw(in: input, "the body") { throw FormProblem(flaw) }
    return (Submission(fields: FormFields(input)), input)
  }

  private func flaw(in submission: Submission) -> String? {
    if let flaw = jsonObject.flaw(in: submission.fields, "the form") { return flaw }
    for file in object.properties where file.schema.isFile {
      let count = submission.files.count { $0.field == file.name }
      if file.isRequired, count == 0 { return "The form lacks the file \(file.name)." }
      var most = 1
      if case .array(_, let limit) = file.schema { most = limit?.upperBound ?? .max }
      if count > most { return "The form has \(count) files \(file.name), more than \(most)." }
    }
    let stray = submission.files.first { file in
      !object.properties.contains { $0.schema.isFile && $0.name == file.field }
    }
    return stray.map { "The form has a file \($0.field.prefix(40)), which is not known here." }
  }
}

extension JSONSchema {
  /// Whether it is one or several files of a form.
  var isFile: Bool {
    switch self {
    case .string(let text): text.format == "binary"
    case .array(let element, _): element.isFile
    case .integer, .boolean, .object, .either, .nullable: false
    }
  }
}
