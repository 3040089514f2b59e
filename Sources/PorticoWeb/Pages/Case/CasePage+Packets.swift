import Desk
import Trail
import X12

extension CasePage {
  /// Every version of the packet, the newest first, with how it went out.
  func versions(_ view: AppealView) -> HTML {
    """
    <h2>Packets</h2>
    \(if: view.packets.isEmpty, "<p class=\"none\">No packet has been made yet. Portico makes it; a person sends it.</p>")\
    <ol class="packets" reversed>\(view.packets.reversed().map(version))</ol>
    """
  }

  private func version(_ view: AppealView.PacketView) -> HTML {
    let draft = view.packet.draft
    let state: HTML =
      view.packet.waitsForSecondLook
      ? badge("Waits for a second look", "soon")
      : view.packet.sendings.isEmpty ? badge("Not sent", "soon") : badge("Sent", "done")
    let file: HTML =
      context.may(.seePatientIdentity)
      ? "<a class=\"button\" href=\"\(Path.of(id))/appeal/\(draft.number)\">Download the PDF</a>" : .nothing
    return """
      <li class="packet"><p>\(state) <b>Packet \(draft.number)</b>: \(draft.level.title), \(draft.denied.dollars) in question, \
      \(counted(draft.pieces.count + 1, "piece")) of evidence</p>
      <p class="sub">Made by \(view.writtenBy) on \(draft.on.html)\(view.approvedBy.map { ", approved by \($0)" }). \
      SHA-256 <code class="digest">\(draft.letter)</code></p>
      \(if: !view.sendings.isEmpty || !view.takenBack.isEmpty, "<ul>\(view.sendings.map(sending))\(view.takenBack.map(takenBack))</ul>")
      <div class="row">\(file)\(if: canWork, next(view.packet))</div></li>
      """
  }

  private func sending(_ sent: (sending: PacketSending, by: String, reference: String)) -> HTML {
    """
    <li>\(sent.sending.channel.title), \(sent.sending.on.html), recorded by \(sent.by)\
    <blockquote>\(sent.reference)</blockquote></li>
    """
  }

  private func takenBack(_ taken: (sending: PacketSending, by: String, reason: String)) -> HTML {
    """
    <li><del>\(taken.sending.channel.title), \(taken.sending.on.html)</del> taken back by \(taken.by)\
    <blockquote>\(taken.reason)</blockquote></li>
    """
  }

  private func next(_ packet: AppealPacket) -> HTML {
    let number: HTML = "<input type=\"hidden\" name=\"packet\" value=\"\(packet.draft.number)\">"
    if packet.waitsForSecondLook {
      if let why = context.refusal(.approveAppeal(writtenBy: packet.writtenBy ?? AccountID(0))) {
        return "<p class=\"sub\">\(why)</p>"
      }
      return form(
        "appeal/approve", name: "", "\(number)<button class=\"primary\">Approve after a second look</button>")
    }
    return "\(recordSent(packet, number))\(if: !packet.sendings.isEmpty, takeBack(number))"
  }

  /// For a sending that was recorded by mistake.
  private func takeBack(_ number: HTML) -> HTML {
    disclosure(
      "It was not sent", name: "menu",
      form(
        "appeal/sent/undo",
        """
        \(number)<p>Takes back the last sending that is recorded; the deadline runs again.</p>\
        \(Field.lines("reason", "Why"))<button>Take it back</button>
        """))
  }

  private func recordSent(_ packet: AppealPacket, _ number: HTML) -> HTML {
    disclosure(
      "Record that it was sent", name: "menu",
      form(
        "appeal/sent",
        """
        \(number)\(Field.choice("channel", "How", PacketSending.Channel.allCases.map { ($0.rawValue, $0.title) }))\
        \(Field.date("on", "When", min: packet.draft.on.description, max: view.today.description))\
        \(Field.text("reference", "Confirmation", hint: "The portal’s number, the fax report, the certified-mail number"))\
        <button class="primary">Record it</button>
        """))
  }

  /// The talk between clinicians, and what the payer decided by letter.
  func steps(_ view: AppealView) -> HTML {
    """
    <h2>Steps</h2>
    <div class="row">\(disclosure("Record a peer-to-peer talk", name: "menu", peerToPeer))\
    \(if: view.packets.contains { !$0.packet.sendings.isEmpty }, disclosure("Record the decision on an appeal", name: "menu", decision(view)))\
    </div>
    \(self.view.state.clocks.first { $0.kind == .peerToPeer }.map(lastTalk))
    """
  }

  private func lastTalk(_ clock: ExternalClock) -> HTML {
    """
    <p class="sub">The payer offers a peer-to-peer talk until \(clock.due.html)\
    \(if: !clock.isConfirmed, " \(unverifiedDefault)")\(if: view.state.isMet(clock), ": recorded").</p>
    """
  }

  private var peerToPeer: HTML {
    form(
      "appeal/peer-to-peer",
      """
      \(Field.choice("result", "How it ended", PeerToPeer.Result.allCases.map { ($0.rawValue, $0.title) }))\
      \(Field.date("on", "On", max: view.today.description))\
      \(Field.lines("text", "Who spoke, and what was said"))<button class="primary">Record it</button>
      """)
  }

  private func decision(_ view: AppealView) -> HTML {
    let sent = AppealLevel.allCases.filter { level in
      view.packets.contains { $0.packet.draft.level == level && !$0.packet.sendings.isEmpty }
    }
    return form(
      "appeal/decision",
      """
      \(Field.choice("level", "On the", sent.map { ($0.rawValue, $0.title) }, selected: sent.last?.rawValue))\
      \(Field.choice("result", "Decision", AppealDecision.Result.allCases.map { ($0.rawValue, $0.title) }))\
      \(Field.date("on", "Date printed on the letter", max: self.view.today.description))\
      \(Field.lines("text", "The ground that it gives"))<button class="primary">Record it</button>
      """)
  }
}
