import Desk
import X12

/// Segments as they stand in a file, each with its offset as an address: `#s-1234`.
struct SegmentList {
  var segments: [SegmentView]

  /// The segments, cut where envelope, payment header and claim meet.
  var html: HTML {
    var list: HTML = ""
    var part: SegmentView.Part?
    for segment in segments {
      if segment.part != part {
        if part != nil { list.append("</ol>") }
        list.append(
          """
          <h3 class="part \(segment.part.rawValue)">\(segment.part.title)</h3>\
          <ol class="segments \(segment.part.rawValue)">
          """
        )
        part = segment.part
      }
      list.append(line(segment))
    }
    if part != nil { list.append("</ol>") }
    return list
  }

  private func line(_ segment: SegmentView) -> HTML {
    """
    <li id="s-\(segment.range.start)"><a class="offset" href="#s-\(segment.range.start)" \
    aria-label="Segment at byte \(segment.range.start)">\(segment.range.start)</a>\
    <code>\(segment.text)</code><span class="words">\(segment.title)</span></li>
    """
  }
}

extension SegmentView.Part {
  /// The part in the words of the desk.
  fileprivate var title: String {
    switch self {
    case .envelope: "Envelope, shared by everything in the file"
    case .payment: "Payment header, shared by all claims of the remittance"
    case .claim: "This claim"
    }
  }
}
