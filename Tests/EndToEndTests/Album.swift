import Foundation

/// The pictures of a run, kept in the folder that `PORTICO_SCREENSHOTS` names and taken only when it names one.
struct Album {
  private let folder = ProcessInfo.processInfo.environment["PORTICO_SCREENSHOTS"].map { URL(filePath: $0) }

  /// Takes a picture of what the window shows.
  func add(_ name: String, _ browser: Browser) async throws {
    guard let folder else { return }
    try await browser.screenshot(to: folder.appending(path: "\(name).png"))
  }

  /// Takes a picture at another size or in dark colours, and puts the window back.
  func add(
    _ name: String, width: Int, height: Int, scheme: Browser.ColorScheme = .light, _ browser: Browser
  ) async throws {
    guard folder != nil else { return }
    try await browser.prefer(scheme)
    try await browser.resize(width: width, height: height)
    try await add(name, browser)
    try await browser.prefer(.light)
    try await browser.resize(width: 1440, height: 900)
  }
}
