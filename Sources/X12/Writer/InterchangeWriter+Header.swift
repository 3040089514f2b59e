extension InterchangeWriter {
  /// Who sends to whom, when, and under which number.
  public struct Header: Hashable, Sendable {
    /// ISA05.
    public var senderQualifier: String
    /// ISA06, at most 15 characters.
    public var senderID: String
    /// ISA07.
    public var receiverQualifier: String
    /// ISA08, at most 15 characters.
    public var receiverID: String
    /// ISA09.
    public var date: CalendarDate
    /// ISA10, minutes after midnight.
    public var minute: Int
    /// ISA13, from 0 to 999 999 999.
    public var controlNumber: Int
    /// ISA15: whether the interchange is a test (`T`) and not for production (`P`).
    public var isTest: Bool
    /// ISA01 and ISA02, at most 10 characters; `00` where there is none.
    public var authorization = Credential()
    /// ISA03 and ISA04, at most 10 characters; `00` where there is none.
    public var security = Credential()
    /// ISA14: whether the receiver is asked for a TA1.
    public var wantsAcknowledgement = false

    /// What receivers may ask of a sender besides its name.
    public struct Credential: Hashable, Sendable {
      /// What kind of information it is, like `03`; `00` for none.
      public var qualifier: String
      /// The information.
      public var value: String

      /// Makes a credential; without words, none.
      public init(_ qualifier: String = "00", _ value: String = "") {
        self.qualifier = qualifier
        self.value = value
      }
    }

    /// Makes a header.
    public init(
      sender: (qualifier: String, id: String), receiver: (qualifier: String, id: String), date: CalendarDate,
      minute: Int, controlNumber: Int, isTest: Bool = false
    ) {
      senderQualifier = sender.qualifier
      senderID = sender.id
      receiverQualifier = receiver.qualifier
      receiverID = receiver.id
      self.date = date
      self.minute = minute
      self.controlNumber = controlNumber
      self.isTest = isTest
    }

    /// Makes a header under the next number for its receiver.
    public init(
      sender: (qualifier: String, id: String), receiver: (qualifier: String, id: String), date: CalendarDate,
      minute: Int, numbers: inout some ControlNumbers, isTest: Bool = false
    ) throws {
      self.init(
        sender: sender, receiver: receiver, date: date, minute: minute,
        controlNumber: try numbers.next(.interchange(receiver: receiver.id)), isTest: isTest)
    }

    /// ISA10 and GS05: the time as HHMM.
    public var time: String { padded(minute / 60, 2) + padded(minute % 60, 2) }
  }
}

/// The number in decimal, with zeros before it up to the width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
