/// A small reader of 835 files that shares nothing with the generator or the product's own reader, so that they can
/// be wrong only one at a time. Amounts are cents.
struct SplitInterchange: Sendable {
  var control = ""
  var group = ""
  var sets: [SplitSet] = []

  /// Splits on the separators that ISA declares at its fixed places.
  init(_ bytes: [UInt8]) {
    let (element, component, segment) = (bytes[3], bytes[104], bytes[105])
    for raw in bytes.split(separator: segment) {
      let text = raw.drop { $0 == 0x0d || $0 == 0x0a }
      guard !text.isEmpty else { continue }
      let elements = text.split(separator: element, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      switch elements[0] {
      case "ISA": control = elements[13]
      case "GS": group = elements[1]
      case "ST": sets.append(SplitSet(control: elements[2]))
      case "GE", "IEA": break
      default:
        sets[sets.count - 1].take(elements, component: String(decoding: [component], as: UTF8.self))
      }
      if !["ISA", "GS", "GE", "IEA"].contains(elements[0]) { sets[sets.count - 1].segments += 1 }
    }
  }
}

struct SplitSet: Sendable {
  var control: String
  var segments = 0
  var declaredSegments = 0
  var total = 0
  var paymentDate = ""
  var productionDate = ""
  var trace = ""
  var claims: [SplitClaim] = []
  var providerAdjustments: [(code: String, reference: String, cents: Int)] = []
  var npis: [String] = []

  init(control: String) { self.control = control }

  mutating func take(_ e: [String], component: String) {
    switch e[0] {
    case "BPR": (total, paymentDate) = (cents(e[2]), e[16])
    case "TRN": trace = e[2]
    case "SE": declaredSegments = Int(e[1]) ?? -1
    case "DTM" where e[1] == "405": productionDate = e[2]
    case "N1" where e[1] == "PE": npis.append(e[4])
    case "PLB":
      npis.append(e[1])
      for place in stride(from: 3, to: e.count, by: 2) {
        let parts = e[place].split(separator: Character(component), maxSplits: 1)
        providerAdjustments.append((String(parts[0]), String(parts[1]), cents(e[place + 1])))
      }
    case "CLP": claims.append(SplitClaim(e))
    default:
      if e[0] == "NM1", e[1] == "82" { npis.append(e[9]) }
      if !claims.isEmpty { claims[claims.count - 1].take(e) }
    }
  }
}

struct SplitClaim: Sendable {
  var account: String
  var status: String
  var charge: Int
  var paid: Int
  var patientResponsibility: Int
  var number: String
  var frequency: String
  var adjustments: [SplitAdjustment] = []
  var lines: [SplitLine] = []
  var remarks: [String] = []
  /// NM1 segments by entity code.
  var names: [String: [String]] = [:]

  init(_ e: [String]) {
    (account, status, charge, paid) = (e[1], e[2], cents(e[3]), cents(e[4]))
    (patientResponsibility, number, frequency) = (e[5].isEmpty ? 0 : cents(e[5]), e[7], e[9])
  }

  var allAdjustments: [SplitAdjustment] { adjustments + lines.flatMap(\.adjustments) }

  mutating func take(_ e: [String]) {
    switch e[0] {
    case "SVC": lines.append(SplitLine(charge: cents(e[2]), paid: cents(e[3])))
    case "NM1": names[e[1]] = e
    case "MIA", "MOA": remarks += e[3...].filter { !$0.isEmpty && Int($0) == nil }
    case "LQ": remarks.append(e[2])
    case "CAS":
      for place in stride(from: 2, to: e.count, by: 3) {
        let one = SplitAdjustment(group: e[1], reason: e[place], cents: cents(e[place + 1]))
        if lines.isEmpty { adjustments.append(one) } else { lines[lines.count - 1].adjustments.append(one) }
      }
    default: break
    }
  }
}

struct SplitLine: Sendable {
  var charge: Int
  var paid: Int
  var adjustments: [SplitAdjustment] = []
}

struct SplitAdjustment: Hashable, Sendable {
  var group: String
  var reason: String
  var cents: Int
}

/// An amount as cents; traps on anything that is not an amount with at most two decimals.
func cents(_ text: String) -> Int {
  let negative = text.hasPrefix("-")
  let parts = (negative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
  precondition(parts.count <= 2 && text.contains { $0.isNumber }, "not an amount: \(text)")
  let whole = parts[0].isEmpty ? 0 : Int(parts[0]) ?? .min
  var part = 0
  if parts.count == 2 {
    precondition((1...2).contains(parts[1].count), "not cents: \(text)")
    part = (Int(parts[1]) ?? .min) * (parts[1].count == 1 ? 10 : 1)
  }
  return (negative ? -1 : 1) * (whole * 100 + part)
}
