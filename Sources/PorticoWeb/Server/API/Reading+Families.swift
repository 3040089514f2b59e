import Desk
import DeskJSON
import HTTPTypes

extension Reading {
  /// Claims that were sent, what answers them, and claims sent again.
  static let sentClaims = [
    Reading(
      "/families", "listFamilies", "The claims that were sent, the newest first.",
      query: [.optional("account", .text(upTo: 200), about: "Only claims with this account number."), .page],
      read: { try await $0.families($1) }, page: { FamilyListPage(list: $0, context: $1) }),
    Reading(
      "/families/{id}", "getFamily", "A claim as it was sent, answered and worked.",
      read: { try await $0.family($1) }, page: { FamilyPage(view: $0, context: $1) }),
    Reading(
      "/matches", "listMatches", "The answers that no rule could match to a claim.",
      query: [
        .optional(
          "state", .choice(MatchState.allCases.filter { $0 != .matched }.map(\.rawValue)),
          about: "Without it the first state that has some."), .page,
      ],
      read: { try await $0.matches($1) }, page: { MatchQueuePage(view: $0, context: $1) }),
    Reading(
      "/answers/{id}", "getMatch", "An answer beside the claims that may be meant.",
      read: { try await $0.match($1) }, page: { MatchPage(view: $0, context: $1) }),
    Reading(
      "/sent/{id}/{purpose}", "getResubmissionForm", "What may be changed of a claim before it is sent again.",
      parts: ["purpose": ResubmissionPurpose.schema], refusals: [.forbidden],
      read: { try await $0.resubmissionForm($1) }, page: { ResubmissionFormPage(view: $0, context: $1) }),
    Reading(
      "/resubmissions/{id}", "getResubmission", "A claim that is sent again: what changes, and how far it is.",
      read: { try await $0.resubmission($1) }, page: { ResubmissionPage(view: $0, context: $1) }),
  ]
}

extension FamilyListPage {
  init(list: FamilyList, context: PageContext) {
    self.init(
      rows: list.rows, account: list.account, openMatches: list.openMatches, page: list.page,
      pageCount: list.pageCount, context: context)
  }
}
