import Foundation
import Testing

/// The worked dates of the domain facts beside the package.
struct SharedDates: Decodable {
  struct Appeal: Decodable { var level, notice, deadline: String }
  struct Estimate: Decodable {
    var scheduledOn, serviceOn: String
    var businessDaysAhead: Int

    private enum CodingKeys: String, CodingKey {
      case scheduledOn = "scheduled_on"
      case serviceOn = "service_on"
      case businessDaysAhead = "business_days_ahead"
    }
  }
  struct Request: Decodable { var requested, due: String }
  struct Filing: Decodable {
    var dos, lastDay: String

    private enum CodingKeys: String, CodingKey {
      case dos
      case lastDay = "last_day"
    }
  }

  var appeals: [Appeal]
  var gfe: [Estimate]
  var gfeOnRequest: Request
  var medicareTimelyFiling: [Filing]

  private enum CodingKeys: String, CodingKey {
    case appeals = "medicare_appeal (receipt presumed 5 days after notice date)"
    case gfe
    case gfeOnRequest = "gfe_on_request"
    case medicareTimelyFiling = "medicare_timely_filing"
  }

  static func load() throws -> SharedDates {
    struct Oracles: Decodable { var dates: SharedDates }
    let file = try #require(Files.shared).appending(path: "domain/oracles.json")
    return try JSONDecoder().decode(Oracles.self, from: Data(contentsOf: file)).dates
  }
}
