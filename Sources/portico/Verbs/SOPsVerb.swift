import ArgumentParser
import Desk
import Foundation
import Store
import Trail

/// `portico sops`: the procedures in force.
struct SOPsVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "sops", abstract: "List the SOPs in force, or put the edited files of the data directory into force.")

  @Flag(help: "Read the files again; cases that are open keep the version they were opened with (managers).")
  var reload = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    if reload {
      try run.mayAdminister()
      try await run.workplace.readSOPs()
    }
    let store = run.workplace.store
    var table = TextTable([.init(title: "sop"), .init(title: "title"), .init(title: "version", widest: 64)])
    for sop in store.playbook.sops { table.add(sop.name, sop.title, sop.digest.description) }
    try run.out.lines(
      table.lines + [
        "", "in \(store.directory.sops.path), with \(counted(store.playbook.payerRules.rules.count, "payer rule"))",
      ])
    return ExitStatus.success
  }
}
