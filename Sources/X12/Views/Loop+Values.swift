// What segments of many guides say: names, addresses, numbers and days. Each is read when it is asked for.
extension Loop {
  /// A person or organisation (NM1, N1).
  public struct Name: Sendable {
    private let segment: Segment
    private let isShort: Bool

    init(_ segment: Segment) {
      self.segment = segment
      isShort = segment.id == "N1"
    }

    /// NM101 or N101, the role, like `IL`.
    public var role: String { segment.text(1) }
    /// NM102: whether it is a person.
    public var isPerson: Bool { !isShort && segment.text(2) == "1" }
    /// NM103 or N102: the last name, or that of an organisation.
    public var last: String { isShort ? segment.text(2) : segment.text(3) }
    /// NM104.
    public var first: String { isShort ? "" : segment.text(4) }
    /// NM105.
    public var middle: String { isShort ? "" : segment.text(5) }
    /// NM107.
    public var suffix: String { isShort ? "" : segment.text(7) }
    /// NM108 or N103: what kind of number follows, like `XX`.
    public var idQualifier: String { segment.text(isShort ? 3 : 8) }
    /// NM109 or N104.
    public var id: String { segment.text(isShort ? 4 : 9) }
    /// `MARIA A DOE`, as one would say it.
    public var full: String {
      [first, middle, last, suffix].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// An address (N3, N4).
  public struct Address: Sendable {
    let street: Segment?
    let place: Segment?

    /// N301 and N302.
    public var lines: [String] {
      street.map { [$0.text(1), $0.text(2)].filter { !$0.isEmpty } } ?? []
    }
    /// N401.
    public var city: String { place?.text(1) ?? "" }
    /// N402.
    public var state: String { place?.text(2) ?? "" }
    /// N403.
    public var postalCode: String { place?.text(3) ?? "" }
  }

  /// Days from one to another; the same day twice for a single one.
  public struct Period: Hashable, Sendable {
    /// DTP01 or DTM01, what it is about, like `472` for a service.
    public var qualifier: String
    /// The first day.
    public var first: CalendarDate
    /// The last day.
    public var last: CalendarDate
  }

  /// A procedure: a composite of a code list, a code and modifiers.
  public struct Procedure: Hashable, Sendable {
    /// The code list, like `HC`.
    public var qualifier: String
    /// The code, like `99213`.
    public var code: String
    /// Up to four modifiers.
    public var modifiers: [String]
  }

  /// Why a question or request was refused (AAA).
  public struct Refusal: Hashable, Sendable {
    /// AAA03, the reason, like `75` for a subscriber who was not found.
    public var reason: String
    /// AAA04, what to do, like `C` for correct and send again.
    public var followUp: String
  }

  /// A trace number (TRN).
  public struct Trace: Hashable, Sendable {
    /// TRN01: `1` for the sender's own, `2` for one that is given back.
    public var kind: String
    /// TRN02.
    public var number: String
    /// TRN03, who gave it.
    public var originator: String
  }

  /// The name at the head of the loop; with roles, the first name in one of them.
  public func name(_ roles: String...) -> Name? {
    (segments("NM1") + segments("N1")).first { roles.isEmpty || roles.contains($0.text(1)) }.map(
      Name.init)
  }

  /// The address of the loop.
  public var address: Address? {
    let (street, place) = (segment("N3"), segment("N4"))
    return street == nil && place == nil ? nil : Address(street: street, place: place)
  }

  /// REF02 of the first reference with one of these qualifiers (REF01).
  public func reference(_ qualifiers: String...) -> String? {
    segments("REF").first { qualifiers.contains($0.text(1)) }?.text(2)
  }

  /// AMT02 of the first amount with one of these qualifiers (AMT01).
  public func amount(_ qualifiers: String...) -> Cents? {
    segments("AMT").first { qualifiers.contains($0.text(1)) }?.cents(2)
  }

  /// The days that the loop states (DTP, DTM), or those of them with these qualifiers; what is no day is left out.
  public func periods(_ qualifiers: String...) -> [Period] {
    (segments("DTP") + segments("DTM")).filter {
      qualifiers.isEmpty || qualifiers.contains($0.text(1))
    }
    .compactMap(Self.period)
  }

  /// The trace numbers of the loop.
  public var traces: [Trace] {
    segments("TRN").map { Trace(kind: $0.text(1), number: $0.text(2), originator: $0.text(3)) }
  }

  /// Why what stands here was refused.
  public var refusals: [Refusal] {
    segments("AAA").map { Refusal(reason: $0.text(3), followUp: $0.text(4)) }
  }

  /// DMG02.
  public var birth: CalendarDate? { segment("DMG")?.date(2) }
  /// DMG03: `F`, `M` or `U`.
  public var sex: String? { segment("DMG")?.text(3) }

  private static func period(_ segment: Segment) -> Period? {
    // DTP has its form in the second element; DTM has a day there, or a form and a period in the fifth and sixth.
    let isLong = segment.id == "DTP"
    let text = isLong ? segment.text(3) : segment.isEmpty(2) ? segment.text(6) : segment.text(2)
    let days = text.split(separator: "-").map { part in
      let digits = Array(part.utf8.prefix(8))
      return CalendarDate(d8: digits.span)
    }
    guard let first = days.first ?? nil, let last = days.last ?? nil, days.count <= 2 else {
      return nil
    }
    return Period(qualifier: segment.text(1), first: first, last: last)
  }
}

extension Segment {
  /// The procedure in a composite that begins with its code list; `nil` where the element is empty.
  func procedure(_ element: Int) -> Loop.Procedure? {
    guard !isEmpty(element) else { return nil }
    return Loop.Procedure(
      qualifier: text(element, component: 1), code: text(element, component: 2),
      modifiers: modifiers(element))
  }

  /// The values of an element that may be repeated.
  func repetitions(_ element: Int) -> [String] {
    guard !isEmpty(element) else { return [] }
    guard let separator = delimiters.repetition else { return [text(element)] }
    return text(element).split(separator: Character(Unicode.Scalar(separator))).map(String.init)
  }

  /// The text of an element; `nil` where it is empty.
  func optional(_ element: Int) -> String? { isEmpty(element) ? nil : text(element) }

  /// A yes-or-no element; `nil` for anything else, like unknown.
  func isYes(_ element: Int) -> Bool? {
    switch text(element) {
    case "Y": true
    case "N": false
    default: nil
    }
  }

  /// The adjustments of a CAS segment.
  var adjustments: [Adjustment] {
    (0..<6).compactMap { triple in
      let element = 2 + 3 * triple
      guard !isEmpty(element), let amount = cents(element + 1) else { return nil }
      return Adjustment(
        group: text(1), reason: text(element), amount: amount, quantity: optional(element + 2),
        segment: range,
        triple: triple)
    }
  }
}
