import Foundation

/// The guides of the checkout, from which the fuzzer is run.
private let guides = try? GuideLibrary(folder: URL(filePath: "Sources/X12/Guides"))

/// Reads the bytes as a document, whole and in pieces, and stops when the two differ; a trap is a finding of its own.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzX12(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let document = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  // A small limit lets the fuzzer reach what happens beyond it.
  let limits = Limits(segmentBytes: 1 << 10, claimSegments: 20)
  var whole: [X12Event] = []
  var reader = X12Reader(limits: limits)
  reader.read(document) { whole.append($0) }
  reader.finish { whole.append($0) }

  var pieces: [X12Event] = []
  reader = X12Reader(limits: limits)
  let size = Int(document.first ?? 0) % 61 + 1
  for start in stride(from: 0, to: document.count, by: size) {
    reader.read(Array(document[start..<min(document.count, start + size)])) { pieces.append($0) }
  }
  reader.finish { pieces.append($0) }
  precondition(whole == pieces, "the size of the pieces changes what is read")

  checkConformance(document, size)
  for case .submittedClaim(let claim) in whole {
    precondition(claim.range.start >= 0 && claim.range.end <= document.count)
    precondition(claim.levels.allSatisfy { $0.start >= 0 && $0.end <= claim.range.start })
  }
  for case .claim(let claim) in whole {
    precondition(claim.range.start >= 0 && claim.range.end <= document.count)
    _ = Segment(
      bytes: Array(document[claim.clp.start..<claim.clp.end]), delimiters: Delimiters(), offset: claim.clp.start
    ).cents(3)
  }
  return 0
}

/// Checks the bytes against the guides, whole and in pieces, and stops when the two differ.
private func checkConformance(_ document: [UInt8], _ size: Int) {
  guard let guides else { preconditionFailure("the guides cannot be read") }
  var whole: [Finding] = []
  var reader = ConformanceReader(guides, limits: Limits(segmentBytes: 1 << 10))
  reader.read(document) { whole.append($0) }
  reader.finish { whole.append($0) }
  var pieces: [Finding] = []
  reader = ConformanceReader(guides, limits: Limits(segmentBytes: 1 << 10))
  for start in stride(from: 0, to: document.count, by: size) {
    reader.read(Array(document[start..<min(document.count, start + size)])) { pieces.append($0) }
  }
  reader.finish { pieces.append($0) }
  precondition(whole == pieces, "the size of the pieces changes what is found")
  for finding in whole { precondition((0...document.count).contains(finding.problem.offset)) }
}
