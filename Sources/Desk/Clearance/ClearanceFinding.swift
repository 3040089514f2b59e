import Trail
import X12

/// What may have to be clear before a scheduled service.
package enum ClearanceElement: String, CaseIterable, Sendable {
  case identity, coverage, authorization, order, estimate, notices

  package var title: String {
    switch self {
    case .identity: "Identity"
    case .coverage: "Coverage"
    case .authorization: "Authorization"
    case .order: "Order"
    case .estimate: "Estimate"
    case .notices: "Notices"
    }
  }
}

/// What a person found out about one element. An eligibility or authorization answer will be recorded as the same finding.
package enum ClearanceFinding: Hashable, Sendable {
  case identity(Identity)
  case coverage(Coverage)
  case authorization(Authorization)
  case order(Order)
  case estimate(Estimate)
  case notices(Notices)

  package enum Identity: String, CaseIterable, Sendable {
    /// Two identifiers agree.
    case verified
    case mismatch
  }

  package enum Coverage: String, CaseIterable, Sendable {
    case active
    case inactive
    /// The payer gave no usable answer. It is neither active nor inactive.
    case undetermined
  }

  package enum Authorization: Hashable, Sendable {
    case notNeeded
    case needed
    case submitted
    case approved(Approval)
    case denied
  }

  package enum Order: String, CaseIterable, Sendable {
    /// A signed order for this service is on file.
    case received
    case missing
  }

  package enum Estimate: String, CaseIterable, Sendable {
    case notNeeded = "not_needed"
    case needed
    case given
  }

  package enum Notices: String, CaseIterable, Sendable {
    case notNeeded = "not_needed"
    case due
    case delivered
    case signed
  }

  /// A payer's approval. Its number identifies a patient's record, so it is sealed.
  package struct Approval: Hashable, Sendable {
    package var number: Digest
    package var from: CalendarDate
    package var through: CalendarDate
    package var units: Int

    package init(number: Digest, from: CalendarDate, through: CalendarDate, units: Int) {
      self.number = number
      self.from = from
      self.through = through
      self.units = units
    }
  }

  package var element: ClearanceElement {
    switch self {
    case .identity: .identity
    case .coverage: .coverage
    case .authorization: .authorization
    case .order: .order
    case .estimate: .estimate
    case .notices: .notices
    }
  }

  /// The status as files, forms and the command line write it.
  package var status: String {
    switch self {
    case .identity(let status): status.rawValue
    case .coverage(let status): status.rawValue
    case .authorization(.notNeeded): "not_needed"
    case .authorization(.needed): "needed"
    case .authorization(.submitted): "submitted"
    case .authorization(.approved): "approved"
    case .authorization(.denied): "denied"
    case .order(let status): status.rawValue
    case .estimate(let status): status.rawValue
    case .notices(let status): status.rawValue
    }
  }

  /// How a finding stands towards the service.
  package enum Standing: Sendable {
    case clears
    /// Somebody is waited for.
    case pending
    /// It speaks against the service as it is scheduled.
    case against
    /// Nobody knows, and nobody may act as if they did.
    case undetermined
  }

  /// How the finding stands towards a service on a day.
  package func standing(on day: CalendarDate) -> Standing {
    switch self {
    case .identity(.verified), .coverage(.active), .authorization(.notNeeded), .order(.received), .estimate(.notNeeded),
      .estimate(.given), .notices(.notNeeded), .notices(.delivered), .notices(.signed):
      .clears
    case .authorization(.approved(let approval)): approval.covers(day) ? .clears : .against
    case .authorization(.needed), .authorization(.submitted), .estimate(.needed), .notices(.due): .pending
    case .identity(.mismatch), .coverage(.inactive), .authorization(.denied), .order(.missing): .against
    case .coverage(.undetermined): .undetermined
    }
  }
}

extension ClearanceFinding.Approval {
  /// Whether the approved dates hold the day.
  package func covers(_ day: CalendarDate) -> Bool { from <= day && day <= through }
}

extension ClearanceElement {
  /// The statuses that a person may record, in the order in which work goes.
  package var statuses: [String] {
    switch self {
    case .identity: ClearanceFinding.Identity.allCases.map(\.rawValue)
    case .coverage: ClearanceFinding.Coverage.allCases.map(\.rawValue)
    case .authorization: ["not_needed", "needed", "submitted", "approved", "denied"]
    case .order: ClearanceFinding.Order.allCases.map(\.rawValue)
    case .estimate: ClearanceFinding.Estimate.allCases.map(\.rawValue)
    case .notices: ClearanceFinding.Notices.allCases.map(\.rawValue)
    }
  }

  /// A status in the words of the desk.
  package func words(_ status: String) -> String {
    switch (self, status) {
    case (.identity, "verified"): "verified by two identifiers"
    case (.identity, "mismatch"): "the identifiers do not agree"
    case (.coverage, "undetermined"): "undetermined: the payer gave no usable answer"
    case (.order, "received"): "signed order on file"
    default: status.replacing("_", with: " ")
    }
  }
}

extension ClearanceFinding {
  /// The finding for a status as people write it.
  ///
  /// - Parameter approval: number, dates and units; only `authorization approved` has one, and needs it.
  package init(_ element: ClearanceElement, _ status: String, approval: Approval?) throws(Refusal) {
    guard element.statuses.contains(status) else {
      throw Refusal(
        .invalid,
        "\(element.title) has no status '\(status)'; it has \(element.statuses.joined(separator: ", ")).")
    }
    guard approval == nil || (element == .authorization && status == "approved") else {
      throw Refusal(.invalid, "Number, dates and units belong to an approved authorization only.")
    }
    let finding: ClearanceFinding? =
      switch element {
      case .identity: Identity(rawValue: status).map { .identity($0) }
      case .coverage: Coverage(rawValue: status).map { .coverage($0) }
      case .order: Order(rawValue: status).map { .order($0) }
      case .estimate: Estimate(rawValue: status).map { .estimate($0) }
      case .notices: Notices(rawValue: status).map { .notices($0) }
      case .authorization:
        switch status {
        case "not_needed": .authorization(.notNeeded)
        case "needed": .authorization(.needed)
        case "submitted": .authorization(.submitted)
        case "denied": .authorization(.denied)
        default: approval.map { .authorization(.approved($0)) }
        }
      }
    guard let finding else {
      throw Refusal(.invalid, "An approved authorization needs its number, the first and last day, and the units.")
    }
    self = finding
  }
}
