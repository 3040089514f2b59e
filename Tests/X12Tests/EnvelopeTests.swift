import Testing
import X12

struct EnvelopeTests {
  private let sample = SampleRemittance().document()

  /// Rules of the errors told when `old` is replaced by `new` in the sample.
  private func errors(_ old: String, _ new: String) -> [String] {
    let changed = sample.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != sample)
    return read(changed).errors.map(\.rule)
  }

  private func warnings(_ old: String, _ new: String) -> [String] {
    let events = read(sample.replacing(old, with: new, maxReplacements: 1))
    #expect(events.errors == [])
    return events.warnings.map(\.rule)
  }

  @Test func aGoodDocumentGivesItsEventsInOrder() throws {
    let events = read(sample)
    #expect(events.problems == [])
    let names = events.map { "\($0)".prefix { $0 != "(" } }
    #expect(
      names == [
        "interchangeOpened", "groupOpened", "setOpened", "remittance", "claim", "claim", "claim", "providerAdjustment",
        "setClosed", "groupClosed", "interchangeClosed",
      ])
    let set = try #require(events.sets.first)
    #expect(set.intact && set.claims == 3 && set.providerAdjustments == 1)
    #expect(set.transaction.version == "005010X221A1" && set.transaction.controlNumber == "0001")
    #expect(set.transaction.interchangeControlNumber == "000000001" && set.transaction.groupControlNumber == "1")
    let text = Array(sample.utf8)[set.range.start..<set.range.end]
    #expect(String(decoding: text, as: UTF8.self).hasPrefix("ST*835*0001~"))
    #expect(String(decoding: text, as: UTF8.self).hasSuffix("*0001"))
    #expect(set.segments == text.split(separator: UInt8(ascii: "~")).count)
  }

  @Test func trailersMustAgree() {
    #expect(errors("*0001~GE", "*0002~GE") == ["SE02"])
    #expect(errors("~SE*", "~SE*1") == ["SE01"])
    #expect(errors("~GE*1*1", "~GE*2*1") == ["GE01"])
    #expect(errors("~GE*1*1", "~GE*1*9") == ["GE02"])
    #expect(errors("~IEA*1*", "~IEA*7*") == ["IEA01"])
    #expect(errors("~IEA*1*000000001", "~IEA*1*000000002") == ["IEA02"])
  }

  @Test func missingTrailersAreTold() {
    #expect(errors("~SE*", "~QTY*").contains("SE-MISSING"))
    #expect(errors("~GE*1*1~", "~").contains("GE-MISSING"))
    #expect(errors("~IEA*1*000000001~", "~") == ["IEA-MISSING"])
    #expect(read(SampleRemittance().header).errors.map(\.rule) == ["IEA-MISSING"])
  }

  @Test func missingHeadersAreTold() {
    #expect(errors("~GS*HP*SENDER*RECEIVER*20260115*1200*1*X*005010X221A1~", "~").contains("GS-MISSING"))
    #expect(errors("~ST*835*0001~", "~").contains("SEGMENT-STRAY"))
  }

  @Test func onlyTheBrokenLevelIsNotIntact() {
    func intact(_ old: String, _ new: String) -> [Bool] {
      read(sample.replacing(old, with: new, maxReplacements: 1)).compactMap {
        switch $0 {
        case .setClosed(let set): set.intact
        case .groupClosed(let intact, _, _): intact
        case .interchangeClosed(let intact, _, _): intact
        default: nil
        }
      }
    }
    #expect(intact("~SE*", "~SE*1") == [false, true, true])
    #expect(intact("~GE*1*1", "~GE*2*1") == [true, false, true])
    #expect(intact("~IEA*1*", "~IEA*2*") == [true, true, false])
    #expect(intact("SENDER   ", "SENDER") == [true, true, false])
  }

  @Test func identifiersAreJudged() {
    #expect(errors("~NM1*QC", "~nm1*QC") == ["SEGMENT-CASE"])
    #expect(errors("~NM1*QC", "~NMXX1*QC") == ["SEGMENT-ID"])
    #expect(errors("~MOA*", "~ZZZ*") == ["SEGMENT-UNKNOWN"])
    #expect(warnings("~LX*1~", "~LXXXX*1~") == ["SEGMENT-ID"])
  }

  @Test func harmlessOdditiesAreWarnings() {
    #expect(warnings("*1200*^*00501", "*1200*U*00501") == ["ISA11"])
    #expect(warnings("EXAMPLE HOSPITAL*XX*1234567893", "EXAMPLE HOSPITAL*XX*1234567893**") == ["TRAILING-DELIMITERS"])
    #expect(warnings("*DOE*JANE", "*MUÑOZ*JANE") == ["CHARACTERS"])
    #expect(warnings("", "\n") == ["BLANK-BEFORE"])
  }

  @Test func aRepeatedSetNumberIsAWarning() throws {
    let start = try #require(sample.firstRange(of: "ST*")).lowerBound
    let end = try #require(sample.firstRange(of: "GE*")).lowerBound
    let doubled = sample.replacing("GE*1*1", with: sample[start..<end] + "GE*2*1")
    let events = read(doubled)
    #expect(events.errors == [])
    #expect(events.warnings.map(\.rule) == ["ST02-REPEATED"])
    #expect(events.sets.count == 2)
  }

  @Test func wrappingIsUndoneAndALostTerminatorIsNot() {
    let wrapped = wrap(Array(sample.utf8), width: 80, with: [0x0D, 0x0A])
    let events = read(wrapped)
    #expect(events.errors == [])
    #expect(events.warnings.map(\.rule) == ["LINES-WRAPPED"])
    #expect(events.claims.map(\.controlNumber) == ["ACCOUNT1", "ACCOUNT2", "ACCOUNT3"])
    #expect(events.claims.map(\.charge) == read(sample).claims.map(\.charge))

    let lines = sample.replacing("~", with: "~\n")
    #expect(read(lines).problems == [])
    let lost = lines.replacing("REF*2U*PLAN1~\n", with: "REF*2U*PLAN1\n")
    #expect(read(lost).errors.map(\.rule) == ["LINE-BREAK", "SE01"])
  }

  @Test func trimmedHeadersAreReadAllTheSame() {
    let trimmed = sample.replacing("SENDER         ", with: "SENDER").replacing("*          *", with: "**")
    let events = read(trimmed)
    #expect(events.errors.map(\.rule) == ["ISA-WIDTH"])
    #expect(events.claims.count == 3)
    #expect(events.interchanges.first?.sender == "SENDER")
  }

  @Test func setsOfOtherKindsAreNamed() {
    func support(_ type: String, _ version: String) -> TransactionSet.Support {
      TransactionSet(type: type, version: version, controlNumber: "1").support
    }
    #expect(support("835", "005010X221") == .remittance)
    #expect(support("835", "005010X221A1") == .remittance)
    #expect(support("835", "004010X091A1") == .unsupported("not supported yet: 004010X091A1"))
    #expect(support("837", "005010X222A1") == .submission(.professional))
    #expect(support("837", "005010X223A3") == .submission(.institutional))
    #expect(support("837", "005010X224A2") == .submission(.dental))
    #expect(support("837", "005010X291") == .unsupported("not supported yet: 005010X291"))
    #expect(support("277", "005010X214") == .claimStatus)
    #expect(support("277", "005010X212") == .unsupported("not supported yet: 005010X212"))
    #expect(support("999", "005010X231A1") == .functionalAcknowledgement)
    #expect(support("997", "") == .unsupported("not supported yet: 997"))
  }

  @Test func acknowledgementsAndEmptyInterchangesAreFine() {
    let header = SampleRemittance().header
    #expect(read(header + "IEA*0*000000001~").problems == [])
    let events = read(header + "TA1*000000077*260115*1200*R*018~IEA*0*000000001~")
    #expect(events.problems == [])
    guard case .acknowledgement(let acknowledgement) = events[1] else {
      Issue.record("no acknowledgement")
      return
    }
    #expect(acknowledgement.controlNumber == "000000077" && acknowledgement.code == "R")
    #expect(acknowledgement.note == "018")
  }

  @Test func hierarchyLevelsMustCountUp() {
    let header = SampleRemittance().header + "GS*HB*A*B*20260115*1200*1*X*005010X279A1~ST*271*0001~"
    let trailer = "SE*4*0001~GE*1*1~IEA*1*000000001~"
    #expect(read(header + "HL*1**20*1~HL*2*1*22*0~" + trailer).problems == [])
    #expect(read(header + "HL*1**20*1~HL*3*1*22*0~" + trailer).errors.map(\.rule) == ["HL01"])
  }
}
