import Desk
import Hummingbird
import Store
import Trail
import X12

extension Site {
  /// The files that came in, or those with something in quarantine.
  func documents(_ call: Call, quarantined: Bool) async throws -> DocumentList {
    let (page, account) = (call.query.page, try call.visitor.account)
    let (rows, pageCount) = try await store.documents(quarantined: quarantined, page: page, for: account)
    let count = try await store.home(for: account).quarantinedDocuments
    return DocumentList(rows: rows, isQuarantine: quarantined, quarantined: count, page: page, pageCount: pageCount)
  }

  /// One file: what is in it and what is wrong with it.
  func document(_ call: Call) async throws -> DocumentView {
    try await store.documentView(try call.context.digest, for: try call.visitor.account)
  }

  /// One value, marked in the segment in which it stands.
  func citation(_ call: Call) async throws -> CitationView {
    let range = try call.context.value("range") { ByteRange(path: $0) }
    return try await store.citation(try call.context.digest, range, for: try call.visitor.account)
  }

  /// Reads the files that were sent, and shows what became of them.
  func upload(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    if let why = Access.refusal(.ingest, by: visitor.actor) { throw Refusal(.notPermitted, why) }
    let submission = try await submission(request, visitor, .documents)
    defer { submission.discard() }
    let files = try await receive(submission.files, visitor)
    return show(UploadResultPage(files: files, context: pageContext(visitor)))
  }

  /// Reads files, one after the other; what one of them is refused for does not stop the others.
  func receive(_ files: [SpooledFile], _ visitor: Visitor) async throws -> [UploadedFile] {
    var received: [UploadedFile] = []
    for file in files { received.append(try await take(file, visitor)) }
    return received
  }

  private func take(_ file: SpooledFile, _ visitor: Visitor) async throws -> UploadedFile {
    guard file.bytes > 0 else { return UploadedFile(name: file.name, outcome: .refused("The file is empty.")) }
    do {
      let (digest, isKnown) = try await door.take(file.url, file.name, visitor.actor)
      if isKnown { return UploadedFile(name: file.name, outcome: .known(digest)) }
      let view = try await store.documentView(digest, for: visitor.account)
      return UploadedFile(name: file.name, outcome: .received(view))
    } catch let refusal as Refusal {
      return UploadedFile(name: file.name, outcome: .refused(refusal.reason))
    }
  }

  /// Posts a remittance that was held as a suspected duplicate.
  func postHeld(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.setID
    let fields = try await submission(request, visitor).fields
    try await door.post(id, command(fields), visitor.actor)
    notices.post(
      PageContext.Message(text: "The remittance is posted; its cases are open."), for: visitor.token, at: .now)
    return go(to: Path.of(id))
  }
}

extension WebContext {
  /// The document of the address.
  var digest: Digest {
    get throws { try value("digest") { Digest(hex: $0) } }
  }
}

extension ByteRange {
  /// A range as addresses write it: `120-164`, the end not included.
  init?(path text: some StringProtocol) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
      let start = Int(halves[0]),
      let end = Int(halves[1]), start < end
    else { return nil }
    self.init(start: start, end: end)
  }
}
