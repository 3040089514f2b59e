import Foundation
import Testing

/// The worked dates of the domain facts beside the package.
struct SharedDates: Decodable {
  struct Appeal: Decodable { var level, notice, deadline: String }
  struct Estimate: Decodable {
    var scheduledOn, serviceOn: String
    var businessDaysAhead: Int
  }
  struct Request: Decodable { var requested, due: String }
  struct Filing: Decodable { var dos, lastDay: String }

  var appeals: [Appeal]
  var gfe: [Estimate]
  var gfeOnRequest: Request
  var medicareTimelyFiling: [Filing]

  private enum CodingKeys: String, CodingKey {
    case appeals = "medicare_appeal (receipt presumed 5 days after notice date)"
    case gfe, gfeOnRequest, medicareTimelyFiling
  }

  static func load() throws -> SharedDates {
    struct Oracles: Decodable { var dates: SharedDates }
    let file = try #require(Files.shared).appending(path: "domain/oracles.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Oracles.self, from: Data(contentsOf: file)).dates
  }
}
