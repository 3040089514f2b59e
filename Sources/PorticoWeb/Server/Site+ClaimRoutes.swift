import Hummingbird
import Store

extension Site {
  /// The forms of claims that were sent: families, matches, and claims sent again.
  func addClaimRoutes(to router: Router<WebContext>) {
    router.post("families/:id/regroup") { request, context in try await regroup(request, context) }
    for decision in MatchDecision.allCases {
      router.post("answers/:id/\(decision.rawValue)") { request, context in
        try await decide(decision, request, context)
      }
    }
    router.post("sent/:id/:purpose") { request, context in try await draftResubmission(request, context) }
    router.get("resubmissions/:id/file") { _, context in try await resubmissionFile(context) }
    for step in ResubmissionStep.allCases {
      router.post("resubmissions/:id/\(step.rawValue)") { request, context in try await take(step, request, context) }
    }
  }
}
