import Testing
import Trail

@testable import Desk

@Suite struct EventPayloadTests {
  /// The fields that an event may lack, by type; every other field that is written must be there to be read.
  private static let optional: [String: Set<String>] = [
    "case.opened": [
      "claim", "item", "notice", "acknowledgement", "line", "start", "end", "element", "expected", "bars", "minute",
    ],
    "case.assigned": ["person", "reason"], "case.touched": ["promised"], "case.checked": ["evidence"],
    "case.resumed": ["reason"], "case.write_off_approved": ["person"],
    "case.remittance_arrived": ["claim", "line", "start", "end", "element", "bars"],
    "case.notice_arrived": ["noticed", "replaced_on", "sent"], "case.clearance_recorded": ["note"],
    "case.appointment_changed": ["minute", "reopens"],
    "case.closed": ["typed_recovered", "reason"], "case.reopened": ["reason"], "case.exhibit_added": ["title"],
    "case.exhibit_removed": ["title"], "case.packet_drafted": ["title", "address"],
  ]

  @Test func `Every event is read back as it was written`() throws {
    for seed in UInt64(0)..<200 {
      var random = RandomEvents(seed: seed)
      let events = random.eachKind()
      #expect(events.map(\.type) == RandomEvents.types)
      for event in events {
        let bytes = try JSON.object(event.payload).canonicalBytes()
        let read = try #require(try JSON(canonical: bytes).object)
        #expect(try CaseEvent(type: event.type, payload: read) == event, "seed \(seed)")
      }
    }
  }

  @Test func `No payload holds a word of a sealed text`() throws {
    for seed in UInt64(0)..<50 {
      var random = RandomEvents(seed: seed)
      let payloads = try random.eachKind()
        .map { String(decoding: try JSON.object($0.payload).canonicalBytes(), as: UTF8.self) }
      #expect(random.words.count >= 8)
      let words = Set(random.words.flatMap { $0.split(separator: " ") }.filter { $0.count > 2 })
      for payload in payloads { #expect(!words.contains { payload.contains($0) }) }
    }
  }

  @Test func `A field of another kind is a problem`() throws {
    var tried = 0
    for seed in UInt64(0)..<20 {
      var random = RandomEvents(seed: seed)
      for event in random.eachKind() {
        for (path, damaged) in JSON.object(event.payload).replacingEachValue() {
          tried += 1
          #expect(throws: PayloadProblem.self, "\(event.type) \(path) of seed \(seed)") {
            try CaseEvent(type: event.type, payload: try #require(damaged.object))
          }
        }
      }
    }
    #expect(tried > 2000)
  }

  @Test func `A field that is missing is a problem, or was optional and stays missing`() throws {
    var tried = 0
    var needless: Set<String> = []
    var lost: Set<String> = []
    for seed in UInt64(0)..<20 {
      var random = RandomEvents(seed: seed)
      for event in random.eachKind() {
        for (path, damaged) in JSON.object(event.payload).removingEachMember() {
          tried += 1
          let payload = try #require(damaged.object)
          let field = path.split(separator: ".").last.map(String.init) ?? ""
          // Only the claim that a case is about may be missing, not the one that a remittance is for.
          let mayLack =
            Self.optional[event.type]?.contains(field) == true && (event.type == "case.opened" || path != "claim")
          do throws(PayloadProblem) {
            let read = try CaseEvent(type: event.type, payload: payload)
            if !mayLack { needless.insert("\(event.type) \(field)") }
            // What is read must be all that was written: half of a group must not vanish.
            if read.payload != payload { lost.insert("\(event.type) \(field)") }
          } catch {
            #expect(error.type == event.type)
            #expect(!error.field.isEmpty)
          }
        }
      }
    }
    #expect(needless == [])
    #expect(lost == [])
    #expect(tried > 1000)
  }

  @Test func `A type that this version does not know is a problem`() {
    #expect(throws: PayloadProblem(type: "case.exploded", field: "")) {
      try CaseEvent(type: "case.exploded", payload: [:])
    }
    #expect(
      PayloadProblem(type: "case.exploded", field: "").description
        == "an entry of type 'case.exploded' is not known to this version")
    #expect(
      PayloadProblem(type: "case.held", field: "until").description
        == "an entry of type 'case.held' has no usable 'until'")
  }

  @Test(arguments: [
    ("case.held", "until", JSON.string("2026-02-30")), ("case.held", "reason", .string("abc")),
    ("case.touched", "kind", .string("visit")), ("case.packet_drafted", "level", .string("third")),
    ("case.packet_sent", "channel", .string("pigeon")), ("case.appeal_decided", "result", .string("lost")),
    ("case.remittance_arrived", "effect", .string("lost")), ("case.notice_arrived", "effect", .string("lost")),
    ("case.clearance_recorded", "element", .string("luck")), ("case.clearance_recorded", "status", .string("maybe")),
    ("case.appointment_changed", "what", .string("vanished")),
  ]) func `A value that nobody writes is a problem`(type: String, field: String, value: JSON) throws {
    var random = RandomEvents(seed: 1)
    let event = try #require(random.eachKind().first { $0.type == type })
    var payload = event.payload
    payload[field] = value
    #expect(throws: PayloadProblem(type: type, field: field)) { try CaseEvent(type: type, payload: payload) }
  }
}

extension JSON {
  /// Copies of the value, in each of which one value at any depth is of another kind, with the path to it.
  fileprivate func replacingEachValue() -> [(path: String, JSON)] {
    changingEach { value in
      switch value {
      case .integer: .string("1")
      case .string, .bool, .array, .object: .integer(1)
      }
    }
  }

  /// Copies of the value, in each of which one member at any depth is missing, with the path to it.
  fileprivate func removingEachMember() -> [(path: String, JSON)] {
    changingEach { _ in nil }
  }

  /// Copies with one inner value changed; `change` gives nil to remove a member and to leave an element alone.
  private func changingEach(_ change: (JSON) -> JSON?) -> [(path: String, JSON)] {
    switch self {
    case .object(let object):
      object.flatMap { member -> [(String, JSON)] in
        var changed = object
        changed[member.key] = change(member.value)
        let inner = member.value.changingEach(change).map { path, value in
          var object = object
          object[member.key] = value
          return ("\(member.key).\(path)", JSON.object(object))
        }
        return [(member.key, .object(changed))] + inner
      }
    case .array(let elements):
      elements.indices.flatMap { index -> [(String, JSON)] in
        var changed = elements[index].changingEach(change)
        if let replaced = change(elements[index]) { changed.append(("", replaced)) }
        return changed.map { path, value in
          var elements = elements
          elements[index] = value
          return ("\(index).\(path)", .array(elements))
        }
      }
    case .string, .integer, .bool: []
    }
  }
}
