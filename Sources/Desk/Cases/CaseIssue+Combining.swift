import X12

extension [CaseIssue] {
  /// As many issues as an entry of the trail has room for, with the same sum: more than that are put together by group and
  /// reason, and what is still too many by whether it is denied in full. What was put together names no segment of its own;
  /// the claim's page shows each line.
  package func combined(atMost most: Int = 150) -> [CaseIssue] {
    guard count > most else { return self }
    let byReason = grouped { [$0.group, $0.reason, $0.category] }
    guard byReason.count > most else { return byReason }
    let bySize = byReason.sorted { $0.amount > $1.amount }
    let rest = bySize[(most - 2)...].map { issue in
      var issue = issue
      issue.group = ""
      issue.reason = ""
      issue.category = unspecifiedCategory
      return issue
    }
    return bySize[..<(most - 2)] + rest.grouped { ["\($0.isFull)"] }
  }

  /// One issue for those with the same key, in the order of their first.
  private func grouped(by key: (CaseIssue) -> [String]) -> [CaseIssue] {
    var places: [[String]: Int] = [:]
    var groups: [CaseIssue] = []
    for issue in self {
      if let place = places[key(issue)] {
        groups[place].amount += issue.amount
        groups[place].isFull = groups[place].isFull && issue.isFull
        groups[place].line = nil
        groups[place].citation = nil
      } else {
        places[key(issue)] = groups.count
        groups.append(issue)
      }
    }
    return groups
  }
}
