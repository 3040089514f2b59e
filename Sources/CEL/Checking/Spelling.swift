/// The candidate that is spelled most like the name, or nil when none is near; the first of equals.
func nearest(to name: String, among candidates: [String]) -> String? {
  let limit = max(1, name.utf8.count / 3)
  return candidates.map { (candidate: $0, distance: editDistance(name, $0)) }
    .filter { $0.distance <= limit }
    .min { $0.distance < $1.distance }?
    .candidate
}

/// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment), case ignored.
func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.lowercased().utf8)
  let right = Array(right.lowercased().utf8)
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      let isSame = left[i] == right[j]
      var distance = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (isSame ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        distance = min(distance, beforePrevious[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforePrevious, previous) = (previous, row)
  }
  return previous[right.count]
}
