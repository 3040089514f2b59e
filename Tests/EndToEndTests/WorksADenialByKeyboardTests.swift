import Foundation
import Testing

/// A day's work in a real browser: nothing here clicks.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(if: Browser.isInstalled, "chromium and chromium-driver are not installed"))
struct WorksADenialByKeyboardTests {
  private let album = Album()

  /// A denial that a specialist may write off alone, found as a person finds it: in the queue.
  private static let smallDenial = """
    return [...document.querySelectorAll(".queue tr[data-case]")].find((row) => {
      const cents = Number(row.querySelector(".denied [data-cents]")?.dataset.cents);
      return cents > 5000 && cents <= 25000 && row.innerText.includes("CO-197");
    })?.dataset.case ?? ""
    """

  @Test func aDenialIsWorkedFromQueueToCloseWithTheKeyboardAlone() async throws {
    try await Demonstration.run { hospital in
      try await Browser.open(width: 1440, height: 900) { browser in
        try await hospital.signIn("dana", browser, album)
        try await album.add("queue", browser)
        try await album.add("queue-dark", width: 1440, height: 900, scheme: .dark, browser)
        try await album.add("queue-390", width: 390, height: 844, browser)

        let number = try await openASmallDenial(browser)
        try await album.add("case", browser)
        try await album.add("case-long", width: 1440, height: 1800, browser)
        try await album.add("case-390", width: 390, height: 844, browser)
        try await album.add("case-390-long", width: 390, height: 3600, browser)

        try await browser.press("t")
        try await browser.waitToRead("The case is yours.", in: ".flash.done")
        try await browser.press("n")
        try await browser.type("Portal shows no authorization; too small to appeal.")
        try await browser.tab(to: ".tabs form button")
        try await browser.press(.enter)
        try await browser.waitToRead("The note is added.", in: ".flash.done")
        try await workTheChecklist(browser)
        try await writeOff(browser)
        try await album.add("case-worked", browser)
        try await album.add("case-worked-long", width: 1440, height: 1800, browser)

        try await browser.press("c")
        while try await !browser.hasFocus("[value=decision_accepted]") { try await browser.press(.down) }
        try await browser.tab(to: ".close-form [name=cause]")
        while try await browser.find(".close-form [name=cause]").value != "auth-not-requested" {
          try await browser.press(.down)
        }
        try await browser.tab(to: "[name=then][value=next]")
        try await browser.press(.enter)
        try await browser.waitToRead("Case \(number): The case is closed.", in: ".flash.done")
        let next = try await browser.currentURL?.path() ?? ""
        #expect(next.wholeMatch(of: /\/cases\/[0-9]+/) != nil && next != "/cases/\(number)")

        try await readTheClosedCase(number, browser)
        #expect(try await browser.consoleErrors() == [])

        let closed = try await hospital.caseInJSON(number)
        #expect(closed.closed && closed.closing?.outcome == "decision_accepted")
        #expect(closed.checklist.allSatisfy { $0.status == "done" })
        #expect(try await hospital.command("upstream", "Prior Auth").hasPrefix("Prior Auth: 1 denial, $"))
        #expect(try await hospital.command("upstream", "cases").contains("Nobody asked for the authorization"))
        #expect(try await hospital.command("trail", "verify").contains("were recomputed"))
      }
    }
  }

  @Test func aPageThatWasOvertakenShowsWhatChanged() async throws {
    try await Demonstration.run { hospital in
      try await Browser.open(width: 1440, height: 900) { early in
        try await hospital.signIn("dana", early)
        let number = try await openASmallDenial(early)
        try await Browser.open { late in
          try await hospital.signIn("morgan", to: "/cases/\(number)", late)
          try await late.press("n")
          try await late.type("The payer called back at ten.")
          try await late.tab(to: ".tabs form button")
          try await late.press(.enter)
          try await late.waitToRead("The note is added.", in: ".flash.done")
        }

        try await early.press("t")
        try await early.waitToRead("Somebody was faster")
        try await early.waitToRead("The payer called back at ten.", in: ".timeline")
        try await early.waitToRead("Morgan Reyes", in: ".timeline")
        try await album.add("stale", early)
        #expect(try await hospital.caseInJSON(number).state == "open")
        try await early.press("t")
        try await early.waitToRead("The case is yours.", in: ".flash.done")
      }
    }
  }

  @Test func anAuditorReadsACaseAndFindsNothingToActWith() async throws {
    try await Demonstration.run { hospital in
      try await Browser.open(width: 1440, height: 900) { browser in
        try await hospital.signIn("avery", browser)
        #expect(try await browser.count(".queue tr[data-case]") > 10)
        #expect(try await browser.count("input[name=case], .bulk details") == 0)
        let number = try await openASmallDenial(browser)
        #expect(try await browser.count(".rail .clocks li") > 0)
        #expect(try await browser.findAll("main form[method=post]").isEmpty)
        for key: Key in ["t", "a", "n", "l", "h", "e", "w", "c"] { try await browser.press(key) }
        #expect(try await browser.currentURL?.path() == "/cases/\(number)")
        #expect(try await browser.hasFocus("body"))
        try await album.add("case-auditor", browser)
        #expect(try await browser.consoleErrors() == [])
      }
    }
  }
}

extension WorksADenialByKeyboardTests {
  /// Goes down the queue of denials by `j`, up once by `k`, and opens the row; gives the number of its case.
  private func openASmallDenial(_ browser: Browser) async throws -> String {
    let here = try #require(try await browser.currentURL)
    try await browser.go(to: try #require(URL(string: "/queue?sop=denials", relativeTo: here)).absoluteURL)
    let number = try await browser.run(Self.smallDenial, giving: String.self)
    try #require(!number.isEmpty)
    var steps = 0
    while try await browser.count(".queue tr[data-cursor][data-case='\(number)']") == 0 {
      steps += 1
      try #require(steps < 60)
      try await browser.press("j")
    }
    try await browser.press("j")
    try await browser.press("k")
    try await album.add("queue-cursor", browser)
    try await browser.press(.enter)
    try await browser.waitForPage("/cases/\(number)")
    return number
  }

  /// Ticks every item off; where proof is asked for, types the address of the denied amount's bytes.
  private func workTheChecklist(_ browser: Browser) async throws {
    let link = try #require(await browser.find(".issue-head a.figure").attribute("href"))
    #expect(link.wholeMatch(of: /\/documents\/[0-9a-f]{64}\/bytes\/[0-9]+-[0-9]+/) != nil)
    let open = ".checklist > li.open"
    var left = try await browser.count(open)
    #expect(left >= 3)
    // What every outcome lacks is said once.
    #expect(try await browser.count("#missing-all li") == left)
    var proven = 0
    while left > 0 {
      if try await browser.count("\(open):first-of-type .tag, li.closed + li.open .tag") > 0 {
        try await browser.tab(to: "\(open) .menu:first-child > summary")
        try await browser.press(.enter)
        try await browser.tab(to: "\(open) input[name=segment]")
        if proven == 0 { try await album.add("case-evidence", browser) }
        try await browser.type(link)
        try await browser.press(.enter)
        proven += 1
      } else {
        try await browser.tab(to: "\(open) form button")
        try await browser.press(.space)
      }
      left -= 1
      try await browser.wait(until: "\(left) items are left") { try await browser.count(open) == left }
    }
    #expect(proven >= 1)
    #expect(try await browser.count(".checklist li.closed a[href='\(link)']") == proven)
  }

  /// Asks for the write-off of what was denied; the amount is below the limit, so nobody else is asked.
  private func writeOff(_ browser: Browser) async throws {
    let cents = try #require(await browser.find(".case-head .figure").attribute("data-cents").flatMap { Int($0) })
    try await browser.press("w")
    try await browser.type("\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)")
    try await browser.press(.tab)
    try await browser.type("No authorization exists.")
    try await browser.press(.enter)
    try await browser.waitToRead("The write-off is asked for", in: ".flash.done")
  }

  /// Finds the closed case by its number and looks at what it came from.
  private func readTheClosedCase(_ number: String, _ browser: Browser) async throws {
    try await browser.press("/")
    try await browser.type(number)
    try await browser.press(.enter)
    try await browser.waitForPage("/cases/\(number)")
    try await browser.waitToRead("Closed: The payer's decision stands; written off.", in: ".banner.done")
    try await browser.waitToRead("too small to appeal.", in: ".timeline")
    try await browser.waitToRead("opened the case", in: ".timeline")
    #expect(try await browser.count(".rail form") == 0)
    try await album.add("case-closed", browser)

    try await browser.tab(to: "[data-tabs] a[href='#claim']")
    try await browser.press(.enter)
    try await browser.tab(to: "#claim a.button")
    try await browser.press(.enter)
    try await browser.waitToRead("What the payer sent")
    try await album.add("claim", width: 1440, height: 1400, browser)
    try await browser.tab(to: ".over a")
    try await browser.press(.enter)
    try await browser.wait(until: "the remittance shows") {
      try await browser.currentURL?.path().hasPrefix("/remittances/") == true
    }
    try await album.add("remittance", width: 1440, height: 1400, browser)
    try await browser.press("?")
    try await browser.wait(until: "the shortcuts show") { try await browser.count("dialog[open]") == 1 }
    try await album.add("shortcuts", browser)
    try await browser.press(.escape)
    #expect(try await browser.count("dialog[open]") == 0)
  }
}
