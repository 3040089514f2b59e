import Hummingbird
import Store

extension Site {
  /// The addresses of claims that were sent: families, matches, and claims sent again.
  func addClaimRoutes(to router: Router<WebContext>) {
    router.get("families") { request, context in try await families(request, context) }
    router.get("families/:id") { _, context in try await family(context) }
    router.post("families/:id/regroup") { request, context in try await regroup(request, context) }
    router.get("matches") { request, context in try await matches(request, context) }
    router.get("answers/:id") { _, context in try await match(context) }
    router.post("answers/:id/confirm") { request, context in try await confirmMatch(request, context) }
    router.post("answers/:id/undo") { request, context in try await undoMatch(request, context) }
    router.get("sent/:id/:purpose") { _, context in try await resubmissionForm(context) }
    router.post("sent/:id/:purpose") { request, context in try await draftResubmission(request, context) }
    router.get("resubmissions/:id") { _, context in try await resubmission(context) }
    router.get("resubmissions/:id/file") { _, context in try await resubmissionFile(context) }
    router.post("resubmissions/:id/release") { request, context in
      try await decideResubmission(request, context, done: "The file is released; it can be downloaded.") { _ in
        .release
      }
    }
    router.post("resubmissions/:id/withdraw") { request, context in
      try await decideResubmission(request, context, done: "It is withdrawn.", withdrawal)
    }
    router.post("resubmissions/:id/sent") { request, context in
      try await decideResubmission(request, context, done: "It is recorded as sent.", sending)
    }
  }
}
