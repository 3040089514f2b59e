@testable import X12

/// The parts of a document.
func trees(
  _ document: [UInt8], each part: LoopReader.Part = .set, pieces size: Int = .max, mostBytes: Int = 16 << 20
) throws -> [LoopTree] {
  var reader = LoopReader(try Conformance.library.get(), each: part, mostBytes: mostBytes)
  var trees: [LoopTree] = []
  var start = 0
  while start < document.count {
    let end = min(document.count, start + min(size, document.count))
    try reader.read(Array(document[start..<end])) { trees.append($0) }
    start = end
  }
  try reader.finish { trees.append($0) }
  return trees
}

func trees(_ text: String, each part: LoopReader.Part = .set) throws -> [LoopTree] {
  try trees(Array(text.utf8), each: part)
}

extension SampleSet {
  /// The sample as a tree.
  var tree: LoopTree { get throws { try trees(text)[0] } }
}
