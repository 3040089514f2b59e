import ArgumentParser
import Desk
import Trail
import X12

/// `portico case appeal approve`: takes the second look.
struct AppealApprove: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a packet that somebody else wrote, after a second look.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "The number of the packet.")
  var packet: Int
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    (.appeal(.approve(packet)), [])
  }
}

/// `portico case appeal sent`: records that a person sent a packet.
struct AppealSent: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "sent", abstract: "Record that you sent a packet: how, when, and the confirmation.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "The number of the packet.")
  var packet: Int
  @Option(help: "portal, fax, mail or clearinghouse.")
  var by: PacketSending.Channel
  @Option(help: ArgumentHelp("The day on which it was sent.", valueName: "date"))
  var on: CalendarDate
  @Option(help: "The confirmation: the portal's number, the fax report, the certified-mail number; it is sealed.")
  var reference: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let reference = try sealed(reference, as: "confirmation", run)
    let sending = PacketSending(packet: packet, channel: by, on: on, reference: reference.digest)
    return (.appeal(.recordSent(sending)), [reference])
  }
}

/// `portico case appeal take-back`: takes back a sending that was recorded by mistake.
struct AppealTakeBack: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "take-back", abstract: "Take back the last recorded sending of a packet: it was a mistake.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "The number of the packet.")
  var packet: Int
  @Option(help: "Why; it is sealed.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let reason = try sealed(reason, as: "reason", run)
    return (.appeal(.takeBackSending(packet, reason: reason.digest)), [reason])
  }
}

/// `portico case appeal peer-to-peer`: records the talk between clinicians.
struct AppealPeerToPeer: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "peer-to-peer", abstract: "Record a peer-to-peer talk, or that there was none.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "overturned, upheld, refused or not_used.")
  var result: PeerToPeer.Result
  @Option(help: ArgumentHelp("The day.", valueName: "date"))
  var on: CalendarDate
  @Option(help: "Who spoke, and what was said; it is sealed.")
  var details: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let details = try sealed(details, as: "text of the talk", run)
    return (.appeal(.recordPeerToPeer(PeerToPeer(result: result, on: on, details: details.digest))), [details])
  }
}

/// `portico case appeal decided`: records what the payer decided by letter.
struct AppealDecided: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "decided", abstract: "Record the decision on an appeal; the next level's clock starts with its date.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "first, second or external.")
  var level: AppealLevel
  @Option(help: "overturned, partly_overturned or upheld.")
  var result: AppealDecision.Result
  @Option(help: ArgumentHelp("The date printed on the letter.", valueName: "date"))
  var on: CalendarDate
  @Option(help: "The ground that the letter gives; it is sealed.")
  var details: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let details = try sealed(details, as: "ground", run)
    return (.appeal(.recordDecision(level, result, on: on, details: details.digest)), [details])
  }
}
