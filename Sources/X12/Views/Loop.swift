/// A loop of a guide as a document has it, or a whole set: its segments, and the loops in it.
///
/// What it gives is looked for each time: keep it where it is needed again.
public struct Loop: Sendable {
  let tree: LoopTree
  let index: Int

  private var node: LoopTree.LoopNode { tree.content.loops[index] }

  /// The guide's name, like `2010AA`; empty for the set itself.
  public var name: String { node.name }
  /// What the guide says that it is about.
  public var title: String { node.title }

  /// Where it lies in the document, from its first segment to the end of its last. In a tree that was cut out for one item, loops
  /// around the item end with it.
  public var range: ByteRange {
    let nodes = tree.content.nodes[node.first..<node.end]
    guard let first = nodes.first, let last = nodes.last else { return ByteRange(start: 0, end: 0) }
    return ByteRange(start: first.offset, end: last.offset + last.end - last.start)
  }

  /// The loops directly in it, or those of them with these names.
  public func loops(_ names: String...) -> [Loop] {
    children.filter { names.isEmpty || names.contains($0.name) }
  }

  /// The first loop directly in it with one of these names.
  public func loop(_ names: String...) -> Loop? { children.first { names.contains($0.name) } }

  /// The loops in it with these names, however deep, in the order of the document.
  public func all(_ names: String...) -> [Loop] {
    let loops = tree.content.loops
    return (index + 1..<max(index + 1, node.next)).filter { names.contains(loops[$0].name) }.map {
      Loop(tree: tree, index: $0)
    }
  }

  private var children: [Loop] {
    var found: [Loop] = []
    var child = index + 1
    while child < node.next {
      found.append(Loop(tree: tree, index: child))
      child = tree.content.loops[child].next
    }
    return found
  }

  /// Its own segments with this identifier, not those of loops in it; with codes, only those whose first element is one of them.
  public func segments(_ id: String, _ codes: String...) -> [Segment] {
    places(id).map { tree.segment($0) }.filter { codes.isEmpty || codes.contains($0.text(1)) }
  }

  /// The first of its own segments with this identifier; with codes, the first whose first element is one of them.
  public func segment(_ id: String, _ codes: String...) -> Segment? {
    for place in places(id) {
      let segment = tree.segment(place)
      if codes.isEmpty || codes.contains(segment.text(1)) { return segment }
    }
    return nil
  }

  /// All of its own segments.
  public var segments: [Segment] { ownPlaces.map { tree.segment($0) } }

  private func places(_ id: String) -> [Int] {
    let code = Segment.pack(id)
    return ownPlaces.filter { tree.content.nodes[$0].code == code }
  }

  /// The positions of its own segments.
  private var ownPlaces: [Int] {
    var places: [Int] = []
    var next = node.first
    for child in children {
      let inner = tree.content.loops[child.index]
      places += next..<max(next, inner.first)
      next = max(next, inner.end)
    }
    return places + (next..<max(next, node.end))
  }
}
