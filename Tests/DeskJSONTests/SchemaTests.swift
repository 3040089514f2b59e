import Desk
import DeskJSON
import Testing

/// Schemas as a document writes them.
@Suite struct SchemaTests {
  @Test func whatMayBeNullSaysSo() {
    #expect(Int?.schema.document.jsonText == #"{"type":["integer","null"],"format":"int64"}"#)
    #expect(String?.schema.document.jsonText == #"{"type":["string","null"]}"#)
    #expect(
      Role?.schema.document.jsonText == #"{"type":["string","null"],"enum":["specialist","manager","auditor",null]}"#)
    #expect(Tally?.schema.document.jsonText == ##"{"anyOf":[{"$ref":"#/components/schemas/Tally"},{"type":"null"}]}"##)
    #expect([Tally].schema.document.jsonText == ##"{"type":"array","items":{"$ref":"#/components/schemas/Tally"}}"##)
  }

  @Test func anObjectThatIsSentIsClosedAndOneThatIsAnsweredIsOpen() throws {
    let sent = JSONSchema.Object([.required("text", .text(upTo: 9)), .optional("version", .id)])
    #expect(
      sent.document.jsonText
        == #"{"type":"object","properties":{"text":{"type":"string","minLength":1,"maxLength":9},"#
        + #""version":{"type":"integer","format":"int64","minimum":1,"maximum":9223372036854775807}},"#
        + #""required":["text"],"additionalProperties":false}"#)
    let answered = try #require(Tally.schema.named.first)
    #expect(
      answered.document.jsonText
        == #"{"type":"object","properties":{"cases":{"type":"integer","format":"int64"},"#
        + #""denied_cents":{"type":"integer","format":"int64"}},"required":["cases","denied_cents"]}"#)
  }

  @Test func aShapeNamesEveryShapeInIt() {
    let names = Set(CaseView.schema.named.compactMap(\.name))
    #expect(
      names.isSuperset(of: ["Case", "Figure", "Source", "Code", "Clock", "Issue", "TimelineEntry", "FileEvidence"]))
  }
}
