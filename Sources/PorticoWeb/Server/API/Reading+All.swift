import Desk
import DeskJSON
import HTTPTypes

extension Reading {
  /// Everything that can be looked at.
  static let all: [Reading] = desk + payments + sums + files + sentClaims + upstream

  private static let desk = [
    Reading(
      "/", api: "/home", "getHome", "What needs the person first.", read: { try await $0.home($1) },
      page: { HomePage(view: $0, context: $1) }),
    Reading(
      "/queue", "getQueue", "Cases in the order in which to work them.", query: QueueFilter.fields,
      read: { try await $0.queue($1) },
      page: { QueuePage(view: $0.view, teams: $0.teams, people: $0.people, context: $1) }),
    Reading(
      "/cases/{id}", "getCase", "One case: what was denied, what is left to do, what happened.",
      read: { try await $0.caseFile($1) }, page: { CasePage(view: $0, context: $1) }),
    Reading(
      "/sops/{name}", "getSOP", "A standard operating procedure in force.", read: { try $0.sop($1) },
      page: { SOPPage(sop: $0, context: $1) }),
  ]

  private static let payments = [
    Reading(
      "/claims/{id}", "getClaim", "One remitted claim, as the payer saw it.", read: { try await $0.claim($1) },
      page: { ClaimPage(view: $0, context: $1) }),
    Reading(
      "/remittances", "listRemittances", "The remittances, the newest first.", query: [.page],
      read: { try await $0.remittances($1) },
      page: { RemittanceListPage(rows: $0.rows, page: $0.page, pageCount: $0.pageCount, context: $1) }),
    Reading(
      "/remittances/{id}", "getRemittance", "One remittance with a page of its claims.", query: [.page],
      read: { try await $0.remittance($1) }, page: { RemittancePage(view: $0, context: $1) }),
  ]

  /// The sums that lead to their sources: the owner's address, and which sums it has.
  private static let sums = [
    ("/cases/{id}", "Case", ["denied", "recovered"]), ("/claims/{id}", "Claim", ["denied", "unpaid", "imbalance"]),
    ("/claims/{id}/lines/{line}", "Line", ["imbalance"]),
    ("/remittances/{id}", "Remittance", ["paid", "charged", "adjusted", "imbalance"]),
  ].map { owner, name, kinds in
    Reading(
      "\(owner)/figures/{kind}", "get\(name)Figure", "A sum with every value that it is made of.",
      parts: ["kind": .choice(kinds)], read: { try await $0.breakdown($1) },
      page: { BreakdownPage(title: $0.sum.title, figure: $0.sum.figure, back: $0.back, context: $1) })
  }

  private static let files = [
    Reading(
      "/documents", "listDocuments", "The files that came in, the newest first.", query: [.page],
      read: { try await $0.documents($1, quarantined: false) }, page: { DocumentsPage(list: $0, context: $1) }),
    Reading(
      "/quarantine", "listQuarantine", "The files of which something is in quarantine.", query: [.page],
      read: { try await $0.documents($1, quarantined: true) }, page: { DocumentsPage(list: $0, context: $1) }),
    Reading(
      "/documents/{digest}", "getDocument", "One file: what is in it and what is wrong with it.",
      read: { try await $0.document($1) }, page: { DocumentPage(view: $0, context: $1) }),
    Reading(
      "/documents/{digest}/bytes/{range}", "getCitation", "One value, in the segment in which it stands.",
      refusals: [.forbidden, .unprocessableContent], read: { try await $0.citation($1) },
      page: { CitationPage(view: $0, context: $1) }),
  ]
}

extension DocumentsPage {
  init(list: DocumentList, context: PageContext) {
    self.init(
      rows: list.rows, isQuarantine: list.isQuarantine, quarantined: list.quarantined, page: list.page,
      pageCount: list.pageCount, context: context)
  }
}

extension JSONSchema.Property {
  /// The page of a list, from 1.
  static let page = JSONSchema.Property.optional("page", .integer(min: 1, max: 1_000_000))
}

extension QueueFilter {
  /// The filters of a queue as fields of an address.
  static let fields: [JSONSchema.Property] = [
    .optional("scope", Scope.schema), .optional("sop", .text(upTo: 200)), .optional("team", .text(upTo: 200)),
    .optional("payer", .id, about: "A value of the payers."), .optional("category", .text(upTo: 200)),
    .optional("due", Due.schema), .page,
  ]
}
