import Testing
import Trail

@Suite("Entries")
struct EntryTests {
  static let id = CommandID(milliseconds: 0x017F_22E2_79B0, random: (0x0CC3, 0x18C4_DC0C_0C07_398F))

  /// An entry that uses every field.
  static let full = Entry(
    origin: "hospital.example/trail", stream: "case/1042", streamVersion: 2, previous: Digest(hashing: []),
    type: "case.deferred", schema: 3, commandID: id, actor: "account/3", actingFor: "account/4",
    policies: ["may-defer", "covers-desk"], recordedAt: 1_750_000_000_001, occurredAt: 1_750_000_000_000,
    cause: "fact/77", sop: Digest(hashing: []), inputs: [Digest(hashing: []), Digest(hashing: [])],
    payload: ["until": "2026-01-05", "cents": 125_00])

  /// An entry that uses none that may be left out.
  static let bare = Entry(
    origin: "o", stream: "case/1", streamVersion: 1, previous: nil, type: "case.opened", commandID: id,
    actor: "sop/denials", recordedAt: 2, occurredAt: 1)

  @Test func haveTheseBytes() throws {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let expected = """
      {"actor":"account/3","cause":"fact/77","command":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","for":"account/4",\
      "inputs":["\(empty)","\(empty)"],"occurred":1750000000000,"origin":"hospital.example/trail",\
      "payload":{"cents":12500,"until":"2026-01-05"},"policies":["may-defer","covers-desk"],"prev":"\(empty)",\
      "recorded":1750000000001,"schema":3,"seq":2,"sop":"\(empty)","stream":"case/1042","type":"case.deferred","v":1}
      """
    #expect(String(decoding: try Self.full.encoded(), as: UTF8.self) == expected)
  }

  @Test func leaveOutWhatIsEmpty() throws {
    let expected = """
      {"actor":"sop/denials","command":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","occurred":1,"origin":"o","payload":{},\
      "recorded":2,"schema":1,"seq":1,"stream":"case/1","type":"case.opened","v":1}
      """
    #expect(String(decoding: try Self.bare.encoded(), as: UTF8.self) == expected)
  }

  @Test(arguments: [full, bare]) func areReadAsTheyWereWritten(entry: Entry) throws {
    let bytes = try entry.encoded()
    #expect(try Entry(bytes: bytes) == entry)
    #expect(try JSON(canonical: bytes).canonicalBytes() == bytes)
  }

  /// Any change of the bytes that still reads as an entry is the encoding of that other entry.
  @Test func haveOneEncodingEach() throws {
    let bytes = try Self.full.encoded()
    var read = 0
    for place in bytes.indices {
      for byte: UInt8 in [bytes[place] ^ 1, bytes[place] ^ 0x20, UInt8(ascii: "0"), UInt8(ascii: "A")] {
        var changed = bytes
        changed[place] = byte
        guard changed != bytes, let entry = try? Entry(bytes: changed) else { continue }
        read += 1
        #expect(entry != Self.full)
        #expect(try entry.encoded() == changed)
      }
    }
    #expect(read > 100)
  }

  @Test func refuseMoreThanSixtyKilobytes() throws {
    var entry = Self.bare
    let room = 61_440 - (try entry.encoded().count) - #""t":"""#.utf8.count
    entry.payload = ["t": .string(String(repeating: "x", count: room))]
    #expect(try entry.encoded().count == 61_440)
    entry.payload = ["t": .string(String(repeating: "x", count: room + 1))]
    #expect(throws: Entry.Problem.tooLarge(61_441)) { try entry.encoded() }
    #expect(throws: Entry.Problem.tooLarge(61_441)) { try Entry(bytes: [UInt8](repeating: 0x20, count: 61_441)) }
  }

  static let changes: [(Entry.Problem, @Sendable (inout Entry) -> Void)] = [
    (.malformed("origin"), { $0.origin = "" }),
    (.malformed("stream"), { $0.stream = "case 1" }),
    (.malformed("type"), { $0.type = "case\nopened" }),
    (.malformed("actor"), { $0.actor = "Zoë" }),
    (.malformed("for"), { $0.actingFor = "" }),
    (.malformed("cause"), { $0.cause = String(repeating: "x", count: 201) }),
    (.malformed("policies"), { $0.policies = ["may-defer", ""] }),
    (.malformed("schema"), { $0.schema = 0 }),
    (.malformed("seq"), { $0.streamVersion = 0 }),
    (.previousDoesNotFitStreamVersion, { $0.streamVersion = 1 }),
    (.previousDoesNotFitStreamVersion, { $0.previous = nil }),
  ]

  @Test(arguments: changes.indices) func areCheckedBeforeTheyAreWritten(index: Int) throws {
    var entry = Self.full
    Self.changes[index].1(&entry)
    #expect(throws: Self.changes[index].0) { try entry.encoded() }
  }

  @Test func refuseAPayloadWithoutACanonicalForm() {
    var entry = Self.bare
    entry.payload = ["a": 1, "a": 2]
    #expect { try entry.encoded() } throws: {
      guard case .notCanonical(let problem) = $0 as? Entry.Problem else { return false }
      return problem.reason == .duplicateKey
    }
  }

  static let edits: [(Entry.Problem, String, JSON?)] = [
    (.unknown("extra"), "extra", 1),
    (.missing("actor"), "actor", nil),
    (.missing("v"), "v", nil),
    (.unknownVersion(2), "v", 2),
    (.malformed("actor"), "actor", 3),
    (.malformed("inputs"), "inputs", []),
    (.malformed("policies"), "policies", []),
    (.malformed("policies"), "policies", ["a", 1]),
    (.malformed("inputs"), "inputs", ["e3b0"]),
    (.malformed("prev"), "prev", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"),
    (.malformed("command"), "command", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F"),
    (.malformed("payload"), "payload", []),
    (.malformed("seq"), "seq", -1),
    (.malformed("stream"), "stream", "a b"),
    (.previousDoesNotFitStreamVersion, "seq", 1),
  ]

  @Test(arguments: edits.indices) func areCheckedWhenTheyAreRead(index: Int) throws {
    let (problem, key, value) = Self.edits[index]
    var object = try #require(try JSON(canonical: Self.full.encoded()).object)
    object[key] = value
    let bytes = try JSON.object(object).canonicalBytes()
    #expect(throws: problem) { try Entry(bytes: bytes) }
  }

  @Test func areObjects() {
    #expect(throws: Entry.Problem.notAnObject) { try Entry(bytes: Array("[]".utf8)) }
  }
}
