import Desk
import Doors
import Testing
import Trail
import X12

@testable import Store

@Suite("A claim file that was refused as a whole is worked, and every claim in it says so", .serialized)
struct RefusedFileTests {
  private static let pair = SmallSubmission(claims: [
    SmallSentClaim(charge: 250_00), SmallSentClaim(account: "B", charge: 50_00, last: "BAKER", member: "W2"),
  ])

  private func families(_ workplace: Workplace) async throws -> [FamilyView] {
    var views: [FamilyView] = []
    for row in try await workplace.store.families(account: nil, page: 1, for: workplace.specialist).rows {
      views.append(try await workplace.store.familyView(row.id, for: workplace.specialist))
    }
    return views
  }

  private func acknowledged(_ view: FamilyView) -> [FamilyView.Entry] {
    view.history.filter { $0.kind == .acknowledged }
  }

  /// The bytes that an entry of the history links to.
  private func bytes(_ workplace: Workplace, _ entry: FamilyView.Entry) throws -> String {
    let parts = try #require(entry.path).split(separator: "/")
    let range = parts[3].split(separator: "-").compactMap { Int($0) }
    let document = try #require(Digest(hex: String(parts[1])))
    return String(
      decoding: try workplace.store.files.bytes(document, from: range[0], to: range[1]), as: UTF8.self)
  }

  @Test("a TA1 with R opens one case with what all claims of the interchange charge, and each claim shows it")
  func refusedInterchange() async throws {
    let workplace = try await Workplace()
    try await workplace.take(RefusedFileTests.pair.bytes)
    let report = try await workplace.take(RefusedFileTests.pair.reply("R", note: "022"))
    #expect(report.status == .accepted && report.cases == 1)
    let id = try await workplace.cases()[0]
    let view = try await workplace.store.caseView(id, for: workplace.specialist)
    #expect(view.state.opening.sop == "rejected" && view.state.opening.category == "rejected_file")
    #expect(view.state.clocks.map(\.kind) == [.timelyFiling] && view.denied.amount == Cents(300_00))
    #expect(view.issues.first?.reasonMeaning.meaning?.contains("Envelope segments") == true)
    let (_, figure) = try await workplace.store.breakdown("/cases/\(id)/figures/denied", for: workplace.specialist)
    #expect(figure.sources.map(\.amount) == [Cents(250_00), Cents(50_00)])
    let families = try await families(workplace)
    #expect(families.count == 2)
    for family in families {
      #expect(family.cases == [id])
      let entry = try #require(acknowledged(family).first)
      #expect(entry.on == CalendarDate(iso: "2026-10-06"))
      #expect(entry.words.contains("refused") && entry.words.contains("022") && entry.words.contains("missing"))
      #expect(try bytes(workplace, entry) == "TA1*000000700*261005*0800*R*022")
      #expect(family.axes.first { $0.kind == .acknowledged }?.words == "File refused")
    }
    let entry = try #require(acknowledged(families[0]).first)
    let parts = try #require(entry.path).split(separator: "/")
    let range = parts[3].split(separator: "-").compactMap { Int($0) }
    let cited = try await workplace.store.citation(
      try #require(Digest(hex: String(parts[1]))), ByteRange(start: range[0], end: range[1]), for: workplace.specialist)
    #expect(cited.cited.hasPrefix("TA1"))
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("a TA1 with A or E opens nothing and is told", arguments: [("A", "000"), ("E", "020")])
  func accepted(code: String, note: String) async throws {
    let workplace = try await Workplace()
    try await workplace.take(RefusedFileTests.pair.bytes)
    #expect(try await workplace.take(RefusedFileTests.pair.reply(code, note: note)).cases == 0)
    let family = try #require(try await families(workplace).first)
    #expect(acknowledged(family).map { $0.words.contains("took the interchange in") } == [true])
    #expect(family.cases.isEmpty)
  }

  @Test("a TA1 about an interchange that was not read here opens a case without money")
  func unknownInterchange() async throws {
    let workplace = try await Workplace()
    #expect(try await workplace.take(RefusedFileTests.pair.reply("R", note: "025")).cases == 1)
    #expect(try await workplace.states().map(\.denied) == [.zero])
    #expect(
      try await workplace.store.caseView(try await workplace.cases()[0], for: workplace.specialist).issues.count == 1)
  }

  @Test("a TA1 of another day, or of other partners, is about another interchange")
  func otherInterchange() async throws {
    for change in [{ $0.created = "20261004" }, { $0.partners = ("SOMEBODY", "RECEIVERID") }]
      as [(inout SmallSubmission) -> Void]
    {
      let workplace = try await Workplace()
      try await workplace.take(RefusedFileTests.pair.bytes)
      var other = RefusedFileTests.pair
      change(&other)
      try await workplace.take(other.reply("R", note: "022"))
      #expect(try await workplace.states().map(\.denied) == [.zero])
      #expect(try await families(workplace).allSatisfy { acknowledged($0).isEmpty && $0.cases.isEmpty })
    }
  }

  @Test("a 999 that refuses a group without naming a set refuses all of it")
  func refusedGroup() async throws {
    let workplace = try await Workplace()
    try await workplace.take(RefusedFileTests.pair.bytes)
    #expect(try await workplace.take(RefusedFileTests.pair.groupRefusal()).cases == 1)
    #expect(try await workplace.states().map(\.denied) == [Cents(300_00)])
    let family = try #require(try await families(workplace).first)
    #expect(acknowledged(family).map(\.words) == ["The receiver refused the whole group of files (999)"])
    #expect(family.cases == (try await workplace.cases()))
  }

  @Test("a 999 has the day of its own envelope, whenever it was read")
  func ownDay() async throws {
    let workplace = try await Workplace()
    try await workplace.take(RefusedFileTests.pair.bytes)
    try await workplace.take(RefusedFileTests.pair.acknowledgement("A", on: "20261007"))
    let family = try #require(try await families(workplace).first)
    #expect(acknowledged(family).map(\.on) == [CalendarDate(iso: "2026-10-07")])
  }

  @Test("of files with the same control numbers the newest that was made before the 999 is meant", arguments: [0, 1])
  func reusedNumbers(order: Int) async throws {
    let workplace = try await Workplace()
    func file(_ created: String, _ account: String) -> SmallSubmission {
      SmallSubmission(created: created, claims: [SmallSentClaim(account: account)])
    }
    let files = [file("20251005", "OLD"), file("20261005", "MEANT"), file("20261020", "LATER")]
    for file in order == 0 ? files : files.reversed() { try await workplace.take(file.bytes) }
    var foreign = file("20261006", "FOREIGN")
    foreign.partners = ("SOMEBODYELSE", "RECEIVERID")
    try await workplace.take(foreign.bytes)
    #expect(try await workplace.take(files[1].acknowledgement("R", on: "20261007")).cases == 1)
    let families = try await families(workplace)
    let told = families.filter { !acknowledged($0).isEmpty }
    #expect(told.map(\.patient.controlNumber) == ["MEANT"])
    #expect(told.first.map { acknowledged($0)[0].words.contains("2 files with its control numbers") } == true)
    #expect(try await workplace.states().map(\.denied) == [Cents(100_00)])
  }

  @Test(
    "of hundreds of files with one control number each is told its own 999 alone, and where theirs stand matters not")
  func oneNumberForEverything() async throws {
    let workplace = try await Workplace()
    let days = (1...9).map { "2026100\($0)" }
    for day in days {
      let file = SmallSubmission(created: day, interchange: 1, claims: [SmallSentClaim(account: "A\(day)")])
      try await workplace.take(file.bytes)
      try await workplace.take(file.acknowledgement(day.hasSuffix("5") ? "R" : "A", on: day))
    }
    #expect(try await workplace.states().map(\.denied) == [Cents(100_00)])
    for family in try await families(workplace) {
      let day = String(family.patient.controlNumber.dropFirst())
      let entries = acknowledged(family)
      #expect(entries.map { $0.on?.description.filter { $0 != "-" } } == [day])
      #expect(entries.first?.words.contains("refused") == day.hasSuffix("5"))
      let number = days.firstIndex(of: day).map { $0 + 1 } ?? 0
      #expect(entries.first?.words.contains("\(number) files with its control numbers") == (number > 1))
    }
    let before = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == before)
  }

  @Test("envelopes of files that came in before they were kept are read when the data is opened")
  func earlierFiles() async throws {
    let workplace = try await Workplace()
    try await workplace.take(RefusedFileTests.pair.bytes)
    try await workplace.take(RefusedFileTests.pair.acknowledgement("A"))
    let before = try await workplace.dump()
    try await workplace.tamper("DELETE FROM envelope")
    let opened = try await workplace.afterCrash()
    #expect(try await opened.dump() == before)
    #expect(try await families(opened).map { acknowledged($0).count } == [1, 1])
  }

  @Test("a refused interchange that came before cases were opened for such is a problem on its document's page")
  func earlierReply() async throws {
    let workplace = try await Workplace()
    let bytes = RefusedFileTests.pair.acknowledgement("A")
    try await workplace.take(bytes)
    try await workplace.tamper(
      "INSERT INTO interchange_answer SELECT id, 1, '000000700', 'R', '022', 0, 4 FROM document WHERE kind = 'intake'")
    try await workplace.tamper(
      "INSERT INTO interchange_answer SELECT id, 2, '000000701', 'A', '000', 0, 4 FROM document WHERE kind = 'intake'")
    let view = try await workplace.store.documentView(Digest(hashing: bytes), for: workplace.specialist)
    #expect(view.problems.map(\.problem.rule) == ["interchange_refused"] && view.row.problems == 1)
    let message = try #require(view.problems.first?.problem.message)
    #expect(message.contains("000000700") && message.contains("022") && message.contains("sent again"))
  }
}
