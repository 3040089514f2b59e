import Desk
import DeskJSON
import X12

/// The appeal of a case, as the command line prints it.
struct AppealText {
  let id: CaseID
  let view: AppealView
  let state: CaseState

  /// The appeal as people read it.
  var lines: [String] {
    var lines = ["Appeal of case \(id)"]
    if let why = view.refusal { lines.append(why) } else { lines += levels + [""] + exhibits }
    if !view.packets.isEmpty { lines += ["", "Packets"] + view.packets.flatMap(packet) }
    return lines
  }

  private var levels: [String] {
    view.levels.map { level in
      let deadline =
        level.clock.map { clock in
          state.isMet(clock) ? "sent" : "due \(clock.due)\(clock.isConfirmed ? "" : " (not confirmed)")"
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

  /// The object of `--json`.
  var object: JSONObject {
    [
      "case": id, "version": state.version, "refusal": view.refusal, "next_level": state.nextAppealLevel.rawValue,
      "levels": view.levels.map { level in
        [
          "level": level.level.rawValue, "title": level.level.title, "due": level.clock?.due,
          "work_by": level.clock?.workBy, "confirmed": level.clock?.isConfirmed,
          "met": level.clock.map { state.isMet($0) }, "refusal": level.refusal,
        ] as JSONObject
      },
      "exhibits": view.exhibits.map { exhibit in
        [
          "id": exhibit.exhibit.id, "number": exhibit.number, "title": exhibit.exhibit.title,
          "required": exhibit.exhibit.isRequired, "missing": exhibit.isMissing,
          "pieces": exhibit.pieces.map { piece in
            [
              "title": piece.title, "evidence": piece.piece.evidence, "from_checklist": piece.isFromChecklist,
            ] as JSONObject
          },
        ] as JSONObject
      },
      "missing": view.missing.map(\.id), "packets": view.packets.map(json),
      "peer_to_peer": state.appeal.peerToPeers.map { talk in
        ["result": talk.result.rawValue, "on": talk.on] as JSONObject
      },
      "decisions": state.appeal.decisions.map { decision in
        [
          "level": decision.level.rawValue, "result": decision.result.rawValue, "on": decision.on,
        ] as JSONObject
      },
    ]
  }

  private func json(_ packet: AppealView.PacketView) -> JSONObject {
    let draft = packet.packet.draft
    return [
      "packet": draft.number, "level": draft.level.rawValue, "letter": draft.letter, "cents": draft.denied,
      "on": draft.on, "written_by": packet.writtenBy, "needs_second_look": draft.needsSecondLook,
      "approved_by": packet.approvedBy,
      "sent": packet.sendings.map { sent in
        [
          "by": sent.sending.channel.rawValue, "on": sent.sending.on, "recorded_by": sent.by,
          "reference": sent.reference,
        ] as JSONObject
      },
    ]
  }
}
