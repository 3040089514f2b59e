import Desk
import X12

extension TrapWorld {
  /// One file of the world, and which claims or answers stand in it, in their order.
  package struct File: Sendable {
    package var bytes: [UInt8]
    /// Claims that were sent, by their ids; empty in a remittance.
    package var sent: [Int]
    /// Answers, by their place in `answers`; empty in a claim file.
    package var answered: [Int]
  }

  /// The world as the files in which it reaches a hospital: for each thirty days a claim file (837P) and a remittance (835),
  /// in the order in which they come. Written segment by segment, without any code of the product.
  package var files: [File] {
    let period: (CalendarDate) -> Int32 = { $0.days / 30 }
    let sentIn = Dictionary(grouping: sent, by: { period($0.on) })
    let answeredIn = Dictionary(grouping: answers.indices, by: { period(answers[$0].on) })
    return Set(sentIn.keys).union(answeredIn.keys).sorted().enumerated().flatMap { index, period in
      [claimFile(sentIn[period] ?? [], number: index), remittanceFile(answeredIn[period] ?? [], number: index)]
        .compactMap { $0 }
    }
  }

  private func claimFile(_ claims: [Sent], number: Int) -> File? {
    guard !claims.isEmpty else { return nil }
    let days = Dictionary(grouping: claims, by: \.on).sorted { $0.key < $1.key }
    let sets = days.map { day, claims in
      var segments = [
        "BHT*0019*00*BATCH\(day.days)*\(compact(day))*0800*CH", "NM1*41*2*TRAP HOSPITAL*****46*HOSPITAL",
        "PER*IC*BILLING*TE*5555550100", "NM1*40*2*TRAP CLEARINGHOUSE*****46*HOUSE", "HL*1**20*1",
        "NM1*85*2*TRAP HOSPITAL*****XX*1987654328", "N3*1 MAIN ST", "N4*ALBANY*NY*122070001", "REF*EI*123456789",
      ]
      for (index, claim) in claims.enumerated() { segments += self.segments(of: claim, level: index + 2) }
      return segments
    }
    return File(
      bytes: interchange("HC", "005010X222A1", "837", sets, number: 1000 + number),
      sent: days.flatMap { $0.value.map(\.id) }, answered: [])
  }

  private func segments(of claim: Sent, level: Int) -> [String] {
    let traits = claim.traits
    let amount = traits.charge.description
    return [
      "HL*\(level)*1*22*0", "SBR*\(traits.turn == .secondary ? "S" : "P")*18*******CI",
      "NM1*IL*1*\(traits.patient.last)*\(traits.patient.first)****MI*\(traits.patient.member)", "N3*2 MAIN ST",
      "N4*ALBANY*NY*12207", "DMG*D8*\(traits.patient.birth.map(compact) ?? "")*F",
      "NM1*PR*2*\(traits.payer)*****PI*\(traits.payer)",
      "CLM*\(traits.controlNumber)*\(amount)***11:B:\(traits.frequency)*Y*A*Y*Y",
    ] + (claim.replaces.map { ["REF*F8*\($0)"] } ?? [])
      + ["HI*ABK:J029", "LX*1", "SV1*HC:99213*\(amount)*UN*1***1"]
      + (traits.service.map { ["DTP*472*RD8*\(compact($0.lowerBound))-\(compact($0.upperBound))"] } ?? [])
  }

  private func remittanceFile(_ indices: [Int], number: Int) -> File? {
    guard !indices.isEmpty else { return nil }
    struct Payment: Hashable {
      var day: CalendarDate
      var payer: String
    }
    let payments = Dictionary(grouping: indices) { Payment(day: answers[$0].on, payer: answers[$0].traits.payer) }
      .sorted { ($0.key.day, $0.key.payer) < ($1.key.day, $1.key.payer) }
    let sets = payments.map { payment, indices in
      let claims = indices.map { remitted(answers[$0]) }
      let total = claims.reduce(Cents.zero) { $0 + $1.paid }
      let day = compact(payment.day)
      let trace = "T\(payment.day.days)\(payment.payer)"
      return [
        "BPR*H*\(total.value < 0 ? Cents.zero : total)*C*NON************\(day)", "TRN*1*\(trace)*1512345678",
        "DTM*405*\(day)", "N1*PR*\(payment.payer)*XV*\(payment.payer)", "N3*1 PAYER ST", "N4*ALBANY*NY*12207",
        "PER*BL*DESK*TE*5555550101", "N1*PE*TRAP HOSPITAL*XX*1987654328", "LX*1",
      ] + claims.flatMap(\.segments)
        // What a day of reversals leaves owing is carried forward.
        + (total.value < 0 ? ["PLB*1987654328*\(day)*FB:\(trace)*\(total)"] : [])
    }
    return File(
      bytes: interchange("HP", "005010X221A1", "835", sets, number: 5000 + number), sent: [],
      answered: payments.flatMap(\.value))
  }

  /// What the payer writes of a claim: paid in full, denied where it does not say in which turn, or taken back.
  private func remitted(_ answer: Answered) -> (paid: Cents, segments: [String]) {
    let traits = answer.traits
    let isReversal = answer.trap == .reversal && traits.turn == nil
    let isDenial = answer.trap == .denialWithoutTurn
    let charge = isReversal ? Cents(-traits.charge.value) : traits.charge
    let paid = isDenial ? Cents.zero : charge
    let status = isReversal ? "22" : isDenial ? "4" : traits.turn == .secondary ? "2" : "1"
    let frequency = traits.frequency.isEmpty ? "" : "*\(traits.frequency)"
    var segments = [
      "CLP*\(traits.controlNumber)*\(status)*\(charge)*\(paid)**CI*\(traits.payerClaimNumber)*11\(frequency)"
    ]
    if isDenial { segments.append("CAS*CO*50*\(charge)") }
    let member = traits.patient.member.isEmpty ? "" : "****MI*\(traits.patient.member)"
    segments.append("NM1*QC*1*\(traits.patient.last)*\(traits.patient.first)\(member)")
    if let service = traits.service {
      segments += ["DTM*232*\(compact(service.lowerBound))", "DTM*233*\(compact(service.upperBound))"]
    }
    return (paid, segments)
  }

  private func interchange(
    _ functional: String, _ version: String, _ type: String, _ sets: [[String]], number: Int
  ) -> [UInt8] {
    let control = String(String(1_000_000_000 + number).suffix(9))
    var text =
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*0800*^*00501*\(control)*0*P*:~"
      + "GS*\(functional)*SENDER*RECEIVER*20260105*0800*\(number)*X*\(version)~"
    for (index, set) in sets.enumerated() {
      let own = String(String(10_000 + index).suffix(4))
      let all = ["ST*\(type)*\(own)" + (type == "837" ? "*\(version)" : "")] + set
      text += (all + ["SE*\(all.count + 1)*\(own)"]).map { $0 + "~" }.joined()
    }
    return Array((text + "GE*\(sets.count)*\(number)~IEA*1*\(control)~").utf8)
  }

  private func compact(_ date: CalendarDate) -> String { date.description.replacing("-", with: "") }
}
