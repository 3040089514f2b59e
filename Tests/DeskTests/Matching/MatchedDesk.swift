import Desk
import TrapWorld
import X12

/// A desk that keeps what was sent in plain dictionaries, and matches as the product does.
struct MatchedDesk {
  private var candidates: [SentCandidate] = []
  private var byAccount: [String: [Int]] = [:]
  private var byPayerNumber: [String: [Int]] = [:]
  private var byFamily: [FamilyID: [Int]] = [:]
  private var byPatient: [String: [Int]] = [:]
  private var families: Int64 = 0
  /// The true family behind each family of the desk.
  private(set) var truth: [FamilyID: Int] = [:]
  /// Claims that joined a family that is not theirs.
  private(set) var wronglyJoined = 0

  /// Enough of an account number to find it again however it comes back.
  private func key(_ account: String) -> String {
    String(account.filter { $0.isLetter || $0.isNumber }.uppercased().prefix(12))
  }

  private func found(_ traits: ClaimTraits, _ number: String?) -> [SentCandidate] {
    var indices = Set(byAccount[key(traits.controlNumber)] ?? [])
    if let number { indices.formUnion(byPayerNumber[number] ?? []) }
    indices.formUnion(byPatient[patientKey(traits)] ?? [])
    return indices.sorted().map { candidates[$0] }
  }

  private func patientKey(_ traits: ClaimTraits) -> String { "\(traits.patient.last)|\(traits.charge.value)" }

  mutating func send(_ claim: TrapWorld.Sent) {
    let known = FamilyID.family(
      of: claim.traits, replacing: claim.replaces, among: found(claim.traits, claim.replaces))
    let family: FamilyID
    if let known {
      family = known
      if truth[known] != claim.family { wronglyJoined += 1 }
    } else {
      families += 1
      family = FamilyID(families)
      truth[family] = claim.family
    }
    let index = candidates.count
    candidates.append(
      SentCandidate(id: SentClaimID(Int64(claim.id)), family: family, sentOn: claim.on, traits: claim.traits))
    byAccount[key(claim.traits.controlNumber), default: []].append(index)
    byPatient[patientKey(claim.traits), default: []].append(index)
    byFamily[family, default: []].append(index)
  }

  mutating func answer(_ answer: TrapWorld.Answered) -> MatchVerdict {
    let number = answer.traits.payerClaimNumber
    let verdict = MatchVerdict(answer.traits, on: answer.on, among: found(answer.traits, number))
    if case .matched(_, let family, _) = verdict {
      for index in byFamily[family] ?? [] {
        candidates[index].payerClaimNumbers.insert(number)
        byPayerNumber[number, default: []].append(index)
      }
    }
    return verdict
  }
}
