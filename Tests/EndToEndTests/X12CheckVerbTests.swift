import Foundation
import Testing

/// `portico x12 check` as programs and people call it.
@Suite(.timeLimit(.minutes(10)))
struct X12CheckVerbTests {
  private let folder: TemporaryFolder
  private let head =
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *240720*0800*^*00501*000000001*0*P*:~"

  init() throws { folder = try TemporaryFolder() }

  /// A remittance of one claim; its payment is settled by what it pays.
  private func remittance(reason: String = "45", paid: String = "70", service: String = "J1100") -> String {
    let set = [
      "ST*835*0001", "BPR*I*70*C*ACH*CCP*01*999999992*DA*1*1999999999**01*999988880*DA*2*20240718",
      "TRN*1*TRACE1*1999999999", "DTM*405*20240717", "N1*PR*EXAMPLE PLAN", "N3*1 MAIN ST", "N4*SPRINGFIELD*IL*62701",
      "REF*2U*PLAN1", "PER*BL*DESK*TE*5550100", "N1*PE*EXAMPLE HOSPITAL*XX*1234567893", "REF*TJ*999999999", "LX*1",
      "CLP*ACCOUNT1*1*100*\(paid)*10*12*PAYER1*11*1", "NM1*QC*1*DOE*JANE****MI*MEMBER1", "DTM*232*20240601",
      "SVC*HC:\(service)*100*\(paid)**1", "DTM*472*20240601", "CAS*CO*\(reason)*20", "CAS*PR*1*10",
    ]
    let segments =
      ["GS*HP*SENDER*RECEIVER*20240720*0800*1*X*005010X221A1"] + set + [
        "SE*\(set.count + 1)*0001", "GE*1*1", "IEA*1*000000001",
      ]
    return head + segments.map { $0 + "~" }.joined()
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let url = folder.url.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path()
  }

  private func summary(_ output: String) throws -> [String: Any] {
    let last = try #require(output.split(separator: "\n").last)
    return try #require(try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
  }

  @Test func aSoundFileIsValidAndEndsWithZero() async throws {
    let path = try file("sound.edi", remittance())
    let result = try await portico("x12", "check", "--json", path)
    #expect(result.status == 0, "\(result.stdout)")
    let summary = try summary(result.stdout)
    #expect(summary["valid"] as? Bool == true && summary["file"] as? String == path)
    #expect(summary["claims"] as? Int == 1 && summary["transactions"] as? Int == 1 && summary["segments"] as? Int == 24)
    #expect(summary["errors"] as? Int == 0 && summary["warnings"] as? Int == 0)
  }

  @Test func tablesThatShipAreUsedWithoutAnOption() async throws {
    let path = try file("reason.edi", remittance(reason: "999"))
    let result = try await portico("x12", "check", "--json", path)
    #expect(result.status == 1)
    #expect(result.stdout.contains("\"rule\":\"CODE-UNKNOWN\",\"level\":5"))
    let shallow = try await portico("x12", "check", "--level", "4", path)
    #expect(shallow.status == 0 && !shallow.stdout.contains("not loaded"))
  }

  @Test func aFolderOfTablesReplacesThoseThatShip() async throws {
    let path = try file("service.edi", remittance(service: "J9998"))
    #expect(try await portico("x12", "check", path).status == 1)
    _ = try file("codes/hcpcs.psv", "code|from|through\nJ9998|2024-01-01\n")
    let own = folder.url.appending(path: "codes").path()
    #expect(try await portico("x12", "check", "--codes", own, path).status == 0)
    _ = try file("codes/hcpcs.psv", "J9998|2024-07-01\n")
    let late = try await portico("x12", "check", "--codes", own, path)
    #expect(late.status == 1 && late.stdout.contains("CODE-DAY"))
    _ = try file("codes/hcpcs.psv", "J9998|1 July\n")
    let broken = try await portico("x12", "check", "--codes", own, path)
    #expect(broken.status == 65 && broken.stderr.contains("hcpcs.psv:1: 1 July is no day like 2025-10-01"))
  }

  @Test func whatIsNotThereHasItsOwnStatus() async throws {
    let sound = try file("sound.edi", remittance())
    let broken = try file("broken.edi", remittance(paid: "71"))
    #expect(try await portico("x12", "check", broken).status == 1)
    let mixed = try await portico("x12", "check", broken, "/no/such/file.edi", sound)
    #expect(mixed.status == 66 && mixed.stderr.contains("/no/such/file.edi cannot be read"))
    // The others are checked all the same.
    #expect(mixed.stdout.contains("sound.edi: valid up to level 5"))
    #expect(try await portico("x12", "check", "--level", "8", sound).status == 64)
    #expect(try await portico("x12", "check", "--codes", "/no/such/folder", sound).status == 65)
  }

  @Test func tablesThatNobodyLoadedAreNamed() async throws {
    let text = remittance().replacing("SVC*HC:J1100", with: "SVC*N4:00003029305")
    let result = try await portico("x12", "check", try file("pharmacy.edi", text))
    #expect(
      result.stdout.contains("not checked, because their tables are not loaded (--codes): ndc"), "\(result.stdout)")
  }

  @Test func aFileThatCannotBeReadHasItsLineOfJSONToo() async throws {
    let sound = try file("sound.edi", remittance())
    let run = try await portico("x12", "check", "--json", "/no/such/file.edi", sound)
    let lines = run.stdout.split(separator: "\n")
    #expect(run.status == 66 && run.stderr.contains("/no/such/file.edi cannot be read"))
    let first = try #require(lines.first)
    let told = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    #expect(told["file"] as? String == "/no/such/file.edi" && told["valid"] as? Bool == false)
    #expect(told["errors"] as? Int == 1 && told["segments"] as? Int == 0 && told["warnings"] as? Int == 0)
    #expect((told["error"] as? String)?.contains("cannot be read: no such file") == true)
    #expect(try summary(run.stdout)["file"] as? String == sound)
  }

  @Test func aRuleThatDoesNotExistIsRefused() async throws {
    let path = try file("reason.edi", remittance(reason: "999"))
    let wrong = try await portico("x12", "check", "--warn", "CODE-UNKOWN", path)
    #expect(wrong.status == 64 && wrong.stdout == "")
    #expect(wrong.stderr.contains("--warn CODE-UNKOWN: there is no such rule. Did you mean CODE-UNKNOWN"))
    let strange = try await portico("x12", "check", "--warn", "QQQ", path)
    #expect(strange.status == 64 && strange.stderr.contains("no such rule. portico x12 rules prints them all"))
    #expect(try await portico("x12", "check", "--warn", "CODE-UNKNOWN", path).status == 0)
    // Those of a guide and of partners are known as well.
    let wishes = try file(
      "plan.rules",
      """
      rules PLAN Companion guide of Example Plan
      for 835
        loop 2100
          rule PLAN-REASON warning need REF(EA) : "Example Plan wants the record number (REF*EA) of a claim."
      """)
    let known = try await portico(
      "x12", "check", "--rules", wishes, "--warn", "PLAN-REASON", "--warn", "CODE-UNKNOWN", "--warn", "ISA05", path)
    #expect(known.status == 0, "\(known.stderr)")
    #expect(try await portico("x12", "check", "--warn", "PLAN-REASON", path).status == 64)
  }

  @Test func manyFindingsOfOneRuleAreSummedUp() async throws {
    let line = "SVC*HC:J1100*100*70**1~DTM*472*20240601~CAS*CO*999*20~CAS*PR*1*10~"
    let sound = "SVC*HC:J1100*100*70**1~DTM*472*20240601~CAS*CO*45*20~CAS*PR*1*10~"
    let text = remittance().replacing(sound, with: String(repeating: line, count: 104))
    let path = try file("many.edi", text)
    func findings(_ output: String) -> Int { output.components(separatedBy: "error CODE-UNKNOWN").count - 1 }
    let short = try await portico("x12", "check", path)
    #expect(findings(short.stdout) == 100)
    #expect(short.stdout.contains("many.edi: … and 4 more of CODE-UNKNOWN (--all shows them)"))
    let whole = try await portico("x12", "check", "--all", path)
    #expect(findings(whole.stdout) == 104 && !whole.stdout.contains("more of"))
    let json = try await portico("x12", "check", "--json", path)
    #expect(json.stdout.components(separatedBy: "\"rule\":\"CODE-UNKNOWN\"").count == 105)
  }

  @Test func aFileThatIsNoX12IsToldWhatItIs() async throws {
    let wide = try file("wide.edi", String(remittance().flatMap { [$0, "\0"] }))
    #expect(try await portico("x12", "check", wide).stderr.contains("wide.edi holds no X12: it is text in UTF-16."))
    let small = try file("small.edi", remittance().replacing("ISA*", with: "isa*"))
    #expect(try await portico("x12", "check", small).stderr.contains("it begins with \"isa\""))
  }

  @Test func anAnswerThatCannotBeWrittenIsNoVerdict() async throws {
    let path = try file("sound.edi", remittance())
    let run = try await portico(
      "-c", "'\(Portico.binary.path())' x12 check '\(path)' > /dev/full", binary: URL(filePath: "/bin/sh"))
    #expect(run.status == 74 && run.stderr.contains("The answer could not be written"), "\(run)")
  }

  @Test func oneIsNotCountedAsMany() async throws {
    let path = try file("counts.edi", remittance().replacing("GE*1*1", with: "GE*2*1"))
    let run = try await portico("x12", "check", path)
    #expect(run.stdout.contains("the group has 1 set but its trailer says \"2\""))
    #expect(run.stdout.contains("; 1 set, 24 segments, 1 claim; 1 error, 0 warnings"))
  }
}
