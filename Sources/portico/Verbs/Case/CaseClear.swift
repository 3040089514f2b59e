import ArgumentParser
import Desk
import Trail
import X12

/// `portico case clear`: records what was found out about one element of a scheduled service.
struct CaseClear: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Record what you found out before a scheduled service.",
    discussion: """
      The elements are \(ClearanceElement.allCases.map(\.rawValue).joined(separator: ", ")). Without a status the ones of \
      the element are listed, without an element those of the case. An approved authorization needs --number, --from, \
      --through and --units; the number is sealed.
      """)

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The element, such as coverage.")
  var element: ClearanceElement?
  @Argument(help: "What it is, such as active.")
  var status: String?
  @Option(help: "The number of an approved authorization.")
  var number: String?
  @Option(help: ArgumentHelp("The first day that is approved.", valueName: "date"))
  var from: CalendarDate?
  @Option(help: ArgumentHelp("The last day that is approved.", valueName: "date"))
  var through: CalendarDate?
  @Option(help: "How many units are approved.")
  var units: Int?
  @Option(help: "Who said so, a reference, anything worth keeping; it is sealed.")
  var note: String?
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    guard let element else { throw try await choice("an element", run, \.clearance) }
    guard let status else {
      throw Failure(
        ExitStatus.failure, "name the status of \(element.rawValue): \(element.statuses.joined(separator: ", "))")
    }
    var texts: [Sealed] = []
    var approval: ClearanceFinding.Approval?
    if number != nil || from != nil || through != nil || units != nil {
      guard let number, let from, let through, let units else {
        throw Refusal(.invalid, "An approved authorization needs its number, the first and last day, and the units.")
      }
      let sealed = try sealed(number, as: "number", run)
      texts.append(sealed)
      approval = ClearanceFinding.Approval(number: sealed.digest, from: from, through: through, units: units)
    }
    let finding = try ClearanceFinding(element, status, approval: approval)
    let note = try note.map { try sealed($0, as: "note", run) }
    if let note { texts.append(note) }
    return (.recordClearance(finding, note: note?.digest), texts)
  }
}

extension ClearanceElement: ExpressibleByArgument {}
