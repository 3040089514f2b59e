import Desk
import Doors
import Foundation
import PorticoWeb
import Store

/// A running server: the pages for browsers and the socket for the command line, over one workplace.
struct WebHouse {
  let workplace: Workplace

  /// Serves until SIGINT or SIGTERM comes.
  func run(port: Int, out: Output, onBound: @escaping @Sendable (Int) -> Void) async throws {
    // Whoever reads the log may go away; the server stays.
    _ = signal(SIGPIPE, SIG_IGN)
    let socket = try SocketServer(workplace)
    let server = try PorticoServer(
      store: workplace.store, door: door, packets: packets, demoClock: demoClock, log: { text in try? out.note(text) })
    let rounds = Task { try await goRounds(out) }
    defer { rounds.cancel() }
    do {
      try await server.run(port: port) { onBound($0) }
    } catch {
      await socket.stop()
      throw error
    }
    await socket.stop()
  }

  /// Looks at once and every few minutes what a new day brings and what it has left behind; a failure is told and tried again.
  private func goRounds(_ out: Output) async throws {
    while true {
      do { try await workplace.intake.openDueCases() } catch { try? out.note("the cases of this day: \(error)") }
      try await Task.sleep(for: .seconds(300))
    }
  }

  private var door: FileDoor {
    let intake = workplace.intake
    return FileDoor(
      take: { file, name, actor in
        let report = try await intake.take(fileAt: file, name: name, by: actor)
        return (report.digest, report.status == .duplicate)
      },
      post: { set, command, actor in try await intake.post(held: set, command: command, by: actor) })
  }

  private var packets: PacketDoor {
    let writer = PacketWriter(store: workplace.store)
    return PacketDoor(
      preview: { id, order, account in
        try await writer.preview(
          id, PacketOrder(level: order.level, text: order.text, address: order.address), for: account)
      },
      draft: { id, order, version, command, account in
        try await writer.draft(
          id, PacketOrder(level: order.level, text: order.text, address: order.address), expectedVersion: version,
          command: command, by: account)
      })
  }

  private var demoClock: (@Sendable () -> String)? {
    guard workplace.clock.isShifted else { return nil }
    let clock = workplace.store.clock
    return { "All patients are invented; it is \(clock.text(clock.now())) here." }
  }

  /// Fails in words when something else listens at the port, before long work is done for nothing.
  static func mustBeFree(_ port: Int) throws {
    guard port != 0 else { return }
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SocketFailure("no socket can be made", errno) }
    defer { close(descriptor) }
    var yes: Int32 = 1
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0 else {
      let reason =
        errno == EADDRINUSE
        ? "is taken by another program" : "cannot be used (\(unsafe String(cString: strerror(errno))))"
      throw Failure(
        ExitStatus.failure, "port \(port) \(reason); choose another with --port, or --port 0 for any free one")
    }
  }
}
