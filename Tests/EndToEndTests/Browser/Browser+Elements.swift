/// One element of the page that is shown.
struct Element: Sendable {
  fileprivate let browser: Browser
  fileprivate let reference: String

  /// Its text as a reader sees it.
  var text: String {
    get async throws { try await browser.get("element/\(reference)/text") }
  }

  /// What a person has put into it, for an input, a text area or a select.
  var value: String? {
    get async throws { try await browser.get("element/\(reference)/property/value") }
  }

  /// Whether a person can see it.
  var isDisplayed: Bool {
    get async throws { try await browser.get("element/\(reference)/displayed") }
  }

  /// The name that assistive technology reads out for it.
  var accessibleName: String {
    get async throws { try await browser.get("element/\(reference)/computedlabel") }
  }

  /// An attribute as the page's source gives it, nil when it has none.
  func attribute(_ name: String) async throws -> String? {
    try await browser.get("element/\(reference)/attribute/\(name)")
  }

  /// Scrolls it into view and clicks its middle.
  func click() async throws {
    try await browser.post("element/\(reference)/click")
  }
}

extension Browser {
  /// The first element that matches; waits for it to appear.
  func find(_ css: String, within limit: Duration = .seconds(10)) async throws -> Element {
    let deadline = ContinuousClock.now + limit
    while true {
      if let element = try await findAll(css).first { return element }
      if ContinuousClock.now > deadline { throw await failure("nothing matches \(css) after \(limit)") }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// The elements that match now, in the order of the page.
  func findAll(_ css: String) async throws -> [Element] {
    let query = ["using": "css selector", "value": css]
    return try await post("elements", query, giving: [Reference].self).map(element)
  }

  /// The element that has the keyboard's focus, the body when none has.
  var focused: Element {
    get async throws { element(try await get("element/active")) }
  }

  private func element(_ found: Reference) -> Element {
    Element(browser: self, reference: found.id)
  }

  private struct Reference: Decodable {
    let id: String

    enum CodingKeys: String, CodingKey {
      /// The web element identifier of WebDriver (§12.2).
      case id = "element-6066-11e4-a52e-4f735466cecf"
    }
  }
}
