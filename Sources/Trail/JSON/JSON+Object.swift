extension JSON {
  /// The members of an object, sorted by the UTF-16 code units of their keys (RFC 8785, section 3.2.3).
  ///
  /// A key may be given twice; encoding such an object fails.
  public struct Object: Sendable {
    private var members: [Member]
    /// Whether a key may be there twice; members that come one by one replace each other.
    let mayRepeat: Bool

    /// An object of these members, in any order.
    public init(_ members: some Sequence<(String, JSON)> = []) {
      self.members = members.map { Member(key: $0.0, value: $0.1) }
      self.members.sort { $0.key.precedesCanonically($1.key) }
      mayRepeat = !self.members.isEmpty
    }

    /// An object of members that are sorted already.
    init(sorted members: [Member]) {
      self.members = members
      mayRepeat = true
    }

    /// The value of a member; setting it adds, replaces or (with nil) removes the member.
    public subscript(key: String) -> JSON? {
      get { members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
      set {
        // In canonical order, which is how an object is usually filled, each member goes to the end.
        if let newValue, members.last.map({ $0.key.precedesCanonically(key) }) ?? true {
          members.append(Member(key: key, value: newValue))
          return
        }
        members.removeAll { $0.key.utf8.elementsEqual(key.utf8) }
        guard let newValue else { return }
        let place = members.firstIndex { key.precedesCanonically($0.key) } ?? members.endIndex
        members.insert(Member(key: key, value: newValue), at: place)
      }
    }
  }

  /// One key of an object with its value.
  public struct Member: Sendable, Equatable {
    /// The name of the member.
    public let key: String
    /// What the name stands for.
    public let value: JSON

    /// Whether both have the same bytes as key and the same value.
    public static func == (left: Member, right: Member) -> Bool {
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }
}

extension JSON.Object: Equatable, RandomAccessCollection, ExpressibleByDictionaryLiteral {
  /// An object as written: `["a": 1, "b": "x"]`.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self.init(members)
  }

  /// Whether both have the same members.
  public static func == (left: JSON.Object, right: JSON.Object) -> Bool { left.members == right.members }

  /// The position of the first member.
  public var startIndex: Int { members.startIndex }

  /// The position after the last member.
  public var endIndex: Int { members.endIndex }

  /// The member at a position in canonical order.
  public subscript(position: Int) -> JSON.Member { members[position] }
}

extension String {
  /// Whether the UTF-16 code units of this string sort before those of another.
  func precedesCanonically(_ other: String) -> Bool {
    var rest = other.utf8.makeIterator()
    for left in utf8 {
      guard let right = rest.next() else { return false }
      if left == right { continue }
      // UTF-8 sorts as UTF-16 does, but for characters above U+FFFF (lead byte F0 and up), whose surrogates (D800–DFFF)
      // come before U+E000–U+FFFF (lead bytes EE and EF).
      if left >= 0xEE, right >= 0xEE, (left >= 0xF0) != (right >= 0xF0) { return left >= 0xF0 }
      return left < right
    }
    return rest.next() != nil
  }
}
