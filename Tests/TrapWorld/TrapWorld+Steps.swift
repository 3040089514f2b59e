import X12

extension TrapWorld {
  package enum Step: Sendable {
    case sent(Sent)
    case answered(Answered)

    package var day: Int32 {
      switch self {
      case .sent(let claim): claim.on.days
      case .answered(let answer): answer.on.days
      }
    }
  }

  /// Everything in the order in which it happens.
  package var steps: [Step] {
    let all = sent.map(Step.sent) + answers.map(Step.answered)
    return all.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}
