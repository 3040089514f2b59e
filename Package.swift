// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: strict concurrency, strict memory safety, warnings are errors.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .treatWarning("DeprecatedDeclaration", as: .warning),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "portico",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "portico", targets: ["portico"]),
    .executable(name: "x12-bench", targets: ["x12-bench"]),
    .library(name: "X12", targets: ["X12"]),
    .library(name: "CodeTables", targets: ["CodeTables"]),
    .library(name: "CEL", targets: ["CEL"]),
    .library(name: "CSV", targets: ["CSV"]),
    .library(name: "Trail", targets: ["Trail"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Layer 0: formats and languages, usable alone.
    .target(name: "X12", resources: [.copy("Guides")], swiftSettings: strict),
    .target(name: "CEL", swiftSettings: strict),
    .target(name: "CSV", swiftSettings: strict),
    .target(name: "CodeSets", resources: [.copy("Tables")], swiftSettings: strict),
    // Layer 1: the tables of codes that X12 documents are checked against.
    .target(name: "CodeTables", dependencies: ["CSV", "X12"], resources: [.copy("Tables")], swiftSettings: strict),
    // Letters as PDF, by Pango, Cairo and QPDF.
    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .target(
      name: "CPrinting", dependencies: ["CCairo", "CHarfBuzz"],
      cxxSettings: [
        .define("POINTERHOLDER_TRANSITION", to: "4"),
        .unsafeFlags(["-I/usr/include/pango-1.0"]),
      ],
      linkerSettings: ["pangocairo-1.0", "pango-1.0", "gobject-2.0", "glib-2.0", "cairo", "qpdf"].map {
        .linkedLibrary($0)
      }),
    .target(name: "Letters", dependencies: ["CPrinting"], swiftSettings: strict),
    // Layer 1: the append-only record.
    .target(name: "Trail", dependencies: [crypto], swiftSettings: strict),
    // Layer 2: the product's rules.
    .target(
      name: "Desk",
      dependencies: ["CEL", "CSV", "CodeSets", "Trail", "X12", crypto, .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    // Layer 3: the one place that knows SQL.
    .target(
      name: "Store", dependencies: ["CodeSets", "Desk", "Trail", "X12", grdb, sqlite, crypto], swiftSettings: strict),
    // The desk's views as JSON, each with its schema: what the command line prints and the web answers.
    .target(name: "DeskJSON", dependencies: ["Desk", "Trail", "X12"], swiftSettings: strict),
    // Layer 4: doors and pages.
    .target(
      name: "Doors", dependencies: ["CodeSets", "Desk", "Letters", "Store", "Trail", "X12", crypto],
      swiftSettings: strict),
    .target(
      name: "PorticoWeb",
      dependencies: ["CodeSets", "Desk", "DeskJSON", "Store", "Trail", "X12", hummingbird, crypto, cryptoExtras],
      resources: [.copy("Assets")],
      swiftSettings: strict),
    // The generator of consistent synthetic days.
    .target(name: "World", resources: [.copy("Tables")], swiftSettings: strict),
    // What glibc's allocator lets a program say, for Swift.
    .systemLibrary(name: "CMalloc"),
    // Layer 5: the command line, the only place that wires things together.
    .executableTarget(
      name: "portico",
      dependencies: [
        "CodeSets", "CodeTables", "Desk", "DeskJSON", "Doors", "PorticoWeb", "Store", "Trail", "World", "X12",
        argumentParser,
        hummingbird,
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: strict),

    // How fast X12 documents are checked; apart from `portico`, so that it is built in a minute.
    .executableTarget(
      name: "x12-bench", dependencies: ["CodeTables", "X12"], path: "Benchmarks/X12",
      exclude: ["scan.c", "pyx12-check.py", "requirements.txt"], swiftSettings: strict),

    // Random numbers from a seed, and claims with traps for the matching rule: what several tests share.
    .target(name: "Seeded", path: "Tests/Seeded", swiftSettings: strict),
    .target(
      name: "TrapWorld", dependencies: ["Desk", "Seeded", "X12"], path: "Tests/TrapWorld", swiftSettings: strict),

    .testTarget(name: "X12Tests", dependencies: ["Seeded", "X12"], swiftSettings: strict),
    .testTarget(name: "LettersTests", dependencies: ["Letters"], swiftSettings: strict),
    .testTarget(name: "CELTests", dependencies: ["CEL", "Seeded"], swiftSettings: strict),
    .testTarget(name: "CSVTests", dependencies: ["CSV"], swiftSettings: strict),
    .testTarget(name: "CodeSetsTests", dependencies: ["CodeSets"], swiftSettings: strict),
    .testTarget(name: "CodeTablesTests", dependencies: ["CodeTables", "X12"], swiftSettings: strict),
    .testTarget(name: "TrailTests", dependencies: ["Seeded", "Trail", crypto], swiftSettings: strict),
    .testTarget(name: "WorldTests", dependencies: ["World", "X12"], swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: ["Desk", "CodeSets", "CEL", "Seeded", "Trail", "TrapWorld", "World", "X12"], swiftSettings: strict),
    .testTarget(name: "DeskJSONTests", dependencies: ["DeskJSON", "Desk", "Trail", "X12"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Desk", "Doors", "CodeSets", "Seeded", "Trail", "TrapWorld", "World", "X12", grdb, crypto,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PorticoWebTests",
      dependencies: [
        "PorticoWeb", "CodeSets", "Desk", "DeskJSON", "Doors", "Seeded", "Store", "Trail", "World", "X12", hummingbird,
      ],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["Seeded", "Trail", "World", "X12"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
