import Testing
import World

@Suite("A day balances to the cent")
struct BalanceTests {
  /// One whole turn of the rota of planted damage, and the follow-up day.
  static let days = [1, 2, 3, 4, 5, 6, 7, 45]

  @Test("every line is charge less adjustments", arguments: days)
  func lines(day: Int) throws {
    for (_, _, claim) in try SplitDay.shared(day).claims {
      for line in claim.lines {
        #expect(line.paid == line.charge - line.adjustments.reduce(0) { $0 + $1.cents }, "\(claim.account)")
      }
    }
  }

  @Test("every claim is charge less all adjustments, and the sum of its lines, unless listed", arguments: days)
  func claims(day: Int) throws {
    let split = try SplitDay.shared(day)
    var off = 0
    for (file, set, claim) in split.claims {
      let difference = claim.paid - claim.charge + claim.allAdjustments.reduce(0) { $0 + $1.cents }
      let listed = difference == 0 ? nil : split.lists(.claimBalance, file, set, claim.account)
      #expect(difference == listed?.difference ?? 0, "\(claim.account)")
      off += difference == 0 ? 0 : 1
      guard !claim.lines.isEmpty else { continue }
      #expect(claim.charge == claim.lines.reduce(0) { $0 + $1.charge }, "\(claim.account)")
      #expect(claim.paid == claim.lines.reduce(difference) { $0 + $1.paid }, "\(claim.account)")
    }
    #expect(off == split.answer.planted.count { $0.kind == .claimBalance })
  }

  @Test("the patient's share is the sum of PR adjustments", arguments: days)
  func patientResponsibility(day: Int) throws {
    for (_, _, claim) in try SplitDay.shared(day).claims {
      let shares = claim.allAdjustments.filter { $0.group == "PR" }
      #expect(claim.patientResponsibility == shares.reduce(0) { $0 + $1.cents }, "\(claim.account)")
    }
  }

  @Test("every payment is claims less provider adjustments and never negative, unless listed", arguments: days)
  func transactions(day: Int) throws {
    let split = try SplitDay.shared(day)
    for (file, interchange) in split.remittances {
      for set in interchange.sets {
        let paid = set.claims.reduce(0) { $0 + $1.paid }
        let taken = set.providerAdjustments.reduce(0) { $0 + $1.cents }
        #expect(set.total - paid + taken == split.lists(.paymentTotal, file, set.control)?.difference ?? 0)
        #expect(set.total >= 0)
      }
    }
  }

  @Test("every set counts its segments rightly, unless listed", arguments: days)
  func segments(day: Int) throws {
    let split = try SplitDay.shared(day)
    for (file, interchange) in split.remittances {
      for set in interchange.sets {
        let listed = split.lists(.segmentCount, file, set.control)?.difference ?? 0
        #expect(set.declaredSegments - set.segments == listed)
      }
    }
  }

  @Test("only reversals are paid less than nothing")
  func signs() throws {
    for (_, _, claim) in try SplitDay.shared(45).claims {
      #expect(claim.status == "22" ? claim.charge < 0 && claim.paid <= 0 : claim.charge > 0 && claim.paid >= 0)
    }
  }
}
