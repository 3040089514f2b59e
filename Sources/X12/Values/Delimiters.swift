/// The four characters that cut one interchange into pieces; its ISA header declares them.
public struct Delimiters: Hashable, Sendable {
  /// Parts elements: the byte after `ISA`.
  public var element: UInt8
  /// Parts components of a composite element: ISA16.
  public var component: UInt8
  /// Parts repetitions of an element: ISA11 from version 00402 on; `nil` when the interchange declares none.
  public var repetition: UInt8?
  /// Ends a segment: the byte after ISA16.
  public var segment: UInt8

  /// Makes a set of delimiters; the defaults are the usual `*`, `:`, `^` and `~`.
  public init(
    element: UInt8 = UInt8(ascii: "*"), component: UInt8 = UInt8(ascii: ":"),
    repetition: UInt8? = UInt8(ascii: "^"), segment: UInt8 = UInt8(ascii: "~")
  ) {
    self.element = element
    self.component = component
    self.repetition = repetition
    self.segment = segment
  }
}
