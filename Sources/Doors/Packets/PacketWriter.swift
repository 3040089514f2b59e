import Desk
import Foundation
import Letters
import Store
import Trail
import X12

/// What a person wants in a packet.
package struct PacketOrder: Sendable {
  package var level: AppealLevel
  /// The words of the letter, paragraph by paragraph; nil for those that the SOP proposes.
  package var text: String?
  /// Where it goes to, below the payer's name.
  package var address: String?

  package init(level: AppealLevel, text: String?, address: String?) {
    self.level = level
    self.text = text
    self.address = address
  }
}

/// Makes appeal packets: a letter with its exhibits as one PDF. It sends nothing to anyone.
package struct PacketWriter: Sendable {
  private let store: Store

  package init(store: Store) { self.store = store }

  /// The most bytes of a packet's attached files together.
  private static let mostBytes = 150 << 20

  /// The packet as it would be, marked as a draft; nothing is recorded.
  package func preview(_ id: CaseID, _ order: PacketOrder, for account: Account) async throws -> [UInt8] {
    let material = try await store.appealMaterial(id, for: account)
    if let why = material.view.levels.first(where: { $0.level == order.level })?.refusal {
      throw Refusal(.illegalMove, why)
    }
    let missing = material.view.missing.map(\.title).joined(separator: "; ")
    let mark = missing.isEmpty ? "DRAFT, not to be sent" : "DRAFT, not to be sent. Missing: \(missing)"
    return try pdf(material, order, mark: mark)
  }

  /// Makes the next version of the packet and records it, once however often it is asked for.
  ///
  /// - Throws: `Refusal` where evidence that the SOP requires is missing, or a file cannot be part of a PDF.
  package func draft(
    _ id: CaseID, _ order: PacketOrder, expectedVersion: Int?, command: CommandID, by account: Account
  ) async throws -> CommandResult {
    let material = try await store.appealMaterial(id, for: account)
    let words = words(of: order, material)
    let text = store.seal(words)
    let address = order.address.map { store.seal($0) }
    func request(_ letter: Digest) -> CaseRequest {
      CaseRequest(
        command: command, id: id, expectedVersion: expectedVersion ?? material.state.version,
        what: .appeal(.draft(level: order.level, letter: letter, text: text.digest, address: address?.digest)),
        texts: [text] + (address.map { [$0] } ?? []), actor: .person(account))
    }
    if try await store.wasCarriedOut(command), let last = material.state.appeal.packets.last {
      return try await store.perform(request(last.draft.letter))
    }
    if let expectedVersion, expectedVersion != material.state.version {
      throw Refusal(.stale, "The case has changed since you looked at it. Look at it again, then make the packet.")
    }
    // Asked before the work of making it: what would be refused leaves no file behind.
    let context = DecisionContext(
      actor: .person(account), today: material.today, sop: try await store.caseView(id, for: account).sop,
      isPosted: true)
    _ = try material.state.decide(request(text.digest).what, in: context)
    guard !words.contains(LetterTemplate.missingMark) else {
      throw Refusal(
        .invalid, "The letter still says “\(LetterTemplate.missingMark)…”: attach that exhibit, or change the words.")
    }
    let name = "case-\(id)-packet-\(material.state.appeal.packets.count + 1).pdf"
    let letter = try await store.keepPacket(
      try pdf(material, order, mark: nil), name: name, by: .person(account))
    return try await store.perform(request(letter))
  }

  private func words(of order: PacketOrder, _ material: AppealMaterial) -> String {
    order.text ?? material.view.proposedText
  }

  private func pdf(_ material: AppealMaterial, _ order: PacketOrder, mark: String?) throws -> [UInt8] {
    do {
      let letter = try letter(material, order, mark: mark)
      return try letter.pdf()
    } catch let problem as LetterProblem {
      throw Refusal(.invalid, problem.description)
    }
  }

  private func letter(_ material: AppealMaterial, _ order: PacketOrder, mark: String?) throws -> Letter {
    let facts = material.facts
    var left = PacketWriter.mostBytes
    var exhibits = [
      Letter.Exhibit(
        title: SOP.Exhibit.decision.title, sheets: [.facts(material.decision.map(\.fact))])
    ]
    for exhibit in material.exhibits {
      exhibits.append(
        Letter.Exhibit(title: exhibit.title, sheets: try exhibit.pieces.map { try sheet($0, left: &left) }))
    }
    return Letter(
      letterhead: material.letterhead.isEmpty ? [facts[.organization]] : material.letterhead,
      date: material.today.description,
      recipient: [facts[.payer]] + (order.address?.split(separator: "\n").map(String.init) ?? []),
      references: [
        Letter.Reference("Subject", order.level.title), Letter.Reference("Patient", facts[.patient]),
        Letter.Reference("Member number", facts[.member]), Letter.Reference("Your claim number", facts[.payerClaim]),
        Letter.Reference("Our account number", facts[.account]),
        Letter.Reference("Date of service", facts[.serviceDate]),
        Letter.Reference("Date of your decision", facts[.decisionDate]), Letter.Reference("Charged", facts[.charge]),
        Letter.Reference("Paid", facts[.paid]), Letter.Reference("In question", facts[.denied]),
      ],
      paragraphs: words(of: order, material).split(separator: /\n[ \t]*\n\s*/).map(String.init),
      closing: ["Sincerely,", material.writer, material.letterhead.first ?? facts[.organization]], exhibits: exhibits,
      footer: "Case \(material.state.opening.number), packet \(material.state.appeal.packets.count + 1)", mark: mark)
  }

  private func sheet(_ piece: AppealMaterial.Piece, left: inout Int) throws -> Letter.Sheet {
    switch piece {
    case .segment(let fact): return .facts([fact.fact])
    case .file(let name, let digest, let url):
      let bytes = [UInt8](try Data(contentsOf: url))
      left -= bytes.count
      guard left >= 0 else {
        throw Refusal(
          .invalid,
          "The attached files are more than \(PacketWriter.mostBytes >> 20) MB together; attach the pages that "
            + "matter.")
      }
      return .attachment(try AttachedFile(name: name, digest: digest.description, bytes: bytes))
    }
  }
}

extension AppealMaterial.CitedFact {
  /// The fact as it stands on paper.
  fileprivate var fact: Letter.Fact {
    Letter.Fact(
      label: label, value: value, place: "\(documentName), bytes \(range.start)–\(range.end)", original: text)
  }
}
