import Seeded
import Testing
import X12

struct CentsTests {
  @Test(arguments: [
    ("0", 0), ("1", 100), ("1.5", 150), ("1.50", 150), ("1.500", 150), (".5", 50), ("5.", 500), ("-0.5", -50),
    ("+12", 1_200), ("-1234.56", -123_456), ("007", 700), ("92233720368547758.07", .max), ("-0", 0),
  ])
  func readsExactly(text: String, cents: Int64) {
    #expect(Cents(decimal: text) == Cents(cents))
  }

  @Test(arguments: [
    "", "-", ".", "1.234", "1,00", "1e2", "1 ", " 1", "--1", "1.2.3", "0x1", "NaN", "92233720368547758.08",
    "99999999999999999999", "$5", "5-",
  ])
  func refusesWhatIsNoAmount(text: String) {
    #expect(Cents(decimal: text) == nil)
  }

  @Test func describesItselfInDollars() {
    #expect(Cents(123_456).description == "1234.56")
    #expect(Cents(-50).description == "-0.50")
    #expect(Cents(5).description == "0.05")
    #expect(Cents(.min).description == "-92233720368547758.08")
  }

  @Test func descriptionsReadBackAsTheSameAmount() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let cents = Cents(Int64.random(in: -(1 << 60)...(1 << 60), using: &random))
      #expect(Cents(decimal: cents.description) == cents)
    }
  }

  @Test func addsAndSubtractsExactlyAndSaturates() {
    #expect(Cents(10) + Cents(20) == Cents(30))
    #expect(Cents(10) - Cents(20) == Cents(-10))
    #expect(-Cents(10) == Cents(-10))
    #expect(Cents(.max) + Cents(1) == Cents(.max))
    #expect(Cents(.min) - Cents(1) == Cents(.min))
    #expect(-Cents(.min) == Cents(.max))
    #expect(Cents(-1) < Cents(1))
  }
}
