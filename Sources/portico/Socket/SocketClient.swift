/// The command line's side of the socket: sends what was typed and prints what comes back.
struct SocketClient {
  let channel: LineChannel

  /// Has the server carry out a verb, prints its words, and gives its exit code.
  func carryOut(_ request: SocketRequest, _ out: Output) throws -> Int32 {
    try channel.send(request)
    while let reply = try channel.receive(SocketReply.self) {
      if let line = reply.line { try out.line(line) }
      if let bytes = reply.bytes { try out.bytes(bytes) }
      if let note = reply.note { try out.note(note) }
      if let progress = reply.progress { out.progress(progress) }
      if let exit = reply.exit { return exit }
    }
    throw Failure(ExitStatus.software, "the server stopped before it had answered; what it had recorded is kept")
  }
}
