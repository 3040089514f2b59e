import CodeSets
import Testing
import X12

@testable import Desk

@Suite struct JudgementTests {
  private let codes: CodeSets

  init() throws { codes = try CodeSets.shipped() }

  private func line(
    _ ordinal: Int, _ charge: String, _ paid: String, _ adjustments: String, remark: String? = nil
  ) -> ServiceLine {
    ServiceLine(
      ordinal: ordinal, procedure: "99213", charge: dollars(charge), paid: dollars(paid),
      adjustments: .written(adjustments), remarks: remark.map { [Remark(code: $0)] } ?? [])
  }

  private func judge(
    status: String = "1", _ charge: String, _ paid: String, _ adjustments: String = "", remark: String? = nil,
    lines: [ServiceLine] = []
  ) -> Judgement {
    Judgement(
      RemittedClaim(
        controlNumber: "1", status: status, charge: dollars(charge), paid: dollars(paid),
        adjustments: .written(adjustments), remarks: remark.map { [Remark(code: $0)] } ?? [], lines: lines),
      codes: codes)
  }

  @Test func `A line that could not be processed leaves the denial of another line standing`() {
    let judgement = judge(
      status: "4", "450.00", "0.00",
      lines: [
        line(1, "150.00", "0.00", "CO-16:150.00", remark: "MA130"), line(2, "300.00", "0.00", "CO-197:300.00"),
      ])
    #expect(judgement.outcome == .denial)
    #expect(judgement.issues.map(\.line) == [2])
    #expect(judgement.denied == dollars("300.00"))
  }

  @Test func `A line that could not be processed beside a paid line is unprocessable, not denied`() {
    let judgement = judge(
      "450.00", "300.00",
      lines: [line(1, "150.00", "0.00", "CO-16:150.00", remark: "MA130"), line(2, "300.00", "300.00", "")])
    #expect(judgement == Judgement(outcome: .unprocessable, issues: []))
  }

  @Test func `MA130 on a claim that was paid takes nothing from its denied line`() {
    let judgement = judge(
      "400.00", "300.00", remark: "MA130",
      lines: [line(1, "300.00", "300.00", ""), line(2, "100.00", "0.00", "CO-197:100.00")])
    #expect(judgement.outcome == .denial)
    #expect(judgement.denied == dollars("100.00"))
  }

  @Test func `Money that claim and line both name is denied once`() {
    let judgement = judge(
      status: "4", "500.00", "0.00", "CO-197:500.00", lines: [line(1, "500.00", "0.00", "CO-197:500.00")])
    #expect(judgement.denied == dollars("500.00"))
    #expect(judgement.issues.map(\.line) == [1])
  }

  @Test func `A claim total over several lines is denied once`() {
    let lines = [line(1, "200.00", "0.00", "CO-197:200.00"), line(2, "300.00", "0.00", "CO-197:300.00")]
    let judgement = judge(status: "4", "500.00", "0.00", "CO-197:500.00", lines: lines)
    #expect(judgement.issues.map(\.amount) == [dollars("200.00"), dollars("300.00")])
  }

  @Test func `Lines repeated one by one at claim level are denied once`() {
    let lines = [line(1, "200.00", "0.00", "CO-197:200.00"), line(2, "300.00", "0.00", "CO-197:300.00")]
    let judgement = judge(status: "4", "500.00", "0.00", "CO-197:200.00 CO-197:300.00", lines: lines)
    #expect(judgement.denied == dollars("500.00"))
  }

  @Test func `The same amount twice is denied twice where the claim balances only so`() {
    let judgement = judge(
      status: "4", "400.00", "0.00", "CO-197:200.00", lines: [line(1, "400.00", "200.00", "CO-197:200.00")])
    #expect(judgement.denied == dollars("400.00"))
  }

  @Test func `Each line is full or partial by what was paid on it`() {
    let judgement = judge(
      "700.00", "100.00",
      lines: [line(1, "300.00", "100.00", "CO-151:200.00"), line(2, "400.00", "0.00", "CO-197:400.00")])
    #expect(judgement.issues.map(\.size) == [.partial, .full])
    #expect(judgement.issues.map(\.category) == ["medical_necessity", "authorization"])
  }

  @Test func `Status 4 with a patient share but no denial reason denies what was charged and not paid`() {
    let judgement = judge(status: "4", "220.00", "0.00", "CO-45:200.00 PR-3:20.00")
    #expect(judgement.outcome == .denial)
    #expect(judgement.issues.map(\.category) == ["unspecified"])
    #expect(judgement.issues.map(\.reason) == [nil])
    #expect(judgement.denied == dollars("220.00"))
  }

  @Test func `Status 4 with a patient share beside a denial reason denies the reason's amount alone`() {
    let judgement = judge(status: "4", "220.00", "0.00", "CO-197:200.00 PR-3:20.00")
    #expect(judgement.issues.map(\.category) == ["authorization"])
    #expect(judgement.denied == dollars("200.00"))
  }

  @Test func `Status 4 without a reason is denied in part when something was paid`() {
    let judgement = judge(status: "4", "220.00", "70.00", "CO-45:150.00")
    #expect(judgement.issues.map(\.size) == [.partial])
    #expect(judgement.denied == dollars("150.00"))
  }

  @Test func `A reversal with negative amounts opens no denial, whatever its reasons`() {
    let judgement = judge(
      status: "22", "-500.00", "-300.00",
      lines: [line(1, "-500.00", "-300.00", "CO-45:-250.00 CO-197:50.00")])
    #expect(judgement == Judgement(outcome: .reversal, issues: []))
  }

  @Test(arguments: ["1", "4"]) func `A claim that charges nothing is nothing to work`(status: String) {
    #expect(judge(status: status, "0.00", "0.00") == Judgement(outcome: .none, issues: []))
  }

  @Test func `A pre-determination that pays nothing is no zero payment`() {
    #expect(judge(status: "25", "100.00", "0.00", "CO-45:100.00").outcome == .none)
  }

  @Test func `A code that the table does not know explains no zero payment and denies nothing`() {
    #expect(judge("100.00", "0.00", "CO-ZZ9:100.00") == Judgement(outcome: .zeroPayReview, issues: []))
    #expect(judge("100.00", "50.00", "CO-ZZ9:50.00") == Judgement(outcome: .none, issues: []))
  }

  @Test func `The group code never decides what is a denial`() {
    for group in ["CO", "PR", "OA", "PI"] {
      #expect(judge("100.00", "0.00", "\(group)-197:100.00").denied == dollars("100.00"))
      #expect(judge("100.00", "40.00", "\(group)-45:60.00").outcome == .none)
    }
  }

  @Test func `A denied amount names the element that holds it and the remarks beside it`() {
    let segment = ByteRange(start: 100, end: 140)
    let adjustment = Adjustment(
      group: "CO", reason: "16", amount: dollars("80.00"), segment: segment, triple: 2)
    let judgement = Judgement(
      RemittedClaim(
        controlNumber: "1", status: "4", charge: dollars("80.00"), paid: .zero,
        lines: [
          ServiceLine(
            ordinal: 3, procedure: "99213", charge: dollars("80.00"), paid: .zero, adjustments: [adjustment],
            remarks: [Remark(code: "M76"), Remark(code: "N286")])
        ]),
      codes: codes)
    #expect(judgement.issues.map(\.citation) == [Citation(segment: segment, element: 9)])
    #expect(judgement.issues.map(\.remarks) == [["M76", "N286"]])
    #expect(judgement.issues.map(\.line) == [3])
  }

  @Test func `Denied without a reason, the claim segment's charge is the evidence`() {
    let clp = ByteRange(start: 10, end: 50)
    let judgement = Judgement(
      RemittedClaim(
        clp: clp, controlNumber: "1", status: "4", charge: dollars("80.00"), paid: .zero, adjustments: [],
        remarks: [Remark(code: "N286")]),
      codes: codes)
    #expect(judgement.issues.map(\.citation) == [Citation(segment: clp, element: 3)])
    #expect(judgement.issues.map(\.remarks) == [["N286"]])
  }
}
