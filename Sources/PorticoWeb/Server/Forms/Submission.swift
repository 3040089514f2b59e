import Foundation
import Hummingbird

/// A form as it was sent: its fields, and its files set down in a folder.
struct Submission: Sendable {
  var fields = FormFields()
  var files: [SpooledFile] = []

  /// How much is accepted, in bytes.
  struct Limits: Sendable {
    /// All fields together.
    var fields = 1 << 20
    /// The whole body.
    var body = 1 << 20

    /// A form without files.
    static let plain = Limits()
    /// A form that carries evidence: 100 MB.
    static let evidence = Limits(body: 100 << 20)
    /// A form that carries remittance files: 2 GB.
    static let documents = Limits(body: 2 << 30)
  }

  /// The file of a field, unless none was picked.
  func file(_ field: String) -> SpooledFile? { files.first { $0.field == field } }

  /// Removes the files that were set down.
  func discard() {
    for file in files { file.remove() }
  }

  /// Reads the body of a request.
  ///
  /// - Parameters:
  ///   - folder: where files are set down; nil refuses them.
  ///   - admit: is asked once, before the first file and at the end of the fields, whether the fields so far carry the
  ///     token that proves where the form comes from; it throws to refuse.
  static func read(
    _ request: Request, _ limits: Limits = .plain, folder: URL? = nil, admit: (FormFields) throws -> Void
  ) async throws -> Submission {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
      throw tooLarge(limits)
    }
    let type = request.headers[.contentType] ?? ""
    switch ContentType.essence(of: type) {
    case "application/x-www-form-urlencoded":
      var bytes: [UInt8] = []
      for try await chunk in request.body {
        guard bytes.count + chunk.readableBytes <= min(limits.fields, limits.body) else { throw tooLarge(limits) }
        bytes.append(contentsOf: chunk.readableBytesView)
      }
      let submission = Submission(fields: FormFields(urlEncoded: bytes))
      try admit(submission.fields)
      return submission
    case "multipart/form-data":
      guard let boundary = ContentType.parameter("boundary", of: type), let parser = MultipartParser(boundary: boundary)
      else { throw FormProblem("The form has no usable boundary.") }
      var reading = MultipartReading(limits: limits, folder: folder)
      do {
        return try await reading.read(request.body, parser, admit)
      } catch {
        reading.submission.discard()
        throw error
      }
    default:
      throw FormProblem("This address takes forms.", .unsupported)
    }
  }

  static func tooLarge(_ limits: Limits) -> FormProblem {
    let text = limits.body >= 1 << 30 ? "\(limits.body >> 30) GB" : "\(limits.body >> 20) MB"
    return FormProblem("What you sent is larger than the \(text) that are accepted here.", .tooLarge)
  }
}

/// Values of `Content-Type`.
enum ContentType {
  /// The type without its parameters, in lower case.
  static func essence(of header: String) -> String {
    header.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
  }

  /// A parameter of the type, unquoted.
  static func parameter(_ name: String, of header: String) -> String? {
    for piece in header.split(separator: ";").dropFirst() {
      let halves = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard halves.count == 2, halves[0].lowercased() == name else { continue }
      return halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    }
    return nil
  }
}
