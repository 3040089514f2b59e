/// Counts what a document holds, and puts the counts, the numbers of trailers and those of levels right.
struct EnvelopeNumbers: Sendable {
  /// A level that is open: its number as read and as written.
  private struct Level {
    var read: String
    var written: Int
  }

  /// How deep levels may lie in one another; guides have at most six.
  private static var mostOpen: Int { 64 }
  /// The numbers of what is open; a trailer whose header is missing is nobody's to correct.
  private var interchange: String?
  private var groups = 0
  private var group: String?
  private var sets = 0
  private var set: String?
  private var segments = 0
  private var levels = 0
  private var open: [Level] = []

  /// Corrects the next segment of the document.
  mutating func correct(_ segment: inout SegmentBytes, _ changes: inout [(RewriteDifference.Kind, String)]) {
    segments += 1
    switch segment.code {
    case SegmentCode.isa where segment.isInterchangeHeader:
      (interchange, groups, group, set) = (segment.text(13), 0, nil, nil)
    case SegmentCode.gs:
      (group, sets, set) = (segment.text(6), 0, nil)
      groups += 1
    case SegmentCode.st:
      (set, segments, levels, open) = (segment.text(2), 1, 0, [])
      sets += 1
    case SegmentCode.hl where set != nil: number(&segment, &changes)
    case SegmentCode.se:
      close(&segment, count: segments, number: set, "SE", &changes)
      set = nil
    case SegmentCode.ge:
      close(&segment, count: sets, number: group, "GE", &changes)
      (set, group) = (nil, nil)
    case SegmentCode.iea:
      close(&segment, count: groups, number: interchange, "IEA", &changes)
      (set, group, interchange) = (nil, nil, nil)
    default: break
    }
  }

  /// Counts a segment that cannot be written.
  mutating func passLost() { segments += 1 }

  private func close(
    _ segment: inout SegmentBytes, count: Int, number: String?, _ id: String,
    _ changes: inout [(RewriteDifference.Kind, String)]
  ) {
    guard let number else { return }
    let (saidCount, saidNumber) = (segment.text(1), segment.text(2))
    if Int(saidCount) != count {
      segment.replace(1, with: String(count))
      changes.append((.count, "\(id)01 said \"\(saidCount)\", and \(count) is written"))
    }
    // The numbers of groups and interchanges are numbers; that of a set is text.
    let isSame = saidNumber == number || id != "SE" && Int(saidNumber) != nil && Int(saidNumber) == Int(number)
    if !isSame, !number.isEmpty {
      segment.replace(2, with: number)
      changes.append((.controlNumber, "\(id)02 said \"\(saidNumber)\", and \(number) of the header is written"))
    }
  }

  /// Numbers a level; its parent is looked for by the number that it had.
  private mutating func number(_ segment: inout SegmentBytes, _ changes: inout [(RewriteDifference.Kind, String)]) {
    levels += 1
    let (own, above) = (segment.text(1), segment.text(2))
    if Int(own) != levels {
      segment.replace(1, with: String(levels))
      changes.append((.levelNumber, "HL01 was \"\(own)\", and \(levels) is written"))
    }
    if above.isEmpty {
      open = []
    } else if let parent = open.lastIndex(where: { $0.read == above }) {
      let number = String(open[parent].written)
      open.removeLast(open.count - parent - 1)
      if number != above {
        segment.replace(2, with: number)
        changes.append((.levelNumber, "HL02 was \"\(above)\", and \(number) is written, the same level"))
      }
    }
    if open.count == Self.mostOpen { open.removeFirst() }
    open.append(Level(read: own, written: levels))
  }
}
