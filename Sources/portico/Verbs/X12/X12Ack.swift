import ArgumentParser
import Desk
import Foundation
import X12

/// `portico x12 ack FILE…`: the acknowledgements of what was received.
struct X12Ack: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Print the acknowledgements (TA1 and 999) of files that were received.",
    discussion: """
      Each interchange gets a TA1, also where it asks for none (ISA14 0), and each of its groups a 999.

      What lies deeper than the guide (levels 3 and up) is not the business of an acknowledgement; see check.

      Ends with 0 when every interchange was answered, also where an answer rejects; with 1 when the header of one cannot be answered, with 64 \
      when --control leaves too few numbers (then nothing is printed), with 65 when a file holds no X12, with 66 when one cannot be \
      read.
      """)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]
  @Option(name: .customLong("control"), help: "ISA13 of the first answer; the next ones count up.")
  var controlNumber = 1
  @Option(
    name: .customLong("at"), help: ArgumentHelp("When the answer is written, in UTC.", valueName: "2026-11-22T14:30"))
  var moment: String?
  @Flag(help: "Leave out the copies of wrong values (IK404), which may be a patient's.")
  var withoutValues = false

  /// When the answers are written.
  private var stamped: (date: CalendarDate, minute: Int)?
  /// Printed when all files were read, so that none is printed where the numbers do not suffice.
  private var answers: [[UInt8]] = []

  private enum CodingKeys: CodingKey {
    case files, controlNumber, moment, withoutValues
  }

  func validate() throws {
    guard 1...CountedNumbers.largest ~= controlNumber else {
      throw ValidationError("--control \(controlNumber) is no ISA13: say a number from 1 to \(CountedNumbers.largest).")
    }
    _ = try time()
  }

  mutating func begin() throws { stamped = try time() }

  mutating func read(_ file: X12File, _ out: Output) throws -> Int32 {
    guard let stamped else { return ExitStatus.failure }
    var reader = ConformanceReader(try GuideLibrary.shipped(), level: .guide)
    let next = controlNumber + answers.count
    var acknowledger = Acknowledger(
      Acknowledger.Stamp(date: stamped.date, minute: stamped.minute, controlNumber: next), copiesValues: !withoutValues)
    var unanswered: [Problem] = []
    func take(_ event: ConformanceEvent) {
      acknowledger.take(event)
      guard case .finding(let finding) = event else { return }
      switch EnvelopeRule(rawValue: finding.problem.rule) {
      case .headerUnusable, .segmentsOutside: unanswered.append(finding.problem)
      default: break
      }
    }
    let beginning = try file.pieces(out) { reader.readEvents($0.span, take) }
    reader.finishEvents(take)
    guard acknowledger.problems.isEmpty || next + acknowledger.answers.count <= CountedNumbers.largest else {
      throw Failure(
        ExitStatus.usage,
        "--control \(controlNumber) leaves too few numbers: \(file.path) needs one beyond \(CountedNumbers.largest), the largest ISA13. "
          + "Nothing was printed; begin with a lower number that is not taken")
    }
    answers += acknowledger.answers
    for problem in acknowledger.problems { try out.note("\(file.path): an interchange cannot be answered: \(problem)") }
    guard reader.totals.interchanges > 0 else {
      try out.note(beginning.noX12(in: file.path))
      return ExitStatus.dataError
    }
    for problem in unanswered {
      try out.note("\(file.path): byte \(problem.offset) cannot be answered: \(problem.message)")
    }
    if acknowledger.answers.isEmpty, acknowledger.problems.isEmpty {
      try out.note("\(file.path) holds nothing but acknowledgements, which are not answered")
    }
    return acknowledger.problems.isEmpty && unanswered.isEmpty ? ExitStatus.success : ExitStatus.failure
  }

  func end(_ out: Output) throws { for answer in answers { try out.bytes(Data(answer)) } }

  private func time() throws -> (date: CalendarDate, minute: Int) {
    guard let moment else {
      let seconds = Int(Date().timeIntervalSince1970)
      return (CalendarDate(days: Int32(seconds / 86_400)) ?? .epoch, seconds % 86_400 / 60)
    }
    let parts = moment.split(separator: "T")
    let time = parts.count == 2 ? parts[1].split(separator: ":").map { Int($0) } : []
    guard let day = CalendarDate(iso: String(parts.first ?? "")), time.count >= 2, let hour = time[0],
      let minute = time[1],
      0..<24 ~= hour, 0..<60 ~= minute
    else { throw ValidationError("\(moment) is no moment like 2026-11-22T14:30.") }
    return (day, hour * 60 + minute)
  }
}
