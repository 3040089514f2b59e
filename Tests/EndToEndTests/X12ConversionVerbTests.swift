import Foundation
import Testing

/// `portico x12 split|json|csv|show|stats|ack` on files that are sound, damaged or no X12 at all: nothing is lost in silence.
@Suite(.timeLimit(.minutes(10)))
struct X12ConversionVerbTests {
  private let folder: TemporaryFolder
  private let head =
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *240720*0800*^*00501*000000905*0*P*:~"
  private let group = "GS*HP*SENDER*RECEIVER*20240720*0800*1*X*005010X221A1~"
  private let set = "ST*835*0001~BPR*I*0*C*NON************20240718~SE*3*0001~"
  private let tail = "GE*1*1~IEA*1*000000905~"
  private var sound: String { head + group + set + tail }

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String, _ text: String) throws -> String {
    let url = folder.url.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path()
  }

  private func split(_ text: String) async throws -> (run: CommandResult, parts: [String]) {
    let target = folder.url.appending(path: UUID().uuidString)
    let run = try await portico("x12", "split", try file("in.edi", text), "--out", target.path())
    let parts = try run.stdout.split(separator: "\n").map { try String(contentsOfFile: String($0), encoding: .utf8) }
    return (run, parts)
  }

  @Test func partsAreNumberedApart() async throws {
    let second = set.replacing("0001", with: "0002")
    let other = head.replacing("000000905", with: "000000906") + group + set + "GE*1*1~IEA*1*000000906~"
    let (run, parts) = try await split(head + group + set + second + "GE*2*1~IEA*1*000000905~" + other)
    #expect(run.status == 0 && run.stderr == "")
    func renumbered(_ text: String, _ number: String) -> String { text.replacing("000000905", with: number) }
    #expect(
      parts == [
        sound, renumbered(head + group + second + tail, "000000906"), renumbered(sound, "000000907"),
      ])
  }

  @Test func aSplitThatLosesSaysSo() async throws {
    let headless = head + group + "BPR*I*0*C*NON~SE*3*0001~" + tail
    let none = try await split(headless)
    #expect(none.run.status == 65 && none.parts == [])
    #expect(none.run.stderr.contains("byte \((head + group).utf8.count): Segment 3 (BPR): this segment stands outside"))
    #expect(none.run.stderr.contains("in.edi holds no transaction set (ST to SE), so there is nothing to split"))
    let long = "K3*\(String(repeating: "A", count: 5 << 20))~"
    let cut = try await split(sound.replacing("SE*3", with: long + "SE*4"))
    #expect(cut.run.status == 65 && cut.parts == [sound.replacing("SE*3", with: "SE*4")])
    #expect(cut.run.stderr.contains("Segment 5 is longer than 4194304 bytes and was left out"), "\(cut.run.stderr)")
    let answer = try await split(head + "TA1*000000001*240720*0800*A*000~" + group + set + tail)
    #expect(answer.run.status == 65 && answer.parts == [sound] && answer.run.stderr.contains("(TA1) stands outside"))
    let empty = try await split("")
    #expect(
      empty.run.status == 65
        && empty.run.stderr.hasSuffix(
          "in.edi holds no X12: there is nothing in it. Fetch it again, or ask the sender for it.\n")
    )
    let small = try await split(head + group + set.replacing("ST*", with: "st*") + tail)
    #expect(small.parts.count == 1 && small.run.stderr.contains("1 error of syntax or envelope"), "\(small.run.stderr)")
  }

  private static let verbs = ["json", "csv", "show", "stats"]

  @Test(arguments: verbs + ["ack", "format"]) func whatIsNoX12IsToldWithWhatItIs(verb: String) async throws {
    let path = try file("none.edi", "")
    let empty = try await portico("x12", verb, path)
    #expect(empty.status == 65, "\(empty.stderr)")
    #expect(empty.stderr.contains("none.edi holds no X12: there is nothing in it. Fetch it again"))
    for (text, says) in [
      ("%PDF-1.7\n", "it is a PDF"), ("PK\u{3}\u{4}abc", "it is a ZIP archive"), ("<html>", "it is HTML or XML"),
      ("I\0S\0A\0*\0", "UTF-16"), ("\u{1}\u{2}\u{3}", "no text"), ("ISA*00*", "its header (ISA) cannot be used"),
    ] {
      let run = try await portico("x12", verb, try file("none.edi", text))
      #expect(run.status == 65 && run.stderr.contains("none.edi holds no X12: "), "\(run.stderr)")
      #expect(run.stderr.contains(says), "\(run.stderr)")
    }
  }

  @Test(arguments: verbs) func errorsAreCountedAndLossesNamed(verb: String) async throws {
    let whole = try await portico("x12", verb, try file("a.edi", sound))
    #expect(whole.status == 0 && whole.stderr == "" && whole.stdout.contains("BPR"))
    // Nothing is missing in what is printed, although the file is damaged.
    let path = try file("a.edi", head + group + set)
    let cut = try await portico("x12", verb, path)
    #expect(cut.status == 0)
    #expect(cut.stderr == "\(path): 2 errors of syntax or envelope; portico x12 check \(path) lists them\n")
    let more = try await portico("x12", verb, try file("a.edi", sound + "GS*HC*A*B~"))
    #expect(more.status == 65 && more.stderr.contains("byte \(sound.utf8.count): Segments stand here outside"))
    #expect(more.stderr.contains("1 error of syntax or envelope; portico x12 check \(path) lists it"))
  }

  @Test func whatCannotBeAnsweredIsNamed() async throws {
    let run = try await portico("x12", "ack", try file("second.edi", sound + head.prefix(50)))
    #expect(run.status == 1 && run.stdout.contains("TA1*"), "\(run)")
    #expect(run.stderr.contains("byte \(sound.utf8.count) cannot be answered"), "\(run.stderr)")
  }

  @Test func acknowledgementsRefuseWhatIsTypedWrongly() async throws {
    let other = head.replacing("000000905", with: "000000906") + group + set + "GE*1*1~IEA*1*000000906~"
    let both = try file("both.edi", sound + other)
    #expect(try await portico("x12", "ack", "--at", "yesterday", both).status == 64)
    #expect(try await portico("x12", "ack", "--control", "1000000000", both).status == 64)
    let few = try await portico("x12", "ack", "--control", "999999999", both)
    #expect(few.status == 64 && few.stdout == "", "\(few.stdout)")
    #expect(few.stderr.contains("--control 999999999 leaves too few numbers"))
    let one = try file("one.edi", sound)
    let two = try file("two.edi", other)
    #expect(try await portico("x12", "ack", "--control", "999999999", one, two).stdout == "")
    let answered = try await portico("x12", "ack", "--control", "999999998", "--at", "2026-11-22T14:30", one, two)
    #expect(answered.status == 0 && answered.stdout.contains("*261122*1430*"))
    #expect(answered.stdout.contains("*999999998*") && answered.stdout.contains("*999999999*"))
  }
}
