import Testing
import World

@Suite("Damage and oddities are where the ground truth lists them")
struct DamageTests {
  @Test("each kind is planted within a week, and few a day")
  func rota() throws {
    var kinds: Set<String> = []
    for day in 1...7 {
      let planted = try SplitDay.shared(day).answer.planted
      #expect(planted.count <= 3)
      kinds.formUnion(planted.map(\.kind.rawValue))
    }
    #expect(kinds == Set(Answer.Plant.allCases.map(\.rawValue)))
  }

  @Test("a re-sent file has the traces, totals and claims of a file of the day under another control number")
  func resent() throws {
    let split = try SplitDay.shared(1)
    let planted = try #require(split.answer.planted.first { $0.kind == .resent })
    let file = try #require(split.files.first { $0.name == planted.file })
    let again = SplitInterchange(file.bytes)
    let first = try #require(
      split.remittances.first { $0.interchange.sets.map(\.trace) == again.sets.map(\.trace) }?.interchange)
    #expect(first.control != again.control)
    #expect(first.sets.map(\.total) == again.sets.map(\.total))
    #expect(first.sets.map(\.paymentDate) == again.sets.map(\.paymentDate))
    #expect(first.sets.flatMap(\.claims).map(\.account) == again.sets.flatMap(\.claims).map(\.account))
    #expect(split.files.allSatisfy { $0.name == file.name || $0.bytes != file.bytes })
  }

  @Test("a trace number comes twice only by re-sending, and control numbers never do")
  func traces() throws {
    var traces: Set<String> = []
    var controls: Set<String> = []
    for day in 1...8 {
      for (_, interchange) in try SplitDay.shared(day).remittances {
        #expect(controls.insert(interchange.control).inserted)
        for set in interchange.sets { #expect(traces.insert(set.trace).inserted) }
      }
    }
  }

  @Test("a remittance without claims pays nothing, and its balance is taken the next day")
  func adjustmentsOnly() throws {
    let split = try SplitDay.shared(3)
    let planted = try #require(split.answer.planted.first { $0.kind == .adjustmentsOnly })
    let set = try #require(split.remittances.first { $0.name == planted.file }?.interchange.sets.first)
    #expect(set.claims.isEmpty && set.total == 0)
    let carried = try #require(set.providerAdjustments.first { $0.code == "FB" })
    #expect(carried.cents < 0)
    let next = try SplitDay.shared(4).answer.providerAdjustments
    #expect(next.contains { $0.code == "FB" && $0.cents == -carried.cents })
  }

  @Test("the file that is no remittance is a 999")
  func acknowledgement() throws {
    let split = try SplitDay.shared(1)
    let planted = try #require(split.answer.planted.first { $0.kind == .acknowledgement })
    let file = try #require(split.files.first { $0.name == planted.file })
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.hasPrefix("ISA*") && text.contains("~ST*999*0001*005010X231A1~"))
    #expect(text.contains("~SE*6*0001~"))
  }
}
