import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Store

/// The web server: the pages of the desk, for browsers on this machine.
package struct PorticoServer: Sendable {
  private let site: Site

  /// A server over a store.
  ///
  /// - Parameters:
  ///   - demoClock: the warning that every page shows while the clock is not the real one.
  ///   - isSecure: whether browsers reach the server by TLS, so that they may be told to send its cookies by TLS alone.
  ///   - log: takes what whoever runs the server must know: incidents, each with the number that the person was shown.
  package init(
    store: Store, door: FileDoor, packets: PacketDoor, demoClock: (@Sendable () -> String)? = nil,
    isSecure: Bool = false,
    log: @escaping @Sendable (String) -> Void
  ) throws {
    site = Site(
      store: store, door: door, packets: packets, demoClock: demoClock, isSecure: isSecure, log: log,
      assets: try Assets())
  }

  /// Serves 127.0.0.1 until SIGINT or SIGTERM comes, then lets running requests end.
  ///
  /// - Parameters:
  ///   - port: 0 takes any free port.
  ///   - onBound: is told the port once the server listens.
  package func run(port: Int, onBound: @escaping @Sendable (Int) async -> Void) async throws {
    try await application(port: port, onBound: onBound).runService()
  }

  /// The same without signals: serves until the task is cancelled.
  package func runUntilCancelled(port: Int, onBound: @escaping @Sendable (Int) async -> Void) async throws {
    try await application(port: port, onBound: onBound).run()
  }

  private func application(
    port: Int, onBound: @escaping @Sendable (Int) async -> Void
  ) -> some ApplicationProtocol {
    var logger = Logger(label: "portico")
    logger.logLevel = .error
    return Application(
      router: site.router(),
      server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in await onBound(channel.localAddress?.port ?? port) }, logger: logger)
  }
}
