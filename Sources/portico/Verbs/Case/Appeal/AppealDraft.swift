import ArgumentParser
import Desk
import DeskJSON
import Doors
import Foundation
import PorticoWeb
import Store
import Trail

/// What a packet is made with.
struct OrderOptions: ParsableArguments {
  @Option(help: "first, second or external; without it the level that comes next.")
  var level: AppealLevel?
  @Option(help: ArgumentHelp("The words of the letter; without it those that the SOP proposes.", valueName: "path"))
  var textFile: String?
  @Option(help: "Where it goes to, below the payer's name; \\n begins a line.")
  var address: String?

  /// The order, with the words read from their file.
  func order(_ id: CaseID, _ run: Invocation) async throws -> PacketOrder {
    let view = try await run.workplace.store.caseView(id, for: run.account)
    return PacketOrder(
      level: level ?? view.state.nextAppealLevel, text: try text(run), address: address?.replacing("\\n", with: "\n"))
  }

  /// The most bytes of a letter's words.
  private static let most = 80_000

  private func text(_ run: Invocation) throws -> String? {
    guard let textFile else { return nil }
    let input = try InputFile(textFile, run)
    defer { input.close() }
    guard input.size <= OrderOptions.most else {
      throw Refusal(.invalid, "\(input.name) is too long for a letter; attach it as an exhibit.")
    }
    var bytes: [UInt8] = []
    while let piece = try input.next(), !piece.isEmpty { bytes += piece }
    guard let text = String(validating: bytes, as: UTF8.self), text.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(.invalid, "\(input.name) is empty, or is not UTF-8 text.")
    }
    return text.replacing("\r\n", with: "\n")
  }
}

/// `portico case appeal preview`: the packet as it would be.
struct AppealPreview: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Write the packet as it would be, marked as a draft; nothing is recorded.")

  @Argument(help: ArgumentHelp("The number of the case.", valueName: "case"))
  var id: CaseID
  @OptionGroup var options: OrderOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write it.", valueName: "file"))
  var output: String
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let bytes = try await PacketWriter(store: run.workplace.store).preview(
      id, try await options.order(id, run), for: run.account)
    try Data(bytes).write(to: run.file(output), options: .atomic)
    try run.out.note("wrote \(run.file(output).path)")
    return ExitStatus.success
  }
}

/// `portico case appeal draft`: makes the next version of the packet.
struct AppealDraft: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Make the next version of the packet; refused while required evidence is missing.")

  @OptionGroup var deed: DeedOptions
  @OptionGroup var options: OrderOptions
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let result = try await PacketWriter(store: store).draft(
      deed.id, try await options.order(deed.id, run), expectedVersion: deed.expectVersion,
      command: deed.commandID ?? store.newCommandID(), by: run.account)
    let made = try MadePacket(result, in: try await store.caseView(deed.id, for: run.account))
    if deed.json {
      try run.out.line(made.jsonText)
    } else {
      try run.out.line(
        "case \(result.id): packet \(made.packet.number) "
          + "\(result.wasRepeated ? "was made before; nothing changed" : "made"), version \(result.version)")
    }
    return ExitStatus.success
  }
}

/// `portico case appeal pdf`: a version of the packet.
struct AppealPDF: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: "Write a packet's PDF to a file.")

  @Argument(help: ArgumentHelp("The number of the case.", valueName: "case"))
  var id: CaseID
  @Option(help: "Which packet; without it the newest.")
  var packet: Int?
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write it.", valueName: "file"))
  var output: String
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let newest = try await store.caseView(id, for: run.account).state.appeal.packets.last?.draft.number
    guard let number = packet ?? newest else {
      throw Refusal(.illegalMove, "Case \(id) has no packet yet; portico case appeal draft \(id) makes one.")
    }
    let (_, url) = try await store.packetFile(id, number, for: run.account)
    try Data(contentsOf: url).write(to: run.file(output), options: .atomic)
    try run.out.note("wrote \(run.file(output).path)")
    return ExitStatus.success
  }
}
