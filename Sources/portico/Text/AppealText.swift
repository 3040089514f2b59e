import Desk
import DeskJSON
import X12

/// The appeal of a case, as the command line prints it.
struct AppealText {
  let appeal: AppealOfCase

  private var view: AppealView { appeal.view }

  /// The appeal as people read it.
  var lines: [String] {
    var lines = ["Appeal of case \(appeal.id)"]
    if let why = view.refusal { lines.append(why) } else { lines += levels + [""] + exhibits }
    if !view.packets.isEmpty { lines += ["", "Packets"] + view.packets.flatMap(packet) }
    return lines
  }

  private var levels: [String] {
    view.levels.map { level in
      let deadline =
        level.clock.map { clock in
          appeal.state.isMet(clock) ? "sent" : "due \(clock.due)\(clock.isConfirmed ? "" : " (not confirmed)")"
        } ?? "no deadline known"
      return "  \(level.isNext ? ">" : " ") \(level.level.rawValue): \(level.level.title), \(deadline)"
    }
  }

  private var exhibits: [String] {
    ["Exhibits"]
      + view.exhibits.flatMap { exhibit in
        let sign = exhibit.isOwn || !exhibit.pieces.isEmpty ? "[x]" : exhibit.isMissing ? "[!]" : "[ ]"
        let need = exhibit.isMissing ? " (required, missing)" : ""
        return ["  \(sign) \(exhibit.exhibit.id): \(exhibit.exhibit.title)\(need)"]
          + exhibit.pieces.map { "        \($0.title): \($0.piece.evidence.text)" }
      }
  }

  private func packet(_ packet: AppealView.PacketView) -> [String] {
    let draft = packet.packet.draft
    let look =
      packet.packet.waitsForSecondLook
      ? ", waits for a second look" : packet.approvedBy.map { ", approved by \($0)" } ?? ""
    return [
      "  \(draft.number): \(draft.level.title), \(draft.denied.dollars), made by \(packet.writtenBy) on \(draft.on)\(look)"
    ]
      + packet.sendings.map { sent in
        "     sent by \(sent.sending.channel.title.lowercased()) on \(sent.sending.on), \(sent.by): \(sent.reference)"
      }
  }
}
