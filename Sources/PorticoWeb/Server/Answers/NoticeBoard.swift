import Synchronization
import Trail

/// What came of a session's last command, kept here until its next page, so that no text of an address ends on a page.
final class NoticeBoard: Sendable {
  private struct Notice {
    var message: PageContext.Message
    var posted: ContinuousClock.Instant
  }

  /// After this an untaken message is of no interest.
  private static let life = Duration.seconds(600)

  private let notices = Mutex<[Digest: Notice]>([:])

  /// Leaves a message for a session's next page.
  func post(_ message: PageContext.Message, for session: Digest, at now: ContinuousClock.Instant) {
    notices.withLock { notices in
      notices = notices.filter { now - $0.value.posted < NoticeBoard.life }
      notices[session] = Notice(message: message, posted: now)
    }
  }

  /// Takes the message of a session away.
  func take(for session: Digest, at now: ContinuousClock.Instant) -> PageContext.Message? {
    let notice = notices.withLock { $0.removeValue(forKey: session) }
    return notice.flatMap { now - $0.posted < NoticeBoard.life ? $0.message : nil }
  }
}
