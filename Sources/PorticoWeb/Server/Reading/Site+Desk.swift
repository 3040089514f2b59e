import Desk
import Foundation
import Hummingbird
import Store

extension Site {
  /// What a person needs to see first.
  func home(_ call: Call) async throws -> HomeView { try await store.home(for: try call.visitor.account) }

  /// A page of the work queue.
  func queue(_ call: Call) async throws -> WorkQueue {
    let view = try await store.queue(call.query.queueFilter, for: try call.visitor.account)
    let teams = Set(store.playbook.sops.flatMap(\.teams)).sorted()
    let people = try await store.accounts().filter { Access.refusal(.workCase, by: .person($0)) == nil }
    return WorkQueue(view: view, teams: teams, people: people)
  }

  /// The case whose number was typed into the search field.
  func findCase(_ request: Request) throws -> Response {
    let typed = request.queryFields.text("number") ?? ""
    guard let number = Int64(typed.drop { $0 == "#" }), number > 0 else {
      throw Refusal(.invalid, "“\(typed.prefix(40))” is no case number; a case number is made of digits.")
    }
    return go(to: Path.of(CaseID(number)))
  }

  /// One case.
  func caseFile(_ call: Call) async throws -> CaseView {
    try await store.caseView(try call.context.caseID, for: try call.visitor.account)
  }

  /// An SOP in force.
  func sop(_ call: Call) throws -> SOP {
    try call.context.value("name") { name in name.removingPercentEncoding.flatMap { store.playbook.sop(named: $0) } }
  }
}

extension WebContext {
  /// The case of the address.
  var caseID: CaseID {
    get throws { try value("id") { Int64($0).map { CaseID($0) } } }
  }

  /// The remittance of the address.
  var setID: SetID {
    get throws { try value("id") { Int64($0).map { SetID($0) } } }
  }
}
