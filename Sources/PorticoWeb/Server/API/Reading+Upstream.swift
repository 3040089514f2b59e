import Desk
import DeskJSON
import HTTPTypes

extension Reading {
  /// What is to be cleared before the day of service, and what was denied because it was not.
  static let upstream = [
    Reading(
      "/clearance", "getClearance", "Seven days of scheduled services, and what is missing for each.",
      query: [
        .optional("from", .date, about: "The first of the seven days; without it today."),
        .optional("day", .date, about: "Lists this day alone."), .optional("state", ClearanceFilter.Scope.schema),
        .page,
      ],
      read: { try await $0.clearance($1) }, page: { ClearancePage(view: $0, context: $1) }),
    Reading(
      "/upstream", "listUpstream", "The upstream teams with the denials that began in their work.",
      read: { try await $0.upstream($1) }, page: { UpstreamPage(view: $0, context: $1) }),
    Reading(
      "/upstream/{team}", "getUpstream", "One upstream team: its denials by cause, and what it changed.",
      parts: ["team": .text(upTo: 200)], read: { try await $0.upstreamTeam($1) },
      page: { UpstreamTeamPage(view: $0, context: $1) }),
    Reading(
      "/root-causes", "listRootCauses", "The closed denials behind a figure, the last closed first.",
      query: [
        .optional("team", .text(upTo: 200)), .optional("cause", .text(upTo: 200)),
        .optional("by", RootCauseFilter.Axis.schema, about: "The date that decides; without it the day of closing."),
        .optional("from", .date, about: "Without it the last 30 days."), .optional("through", .date), .page,
      ], refusals: [.unprocessableContent],
      read: { try await $0.rootCauses($1) },
      page: { RootCausesPage(list: $0.list, teams: $0.teams, context: $1) }),
  ]
}
