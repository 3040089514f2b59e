import Desk
import Hummingbird
import Store
import Trail

/// Somebody who has signed in.
struct Visitor: Sendable {
  var session: Session
  /// The digest of the session's token: names the session in memory.
  var token: Digest

  var account: Account { session.account }
  var actor: Actor { .person(session.account) }
}

/// What goes with a request from the router to its handler.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Nil at the few addresses that are open to everybody.
  var visitor: Visitor?

  init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }

  /// The visitor; the gate lets nobody else through to a handler that asks.
  var signedIn: Visitor {
    get throws {
      guard let visitor else { throw HTTPError(.unauthorized) }
      return visitor
    }
  }

  /// A part of the address, as the handler's type for it; what cannot be read is an address that does not exist.
  func value<Value>(_ name: String, _ read: (String) -> Value?) throws -> Value {
    guard let text = parameters.get(name), let value = read(text) else { throw HTTPError(.notFound) }
    return value
  }
}
