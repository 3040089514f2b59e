import Desk

/// A state as a word in a frame; colour only repeats what the word says.
func badge(_ words: String, _ tone: HTML = "plain") -> HTML { "<span class=\"badge \(tone)\">\(words)</span>" }

extension Disposition {
  /// The disposition as a badge.
  var html: HTML {
    switch self {
    case .staged: badge(title)
    case .posted: badge(title, "done")
    case .held: badge(title, "soon")
    case .quarantined: badge(title, "late")
    case .recorded: badge(title)
    }
  }
}

extension DocumentStatus {
  /// The status as a badge.
  var html: HTML {
    switch self {
    case .receiving: badge("Being read")
    case .accepted: badge("Accepted", "done")
    case .partial: badge("Part quarantined", "soon")
    case .quarantined: badge("Quarantined", "late")
    }
  }
}

extension Judgement.Outcome {
  /// The outcome as a badge; nothing for a claim that needs no work.
  var html: HTML? {
    switch self {
    case .none: nil
    case .denial: badge("Denied", "late")
    case .unprocessable: badge("Unprocessable: new claim", "blocked")
    case .zeroPayReview: badge("Zero pay, unexplained", "soon")
    case .reversal: badge("Reversal")
    }
  }
}
