extension Entry {
  /// Reads an entry; bytes that ``encoded()`` would not have written are refused.
  public init(bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Entry.largestEncoding else { throw .tooLarge(bytes.count) }
    let json: JSON
    do { json = try JSON(canonical: bytes) } catch { throw .notCanonical(error) }
    guard let object = json.object else { throw .notAnObject }
    var reader = EntryReader(members: object)
    let actor = try reader.required(.actor, \.string)
    let cause = try reader.optional(.cause, \.string)
    let commandID = try reader.required(.commandID, EntryReader.commandID)
    let actingFor = try reader.optional(.actingFor, \.string)
    let inputs = try reader.list(.inputs, EntryReader.digest)
    let occurredAt = try reader.required(.occurredAt, \.integer)
    let origin = try reader.required(.origin, \.string)
    let payload = try reader.required(.payload, \.object)
    let policies = try reader.list(.policies, \.string)
    let previous = try reader.optional(.previous, EntryReader.digest)
    let recordedAt = try reader.required(.recordedAt, \.integer)
    let schema = try reader.required(.schema, \.integer)
    let streamVersion = try reader.required(.streamVersion, \.integer)
    let sop = try reader.optional(.sop, EntryReader.digest)
    let stream = try reader.required(.stream, \.string)
    let type = try reader.required(.type, \.string)
    let version = try reader.required(.formatVersion, \.integer)
    try reader.finish()
    guard version == Entry.formatVersion else { throw .unknownVersion(version) }
    self.init(
      origin: origin, stream: stream, streamVersion: Int(streamVersion), previous: previous, type: type,
      schema: Int(schema), commandID: commandID, actor: actor, actingFor: actingFor, policies: policies,
      recordedAt: recordedAt, occurredAt: occurredAt, cause: cause, sop: sop, inputs: inputs, payload: payload)
    try check()
  }
}

/// Takes the fields of an entry out of its JSON, in the order of ``Entry/Field`` and each of its kind.
private struct EntryReader {
  let members: JSON.Object
  var place = 0

  init(members: JSON.Object) {
    self.members = members
  }

  mutating func optional<Value>(_ field: Entry.Field, _ read: (JSON) -> Value?) throws(Entry.Problem) -> Value? {
    guard place < members.count, members[place].key == field.rawValue else { return nil }
    guard let value = read(members[place].value) else { throw .malformed(field.rawValue) }
    place += 1
    return value
  }

  mutating func required<Value>(_ field: Entry.Field, _ read: (JSON) -> Value?) throws(Entry.Problem) -> Value {
    if let value = try optional(field, read) { return value }
    if place < members.count, Entry.Field(rawValue: members[place].key) == nil { try finish() }
    throw .missing(field.rawValue)
  }

  mutating func list<Value>(_ field: Entry.Field, _ read: (JSON) -> Value?) throws(Entry.Problem) -> [Value] {
    guard let elements = try optional(field, \.array) else { return [] }
    let values = elements.compactMap(read)
    guard !values.isEmpty, values.count == elements.count else { throw .malformed(field.rawValue) }
    return values
  }

  /// Refuses what is left.
  func finish() throws(Entry.Problem) {
    if place < members.count { throw .unknown(members[place].key) }
  }

  static func digest(_ json: JSON) -> Digest? { json.string.flatMap(Digest.init(hex:)) }

  static func commandID(_ json: JSON) -> CommandID? {
    guard let text = json.string, let id = CommandID(text), id.description == text else { return nil }
    return id
  }
}
