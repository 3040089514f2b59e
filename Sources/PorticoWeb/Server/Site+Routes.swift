import Hummingbird
import Store

extension Site {
  /// Every address of the product.
  func router() -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: Gate(site: self))

    router.get("assets/:name") { request, context in
      guard let answer = assets.answer(context.parameters.get("name") ?? "", request) else {
        throw HTTPError(.notFound)
      }
      return answer
    }
    router.get("signin") { request, context in signInPage(request, context) }
    router.post("signin") { request, _ in try await signIn(request) }
    router.post("signout") { request, context in try await signOut(request, context) }

    for reading in Reading.all {
      router.get(RouterPath(reading.path)) { request, context in try await reading.page(self, request, context) }
    }
    router.get("cases") { request, _ in try findCase(request) }
    addClaimRoutes(to: router)
    router.post("upstream/:team") { request, context in try await answerUpstream(request, context) }
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

    for operation in Operation.all {
      router.on(RouterPath(operation.path), method: operation.method) { request, context in
        try await operation.respond(self, request, context)
      }
    }
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
