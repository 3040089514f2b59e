import Desk
import Testing

@Suite struct DeskSimulationTests {
  private static let seeds: Range<UInt64> = 0..<500
  private static let steps = 80

  @Test func `Whatever people and payers do in whatever order, the invariants hold`() throws {
    let playbook = try Playbook.shipped()
    var violations: [String: String] = [:]
    var accepted: [String: Int] = [:]
    var refused: [String: Int] = [:]
    var effects: Set<LaterRemittance.Effect> = []
    for seed in Self.seeds {
      var desk = try SimulatedDesk(seed: seed, playbook: playbook)
      for number in 1...Self.steps {
        let step = try desk.step()
        if step.refusal == nil { accepted[step.name, default: 0] += 1 } else { refused[step.name, default: 0] += 1 }
        effects.formUnion(step.after.state.later.suffix(1).map(\.effect))
        for name in try Invariants(step).violated() where violations[name] == nil {
          violations[name] = "first at step \(number) of seed \(seed): \(step.name)"
        }
      }
    }
    #expect(violations == [:])
    // A run in which nothing was possible would hold every invariant: each command was carried out, and refused.
    let commands = [
      "take", "assign", "note", "touch", "check", "uncheck", "except", "hold", "resume", "request", "approve",
      "decline", "escalate", "add", "close", "reopen", "draft", "remove", "packet", "peer", "appeal",
    ]
    for command in commands {
      #expect(accepted[command, default: 0] >= 10, "\(command)")
      #expect(refused[command, default: 0] >= 10, "\(command)")
    }
    #expect(effects.count == 7)
  }

  @Test func `The same seed gives the same desk`() throws {
    let playbook = try Playbook.shipped()
    func run() throws -> [CaseState] {
      var desk = try SimulatedDesk(seed: 7, playbook: playbook)
      for _ in 1...Self.steps { _ = try desk.step() }
      return desk.cases.map(\.state)
    }
    #expect(try run() == run())
  }
}
