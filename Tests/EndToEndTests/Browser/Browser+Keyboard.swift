extension Browser {
  /// Types text key by key into whatever has the focus.
  func type(_ text: String) async throws {
    try await perform(text.flatMap { [KeyAction.down(Key($0)), .up(Key($0))] })
  }

  /// Presses one key, holding others such as shift, wherever the focus is.
  func press(_ key: Key, holding held: Key...) async throws {
    try await perform(held.map(KeyAction.down) + [.down(key), .up(key)] + held.reversed().map(KeyAction.up))
  }

  private func perform(_ actions: [KeyAction]) async throws {
    try await post("actions", ["actions": [KeySource(actions: actions)]])
  }

  private struct KeySource: Encodable {
    let type = "key"
    let id = "keyboard"
    let actions: [KeyAction]
  }

  private struct KeyAction: Encodable {
    let type: String
    let value: String

    static func down(_ key: Key) -> KeyAction { KeyAction(type: "keyDown", value: String(key.value)) }

    static func up(_ key: Key) -> KeyAction { KeyAction(type: "keyUp", value: String(key.value)) }
  }
}
