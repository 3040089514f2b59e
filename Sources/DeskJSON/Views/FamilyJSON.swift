import Desk
import X12

extension FamilyRow: JSONShaped {
  package static let shape = JSONShape<FamilyRow>("FamilyRow") {
    Member("family", \.id)
    Member("patient", \.patient)
    Member("payer", \.payerName)
    Member("sent_on", \.sentOn)
    Member("frequency", \.frequency)
    Member("charge", \.charge)
    Member("answers", \.answers)
  }
}

extension FamilyView: JSONShaped {
  package static let shape = JSONShape<FamilyView>("Family") {
    Member("family", \.id)
    Member("patient", \.patient)
    Member("payer", \.payerName)
    Member("axes", about: "How the claim stands, each in a matter of its own.", \.axes)
    Member("sent", about: "The claims that were sent, the first of them first.", \.sent)
    Member("answers", \.answers)
    Member("lines", about: "The lines that were sent last, beside those of the last remittance.", \.lines)
    Member("cases", \.cases)
    Member("resubmissions") { view in
      view.resubmissions.map { ResubmissionOfFamily(id: $0.id, purpose: $0.purpose, state: $0.state) }
    }
    Member("history", about: "Everything that happened, oldest first.", \.history)
  }
}

/// A claim of the family that is made ready to be sent again.
private struct ResubmissionOfFamily: JSONShaped {
  var id: ResubmissionID
  var purpose: ResubmissionPurpose
  var state: Resubmission.State

  static let shape = JSONShape<ResubmissionOfFamily>("ResubmissionOfFamily") {
    Member("resubmission", \.id)
    Member("purpose", \.purpose)
    Member("state", \.state)
  }
}

extension FamilyView.Axis: JSONShaped {
  package static let shape = JSONShape<FamilyView.Axis>("ClaimAxis") {
    Member("axis", \.kind)
    Member("state", \.words)
    Member("tone", about: "What the state asks for.", \.tone)
    Member("on", \.on)
    Member("figure", \.figure)
    Member("path", about: "The page behind the state.", \.path)
  }
}

extension FamilyView.SentView: JSONShaped {
  package static let shape = JSONShape<FamilyView.SentView>("SentClaim") {
    Member("sent", \.id)
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("sent_on", \.sentOn)
    Member("frequency", \.frequency)
    Member("turn", about: "In which turn the payer was asked.", \.turn)
    Member("payer", \.payerName)
    Member("billing_provider", \.providerName)
    Member("charge", \.charge)
    Member("service_from", \.service?.lowerBound)
    Member("service_through", \.service?.upperBound)
    Member("codes", \.codes)
    Member("details", about: "References, providers and notes.", \.details)
    Member("coverages", about: "What other payers paid.", \.coverages)
    Member("joined", about: "Whether it joined a family that another claim began.", \.isJoined)
    Member("segments", \.segments)
  }
}

extension FamilyView.Detail: JSONShaped {
  package static let shape = JSONShape<FamilyView.Detail>("ClaimDetail") {
    Member("title", \.title)
    Member("value", about: "Empty where the reader's role may not see it.", \.value)
    Member("line", \.line)
    Member("path", about: "Where it stands in the file.", \.path)
  }
}

extension FamilyView.Coverage: JSONShaped {
  package static let shape = JSONShape<FamilyView.Coverage>("OtherCoverage") {
    Member("payer", \.payerName)
    Member("sequence", \.sequence)
    Member("paid_cents", \.paid)
    Member("decided", \.decided)
    Member("path", \.path)
  }
}

extension FamilyView.AnswerView: JSONShaped {
  package static let shape = JSONShape<FamilyView.AnswerView>("Answer") {
    Member("answer", \.id)
    Member("kind", \.kind)
    Member("sent", about: "The sent claim that it is about.", \.sent)
    Member("payer", \.payerName)
    Member("what", \.words)
    Member("on", \.on)
    Member("charge", \.charge)
    Member("paid", \.paid)
    Member("rejection", \.isRejection)
    Member("acceptance", about: "Whether the payer's front end took the claim in.", \.isAcceptance)
    Member("matched", about: "Why the two belong together.", \.matchedBy)
  }
}

extension FamilyView.LineView: JSONShaped {
  package static let shape = JSONShape<FamilyView.LineView>("ComparedLine") {
    Member("sent", about: "Null, with answered, for what was decided about the whole claim.", \.sent)
    Member("answered", \.answered)
    Member("adjustments", \.adjustments)
    Member("remarks", \.remarks)
  }
}

extension FamilyView.LineView.Side: JSONShaped {
  package static let shape = JSONShape<FamilyView.LineView.Side>("LineSide") {
    Member("procedure", \.procedure)
    Member("modifiers", \.modifiers)
    Member("revenue_code", \.revenueCode)
    Member("units", \.units)
    Member("day", \.day)
    Member("charge", \.charge)
    Member("paid", about: "On the payer's side.", \.paid)
  }
}

extension FamilyView.Entry: JSONShaped {
  package static let shape = JSONShape<FamilyView.Entry>("FamilyEntry") {
    Member("kind", \.kind)
    Member("on", \.on)
    Member("what", \.words)
    Member("figures", \.figures)
    Member("path", \.path)
  }
}
