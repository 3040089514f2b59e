import Desk
import Trail
import X12

/// The fields of a case's form, read as what a command needs; every text is sealed on the way.
struct CommandForm {
  let fields: FormFields
  /// The accounts that a case can be given to.
  var people: [Account] = []
  /// The proof that came with the form, already kept.
  var evidence: Evidence?
  let seal: (String) -> Sealed
  /// The texts that the command refers to by digest.
  private(set) var texts: [Sealed] = []

  /// The most characters of one text.
  static let longestText = 20_000

  /// A form with its fields.
  init(_ fields: FormFields, people: [Account] = [], evidence: Evidence? = nil, seal: @escaping (String) -> Sealed) {
    self.fields = fields
    self.people = people
    self.evidence = evidence
    self.seal = seal
  }

  /// A text that must be there, sealed.
  mutating func text(_ name: String, or missing: String) throws(Refusal) -> Digest {
    guard let digest = try optionalText(name) else { throw Refusal(.invalid, missing) }
    return digest
  }

  /// A text that may be left out, sealed.
  mutating func optionalText(_ name: String) throws(Refusal) -> Digest? {
    guard let text = fields.text(name) else { return nil }
    return try sealed(text)
  }

  private mutating func sealed(_ text: String) throws(Refusal) -> Digest {
    guard text.count <= CommandForm.longestText else {
      throw Refusal(.invalid, "A text has at most \(CommandForm.longestText) characters; attach longer ones as a file.")
    }
    let sealed = seal(text)
    texts.append(sealed)
    return sealed.digest
  }

  /// A value that is chosen rather than written.
  func choice(_ name: String, or missing: String) throws(Refusal) -> String {
    guard let value = fields.text(name) else { throw Refusal(.invalid, missing) }
    return value
  }

  /// A date that may be left out.
  func date(_ name: String) throws(Refusal) -> CalendarDate? {
    guard let text = fields.text(name) else { return nil }
    guard let date = CalendarDate(iso: text) else {
      throw Refusal(.invalid, "“\(text.prefix(40))” is no date; write it like 2026-11-30.")
    }
    return date
  }

  /// An amount that may be left out: in dollars as people write it, with `$` and commas between thousands, or in whole
  /// cents as programs send it, under the name that ends in `_cents`.
  func dollars(_ name: String) throws(Refusal) -> Cents? {
    if let cents = fields["\(name)_cents"].flatMap({ Int64($0) }) { return Cents(cents) }
    guard let text = fields.text(name) else { return nil }
    guard let amount = Cents(decimal: String(text.filter { $0 != "$" && $0 != "," && $0 != " " })) else {
      throw Refusal(.invalid, "“\(text.prefix(40))” is no amount; write dollars and cents like 1234.50.")
    }
    return amount
  }

  /// The person that a case is to be given to; nil for the team's queue.
  func person() throws(Refusal) -> Account? {
    guard let text = fields.text("person") else { return nil }
    guard let person = people.first(where: { $0.id.description == text }) else {
      throw Refusal(.invalid, "There is no account \(text.prefix(40)).")
    }
    return person
  }

  /// A contact with the outside, its details sealed as lines that people can read.
  mutating func touch() throws(Refusal) -> Touch {
    guard let kind = fields.text("kind").flatMap({ Touch.Kind(rawValue: $0) }) else {
      throw Refusal(.invalid, "Choose the kind of contact.")
    }
    var lines: [String] = []
    for (name, title) in [("number", "Number"), ("representative", "Representative"), ("reference", "Reference")] {
      if let value = fields.text(name) { lines.append("\(title): \(value)") }
    }
    if let said = fields.text("text") { lines.append(said) }
    guard !lines.isEmpty else {
      throw Refusal(.invalid, "Write down something of the contact: who, what was said, or a reference.")
    }
    let promised = try date("promised")
    return Touch(kind: kind, details: try sealed(lines.joined(separator: "\n")), promisedBy: promised)
  }
}

extension CommandForm {
  /// What was found out about an element of a scheduled service; the number of an approval is sealed.
  fileprivate mutating func clearance() throws(Refusal) -> CaseCommand {
    let name = try choice("element", or: "Choose the element.")
    guard let element = ClearanceElement(rawValue: name) else {
      throw Refusal(.invalid, "There is no element “\(name.prefix(40))”.")
    }
    let status = try choice("status", or: "Choose the status of \(element.title.lowercased()).")
    var approval: ClearanceFinding.Approval?
    if element == .authorization, status == "approved" {
      guard let from = try date("from"), let through = try date("through"),
        let units = fields.text("units").flatMap({ Int($0) })
      else {
        throw Refusal(.invalid, "An approved authorization needs its first and last day, and its units as a number.")
      }
      let number = try text("authorization_number", or: "Write the number of the authorization.")
      approval = ClearanceFinding.Approval(number: number, from: from, through: through, units: units)
    }
    let finding = try ClearanceFinding(element, status, approval: approval)
    return .recordClearance(finding, note: try optionalText("note"))
  }
}

extension CaseCommand {
  /// The command that a form asks for; throws what it lacks, in words.
  init(_ action: CaseAction, _ form: inout CommandForm) throws(Refusal) {
    switch action {
    case .take: self = .take
    case .assign:
      let person = try form.person()
      self = .assign(
        team: form.fields.text("team").map { Team($0) }, person: person, reason: try form.optionalText("reason"))
    case .note: self = .note(try form.text("text", or: "Write the note."))
    case .touch: self = .touch(try form.touch())
    case .check: self = .check(item: try form.item, evidence: form.evidence)
    case .uncheck:
      self = .uncheck(item: try form.item, reason: try form.text("reason", or: "Say why the item is open again."))
    case .except:
      self = .except(item: try form.item, reason: try form.text("reason", or: "Say why the item may be skipped."))
    case .hold:
      guard let until = try form.date("until") else { throw Refusal(.invalid, "Say until when the case is on hold.") }
      self = .hold(until: until, reason: try form.text("reason", or: "Say why the case is put on hold."))
    case .resume: self = .resume(reason: try form.optionalText("reason"))
    case .requestWriteOff:
      guard let amount = try form.dollars("amount") else {
        throw Refusal(.invalid, "Say how much is to be written off.")
      }
      self = .requestWriteOff(amount, reason: try form.text("reason", or: "Say why it is to be written off."))
    case .approveWriteOff: self = .approveWriteOff
    case .declineWriteOff:
      self = .declineWriteOff(reason: try form.text("reason", or: "Say why the write-off is declined."))
    case .escalate: self = .escalate(reason: try form.text("reason", or: "Say why the case is escalated."))
    case .clear: self = try form.clearance()
    case .addEvidence:
      guard let evidence = form.evidence else { throw Refusal(.invalid, "Choose the file to attach.") }
      self = .addEvidence(evidence, title: try form.text("title", or: "Say what the file is."))
    case .close:
      let outcome = try form.choice("outcome", or: "Choose an outcome.")
      let typed = try form.dollars("typed_recovered")
      self = .close(
        outcome: outcome, typedRecovered: typed, reason: try form.optionalText("reason"),
        rootCause: form.fields.text("cause"))
    case .reopen: self = .reopen(reason: try form.text("reason", or: "Say why the case is opened again."))
    case .addExhibit: self = .appeal(.addExhibit(try form.newPiece()))
    case .removeExhibit:
      let piece = try form.oldPiece()
      self = .appeal(.removeExhibit(piece, reason: try form.text("reason", or: "Say why it is taken out.")))
    case .approvePacket: self = .appeal(.approve(try form.packet()))
    case .recordSent: self = .appeal(.recordSent(try form.sending()))
    case .takeBackSending:
      let packet = try form.packet()
      self = .appeal(.takeBackSending(packet, reason: try form.text("reason", or: "Say why it is taken back.")))
    case .recordPeerToPeer: self = .appeal(.recordPeerToPeer(try form.peerToPeer()))
    case .recordDecision: self = .appeal(try form.decision())
    }
  }
}

extension CommandForm {
  /// The checklist item that the form is about.
  fileprivate var item: String {
    get throws(Refusal) { try choice("item", or: "Choose the checklist item.") }
  }
}
