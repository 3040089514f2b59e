import Desk
import Foundation
import Hummingbird
import Store

extension Site {
  /// What a person needs to see first.
  func home(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.home(for: visitor.account)
    return show(HomePage(view: view, context: pageContext(visitor)))
  }

  /// A page of the work queue.
  func queue(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.queue(request.queryFields.queueFilter, for: visitor.account)
    let teams = Set(store.playbook.sops.flatMap(\.teams)).sorted()
    let people = try await store.accounts().filter { Access.refusal(.workCase, by: .person($0)) == nil }
    return show(QueuePage(view: view, teams: teams, people: people, context: pageContext(visitor)))
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
  func caseFile(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.caseView(try context.caseID, for: visitor.account)
    return show(CasePage(view: view, context: pageContext(visitor)))
  }

  /// An SOP in force.
  func sop(_ context: WebContext) throws -> Response {
    let visitor = try context.signedIn
    let sop = try context.value("name") { name in name.removingPercentEncoding.flatMap { store.playbook.sop(named: $0) }
    }
    return show(SOPPage(sop: sop, context: pageContext(visitor)))
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
