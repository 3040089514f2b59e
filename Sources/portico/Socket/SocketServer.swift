import ArgumentParser
import ArgumentParser
import Foundation
import Store
import Synchronization

/// The server's side of the command socket: carries out the verbs that users of this machine type.
final class SocketServer: Sendable {
  private let workplace: Workplace
  private let descriptor: Int32
  private let connections = Mutex(0)

  /// Commands at the same time; one more waits until one of them has ended.
  private static let mostConnections = 32
  /// Seconds that a connection may take to say what it wants.
  private static let requestLimit = 10

  /// Begins to listen in the workplace's directory, for its owner alone.
  init(_ workplace: Workplace) throws {
    self.workplace = workplace
    let directory = workplace.store.directory
    // The lock is ours, so a socket that stands there was left behind.
    try? FileManager.default.removeItem(at: directory.socket)
    guard let address = SocketAddress(directory) else {
      throw StoreError.unusable(path: directory.url.path, reason: "the folder cannot be opened")
    }
    descriptor = try unsafe address.use { descriptor, address, size in
      let mask = umask(0o177)
      let bound = unsafe bind(descriptor, address, size)
      umask(mask)
      guard bound == 0, listen(descriptor, Int32(SocketServer.mostConnections)) == 0 else {
        throw SocketFailure("the command socket \(directory.socket.path) cannot be opened", errno)
      }
      return descriptor
    }
    let thread = Thread { self.accept() }
    thread.name = "command socket"
    thread.start()
  }

  /// Stops listening and waits a moment for the commands that are being carried out.
  func stop() async {
    try? FileManager.default.removeItem(at: workplace.store.directory.socket)
    shutdown(descriptor, Int32(SHUT_RDWR))
    for _ in 0..<100 where connections.withLock({ $0 > 0 }) { try? await Task.sleep(for: .milliseconds(50)) }
  }

  private func accept() {
    while true {
      let connection = Foundation.accept(descriptor, nil, nil)
      if connection < 0 {
        if [EINTR, ECONNABORTED].contains(errno) { continue }
        if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) {
          Thread.sleep(forTimeInterval: 0.1)
          continue
        }
        close(descriptor)
        return
      }
      while connections.withLock({ $0 >= SocketServer.mostConnections }) { Thread.sleep(forTimeInterval: 0.01) }
      connections.withLock { $0 += 1 }
      Task(executorPreference: OwnThread()) {
        await self.serve(connection)
        self.connections.withLock { $0 -= 1 }
      }
    }
  }

  private func serve(_ connection: Int32) async {
    let channel = LineChannel(descriptor: connection)
    channel.limitWaiting(seconds: SocketServer.requestLimit)
    do {
      guard let request = try channel.receive(SocketRequest.self) else { return }
      let status = await carryOut(request, Output(channel), uid: try channel.peer())
      try channel.send(SocketReply(exit: status))
    } catch {
      // The command line went away; there is nobody to tell.
    }
  }

  private func carryOut(_ request: SocketRequest, _ out: Output, uid: UInt32) async -> Int32 {
    do {
      let verb = try verb(request.arguments)
      let invocation = Invocation(
        workplace: workplace, account: try await workplace.account(uid: uid),
        workingDirectory: URL(filePath: request.directory, directoryHint: .isDirectory), out: out)
      return try await verb.perform(invocation)
    } catch {
      try? out.note(inWords(error))
      return ExitStatus.of(error)
    }
  }
}

extension SocketServer {
  /// What was typed. The command line has read it before: an error means that its version is another one.
  private func verb(_ arguments: [String]) throws -> any DeskVerb {
    do {
      if let verb = try Portico.parseAsRoot(arguments) as? any DeskVerb { return verb }
    } catch {
      throw Failure(Portico.exitCode(for: error).rawValue, Portico.message(for: error))
    }
    throw Failure(ExitStatus.failure, "a running server does not carry out this verb")
  }
}

extension Output {
  /// Bytes in one message; in JSON they take a third more.
  private static let piece = 1 << 20

  /// Words that go to the terminal at the other end.
  fileprivate init(_ channel: LineChannel) {
    self.init(
      line: { try channel.send(SocketReply(line: $0)) },
      bytes: { bytes in
        for start in stride(from: 0, to: bytes.count, by: Output.piece) {
          try channel.send(SocketReply(bytes: bytes.dropFirst(start).prefix(Output.piece)))
        }
      }, note: { try channel.send(SocketReply(note: $0)) },
      progress: { try? channel.send(SocketReply(progress: $0)) }, flush: {})
  }
}
