import ArgumentParser
import Desk
import Trail
import X12

/// `portico case touch`: records a contact with the outside.
struct CaseTouch: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "touch", abstract: "Record a call, a portal visit, a fax or records that were sent.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "payer_call, portal, fax or records_sent.")
  var kind: Touch.Kind
  @Option(help: "Number, representative, reference, what was said; it is sealed.")
  var details: String
  @Option(help: ArgumentHelp("The day by which the payer promised something.", valueName: "date"))
  var promised: CalendarDate?
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let details = try sealed(details, as: "text of the contact", run)
    return (.touch(Touch(kind: kind, details: details.digest, promisedBy: promised)), [details])
  }
}

extension Touch.Kind: ExpressibleByArgument {}
