extension Entry {
  /// The keys of an encoded entry, in the order in which they are written.
  enum Field: String, CaseIterable {
    case actor
    case cause
    case commandID = "command"
    case actingFor = "for"
    case inputs
    case occurredAt = "occurred"
    case origin
    case payload
    case policies
    case previous = "prev"
    case recordedAt = "recorded"
    case schema
    case streamVersion = "seq"
    case sop
    case stream
    case type
    case formatVersion = "v"
  }
}
