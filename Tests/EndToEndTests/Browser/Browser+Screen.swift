import Foundation

extension Browser {
  /// Gives the page exactly this many CSS pixels, as narrow as a telephone's if need be.
  func resize(width: Int, height: Int) async throws {
    let metrics = ScreenMetrics(width: width, height: height)
    try await post("goog/cdp/execute", DevToolsCommand(cmd: "Emulation.setDeviceMetricsOverride", params: metrics))
  }

  /// Shows pages as a person sees them who asked the system for dark, or for light, colours.
  func prefer(_ scheme: ColorScheme) async throws {
    let media = EmulatedMedia(features: [.init(name: "prefers-color-scheme", value: scheme.rawValue)])
    try await post("goog/cdp/execute", DevToolsCommand(cmd: "Emulation.setEmulatedMedia", params: media))
  }

  /// Writes what the window shows as a PNG file.
  func screenshot(to file: URL) async throws {
    guard let picture = Data(base64Encoded: try await get("screenshot") as String) else {
      throw await failure("the screenshot is no base64")
    }
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try picture.write(to: file)
  }

  enum ColorScheme: String {
    case light
    case dark
  }

  private struct DevToolsCommand<Parameters: Encodable>: Encodable {
    let cmd: String
    let params: Parameters
  }

  private struct ScreenMetrics: Encodable {
    let width: Int
    let height: Int
    let deviceScaleFactor = 1
    let mobile = false
  }

  private struct EmulatedMedia: Encodable {
    let features: [Feature]

    struct Feature: Encodable {
      let name: String
      let value: String
    }
  }
}
