import Hummingbird
import Store

extension Site {
  /// Every address of the product.
  func router() -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: Gate(site: self))

    router.get("health") { _, _ in try await health() }
    router.get("assets/:name") { request, context in
      guard let answer = assets.answer(context.parameters.get("name") ?? "", request) else {
        throw HTTPError(.notFound)
      }
      return answer
    }
    router.get("signin") { request, context in signInPage(request, context) }
    router.post("signin") { request, _ in try await signIn(request) }
    router.post("signout") { request, context in try await signOut(request, context) }

    router.get("") { _, context in try await home(context) }
    router.get("queue") { request, context in try await queue(request, context) }
    router.get("clearance") { request, context in try await clearance(request, context) }
    router.get("cases") { request, _ in try findCase(request) }
    router.get("cases/:id") { _, context in try await caseFile(context) }
    router.get("claims/:id") { _, context in try await claim(context) }
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
    router.get("remittances") { request, context in try await remittances(request, context) }
    router.get("remittances/:id") { request, context in try await remittance(request, context) }
    router.get("sops/:name") { _, context in try sop(context) }
    for path in ["cases/:id", "claims/:id", "claims/:id/lines/:line", "remittances/:id"] {
      router.get("\(path)/figures/:kind") { request, context in try await breakdown(request, context) }
    }

    router.get("upstream") { _, context in try await upstream(context) }
    router.get("upstream/:team") { _, context in try await upstreamTeam(context) }
    router.post("upstream/:team") { request, context in try await answerUpstream(request, context) }
    router.get("root-causes") { request, context in try await rootCauses(request, context) }

    router.get("documents") { request, context in try await documents(request, context, quarantined: false) }
    router.get("quarantine") { request, context in try await documents(request, context, quarantined: true) }
    router.get("documents/:digest") { _, context in try await document(context) }
    router.get("documents/:digest/bytes/:range") { _, context in try await citation(context) }
    router.get("evidence/:digest") { _, context in try await evidence(context) }
    router.get("cases/:id/evidence/:digest") { _, context in try await evidence(context) }
    router.post("cases/:id/appeal") { request, context in try await makePacket(request, context) }
    router.post("cases/:id/appeal/preview") { request, context in try await previewPacket(request, context) }
    router.get("cases/:id/appeal/:number") { _, context in try await packet(context) }
    router.post("documents") { request, context in try await upload(request, context) }
    router.post("documents/:digest/open") { request, context in try await openWhole(request, context) }
    router.post("remittances/:id/post") { request, context in try await postHeld(request, context) }

    for action in CaseAction.allCases {
      router.post("cases/:id/\(action.rawValue)") { request, context in try await act(action, request, context) }
    }
    router.post("queue/bulk") { request, context in try await bulk(request, context) }
    router.post("undo") { request, context in try await undo(request, context) }
    return router
  }

  /// Whether the server answers and its database can be read.
  func health() async throws -> Response {
    _ = try await store.setting("origin")
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
  }
}
