import Desk
import Hummingbird

extension Request {
  /// The values of the address after `?`.
  var queryFields: FormFields { FormFields(urlEncoded: (uri.query ?? "").utf8) }
}

extension FormFields {
  /// The 1-based page of a list; 1 for anything that is no page.
  var page: Int { min(max(1, self["page"].flatMap { Int($0) } ?? 1), 1_000_000) }

  /// The filters of a work queue; what is unknown filters nothing.
  var queueFilter: QueueFilter {
    QueueFilter(
      scope: self["scope"].flatMap { QueueFilter.Scope(rawValue: $0) } ?? .all, sop: text("sop"),
      team: text("team").map { Team($0) }, payer: text("payer").flatMap { Int64($0) }.map { PayerID($0) },
      category: text("category"), due: self["due"].flatMap { QueueFilter.Due(rawValue: $0) }, page: page)
  }
}
