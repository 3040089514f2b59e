/// One transaction set, or one claim's part of it: its bytes, and where its segments and loops lie in them.
///
/// Only places are kept. Texts, amounts and days are read when a view is asked for them, so what nobody asks for costs nothing.
public final class LoopTree: Sendable {
  /// A segment.
  struct Node: Sendable {
    var code: UInt32
    /// Where it lies in the tree's bytes.
    var start: Int
    var end: Int
    var ordinal: Int
    /// Where it lies in the document.
    var offset: Int
  }

  /// A loop: which segments are in it, loops in it included.
  struct LoopNode: Sendable {
    var name: String
    var title: String
    var first: Int
    var end: Int
    /// The first loop after it and those in it.
    var next: Int
  }

  /// What a tree consists of, while it grows.
  struct Content: Sendable {
    var bytes: [UInt8] = []
    var nodes: [Node] = []
    /// The first is the set itself.
    var loops: [LoopNode] = []
  }

  /// The name of the guide by which it was read, like `837P` or `278-response`; empty where none is known.
  public let guide: String
  /// The characters it is cut by.
  public let delimiters: Delimiters
  let content: Content
  private let itemIndex: Int?

  init(guide: String, delimiters: Delimiters, content: Content, item: Int?) {
    self.guide = guide
    self.delimiters = delimiters
    self.content = content
    itemIndex = item
  }

  /// The set, from ST.
  public var transaction: Loop { Loop(tree: self, index: 0) }

  /// The claim, member or other item that the tree was cut out for; `nil` in a whole set, and in what is left of a set without
  /// its items.
  public var item: Loop? { itemIndex.map { Loop(tree: self, index: $0) } }

  /// A segment of the tree, cut when asked for.
  func segment(_ index: Int) -> Segment {
    let node = content.nodes[index]
    return Segment(
      bytes: Array(content.bytes[node.start..<node.end]), delimiters: delimiters,
      offset: node.offset,
      ordinal: node.ordinal)
  }
}
