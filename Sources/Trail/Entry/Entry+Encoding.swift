extension Entry {
  /// The exact bytes of the entry, to be hashed once and never encoded again: canonical JSON of at most 60 KB.
  ///
  /// Fields that are nil or empty are left out.
  public func encoded() throws(Problem) -> [UInt8] {
    try check()
    var writer = EntryWriter()
    do {
      writer.write(.actor, actor)
      writer.write(.cause, cause)
      writer.write(.commandID, commandID.description)
      writer.write(.actingFor, actingFor)
      writer.write(.inputs, inputs)
      try writer.write(.occurredAt, .integer(occurredAt))
      writer.write(.origin, origin)
      try writer.write(.payload, .object(payload))
      writer.write(.policies, policies)
      writer.write(.previous, previous)
      try writer.write(.recordedAt, .integer(recordedAt))
      try writer.write(.schema, .integer(Int64(schema)))
      try writer.write(.streamVersion, .integer(Int64(streamVersion)))
      writer.write(.sop, sop)
      writer.write(.stream, stream)
      writer.write(.type, type)
      try writer.write(.formatVersion, .integer(Entry.formatVersion))
    } catch {
      throw .notCanonical(error)
    }
    let bytes = writer.finish()
    guard bytes.count <= Entry.largestEncoding else { throw .tooLarge(bytes.count) }
    return bytes
  }
}

/// Writes the members of an entry one after the other; the caller keeps to the order of ``Entry/Field``.
private struct EntryWriter {
  private var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(1024)
  }

  mutating func write(_ field: Entry.Field, _ value: JSON) throws(JSON.Problem) {
    write(key: field)
    try value.encode(into: &bytes)
  }

  mutating func write(_ field: Entry.Field, _ text: String?) {
    guard let text else { return }
    write(key: field)
    bytes.appendJSON(text)
  }

  mutating func write(_ field: Entry.Field, _ digest: Digest?) {
    guard let digest else { return }
    write(key: field)
    bytes.appendJSON(digest)
  }

  mutating func write(_ field: Entry.Field, _ texts: [String]) {
    write(field, texts) { bytes, text in bytes.appendJSON(text) }
  }

  mutating func write(_ field: Entry.Field, _ digests: [Digest]) {
    write(field, digests) { bytes, digest in bytes.appendJSON(digest) }
  }

  private mutating func write<Element>(
    _ field: Entry.Field, _ elements: [Element], append: (inout [UInt8], Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    write(key: field)
    var separator = UInt8(ascii: "[")
    for element in elements {
      bytes.append(separator)
      append(&bytes, element)
      separator = UInt8(ascii: ",")
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private mutating func write(key field: Entry.Field) {
    bytes.append(bytes.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
    bytes.appendJSON(field.rawValue)
    bytes.append(UInt8(ascii: ":"))
  }
}

extension [UInt8] {
  /// Appends a digest as a JSON string.
  fileprivate mutating func appendJSON(_ digest: Digest) {
    append(UInt8(ascii: "\""))
    digest.appendHex(to: &self)
    append(UInt8(ascii: "\""))
  }
}
