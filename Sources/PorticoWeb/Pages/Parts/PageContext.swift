import Desk
import Trail

/// What every page of a signed-in person needs besides its own view.
struct PageContext: Sendable {
  var account: Account
  /// The token that every form of the session carries.
  var csrf: String
  /// An instant as people of the organisation read it.
  var text: @Sendable (Instant) -> String
  /// A visible warning that the clock is not the real one, for example `Demo clock: 2026-11-22`.
  var demoClock: String?
  /// What the last command did.
  var message: Message?
  /// A fresh command id for each form, so that sending a form twice does its work once.
  var newCommandID: @Sendable () -> CommandID

  /// What the last command did.
  struct Message: Equatable, Sendable {
    var text: String
    /// The token for taking it back, where that is possible.
    var undo: String?
  }

  /// Why the person may not do it; nil when they may.
  func refusal(_ action: Action) -> String? { Access.refusal(action, by: .person(account)) }

  /// Whether the person may do it.
  func may(_ action: Action) -> Bool { refusal(action) == nil }
}
