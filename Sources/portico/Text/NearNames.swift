/// Up to three of the names that share most with one that is not known; none where nothing is like it.
func nearNames(to name: String, among names: [String]) -> [String] {
  let wanted = letterPairs(name)
  let near = names.compactMap { candidate -> (name: String, likeness: Double)? in
    let pairs = letterPairs(candidate)
    let likeness = 2 * Double(wanted.intersection(pairs).count) / Double(max(1, wanted.count + pairs.count))
    return likeness >= 0.4 ? (candidate, likeness) : nil
  }
  return near.sorted { ($1.likeness, $0.name) < ($0.likeness, $1.name) }.prefix(3).map(\.name)
}

/// Letters side by side, in capitals.
private func letterPairs(_ text: String) -> Set<String> {
  let letters = Array(text.uppercased())
  return Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
}
