import ArgumentParser
import Desk
import Foundation
import X12

/// `portico x12 ack FILE…`: the acknowledgements of what was received.
struct X12Ack: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "ack", abstract: "Print the acknowledgements (TA1 and 999) of files that were received.",
    discussion:
      "What lies deeper than the guide (levels 3 and up) is not the business of an acknowledgement; see check.")

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]
  @Option(name: .customLong("control"), help: "ISA13 of the first answer; the next ones count up.")
  var controlNumber = 1
  @Option(
    name: .customLong("at"), help: ArgumentHelp("When the answer is written, in UTC.", valueName: "2026-11-22T14:30"))
  var moment: String?
  @Flag(help: "Leave out the copies of wrong values (IK404), which may be a patient's.")
  var withoutValues = false

  mutating func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = ConformanceReader(try GuideLibrary.shipped(), level: .guide)
    var acknowledger = Acknowledger(try stamp(), copiesValues: !withoutValues)
    func take(_ event: ConformanceEvent) { acknowledger.take(event) }
    try file.pieces(out) { reader.readEvents($0.span, take) }
    reader.finishEvents(take)
    controlNumber += acknowledger.answers.count
    for answer in acknowledger.answers { try out.bytes(Data(answer)) }
    for problem in acknowledger.problems { try out.note("\(file.path): an interchange cannot be answered: \(problem)") }
    if reader.totals.interchanges == 0 {
      try out.note("\(file.path) holds no interchange that could be answered; portico x12 check says why")
    }
    return acknowledger.problems.isEmpty && reader.totals.interchanges > 0 ? ExitStatus.success : ExitStatus.failure
  }

  private func stamp() throws -> Acknowledger.Stamp {
    guard let moment else {
      let seconds = Int(Date().timeIntervalSince1970)
      let day = CalendarDate(days: Int32(seconds / 86_400)) ?? .epoch
      return Acknowledger.Stamp(date: day, minute: seconds % 86_400 / 60, controlNumber: controlNumber)
    }
    let parts = moment.split(separator: "T")
    let time = parts.count == 2 ? parts[1].split(separator: ":").map { Int($0) } : []
    guard let day = CalendarDate(iso: String(parts.first ?? "")), time.count >= 2, let hour = time[0],
      let minute = time[1],
      0..<24 ~= hour, 0..<60 ~= minute
    else { throw Failure(ExitStatus.failure, "\(moment) is no moment like 2026-11-22T14:30") }
    return Acknowledger.Stamp(date: day, minute: hour * 60 + minute, controlNumber: controlNumber)
  }
}
