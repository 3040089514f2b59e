import Desk
import X12

extension CasePage {
  /// The claim in short, and the other remittances for it.
  var claim: HTML {
    """
    <dl class="facts">
    \(view.claim.map(claimLink))
    \(view.claimFamily.map(familyLink))
    \(isOfRemittance ? view.set.map(remittance) : .nothing)
    <div><dt>File</dt><dd><a href="\(Path.document(view.document))">\(view.documentName)</a></dd></div>
    <div><dt>Payer</dt><dd>\(view.payerName)</dd></div>
    \(view.patient.map { "<div><dt>Patient</dt><dd>\($0.html)</dd></div>" })
    \(view.charge.map { "<div><dt>Charge</dt><dd>\($0.html)</dd></div>" })
    \(view.paid.map { "<div><dt>Paid</dt><dd>\($0.html)</dd></div>" })
    <div><dt>\(isOfRemittance ? "Denied" : "Not taken in")</dt><dd>\(view.denied.html)</dd></div>
    <div><dt>Usual root cause</dt><dd>\(view.state.opening.rootCauseTeam)</dd></div>
    </dl>
    \(isOfRemittance ? family : .nothing)
    """
  }

  /// Whether a remittance opened the case, and not what a front end said of claims.
  private var isOfRemittance: Bool {
    switch view.state.opening.subject {
    case .claim, .remittance, .takeback: true
    case .notice, .acknowledgement, .appointment: false
    }
  }

  private func familyLink(_ family: FamilyID) -> HTML {
    """
    <div><dt>Sent and paid</dt><dd><a class="button" href="\(Path.of(family))">The whole claim: sent, answered, paid</a></dd></div>
    """
  }

  private func remittance(_ set: SetID) -> HTML {
    "<div><dt>Remittance</dt><dd><a href=\"\(Path.of(set))\">The payment that it came in</a></dd></div>"
  }

  private func claimLink(_ claim: ClaimID) -> HTML {
    """
    <div><dt>Claim</dt><dd><a class="button" href="\(Path.of(claim))">Open the claim and its segments</a></dd></div>
    """
  }

  private var family: HTML {
    guard !view.family.isEmpty else {
      return "<h2>All remittances for this claim</h2><p class=\"none\">This is the only one so far.</p>"
    }
    return """
      <h2>All remittances for this claim</h2><table class="cards"><thead><tr><th scope="col">Payment date</th>\
      <th scope="col">Payer</th><th scope="col">Status</th><th scope="col" class="number">Charge</th>\
      <th scope="col" class="number">Paid</th></tr></thead><tbody>\(view.family.map(member))</tbody></table>
      """
  }

  private func member(_ member: CaseView.FamilyMember) -> HTML {
    """
    <tr\(if: member.claim == view.claim, " class=\"current\"")><th scope="row"><a href="\(Path.of(member.claim))">\
    \(member.paymentDate?.description ?? "no date")</a></th>\
    <td data-label="Payer">\(member.payer)</td><td data-label="Status">\(member.status.html)</td>\
    <td class="number" data-label="Charge">\(member.charge.html)</td><td class="number" data-label="Paid">\
    \(member.paid.html)</td></tr>
    """
  }
}
