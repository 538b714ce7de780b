// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built in Swift 6 mode, with its warnings as errors.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours; the list below reads from the bottom of the house to the top.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name)] + dependencies,
        exclude: exclude,
        swiftSettings: strict
    )
}

let package = Package(
    name: "onewindow",
    defaultLocalization: "zh-Hans",
    products: [.executable(name: "onewindow", targets: ["onewindow"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
        ),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode"),
        .target(name: "CCrypt", linkerSettings: [.linkedLibrary("crypt")]),
        module("StrictJSON"),
        module("CellText"),
        module("Casework"),
        .target(
            name: "Resources",
            path: "Resources",
            resources: [.copy("catalogue"), .copy("words"), .copy("documents"), .copy("scenes")],
            swiftSettings: strict
        ),
        module(
            "Catalogue", ["Casework", "StrictJSON", "Resources", .product(name: "Crypto", package: "swift-crypto")]),
        module("Documents", ["Casework", "Catalogue", "CellText"]),
        module("Typesetting", ["Casework", "CellText", "CPango", "CQRencode", "Documents"]),
        module(
            "CaseStore",
            [
                "Casework", "StrictJSON",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        module(
            "HallService",
            [
                "CaseStore", "Casework", "Catalogue", "CCrypt", "CellText", "Documents", "StrictJSON", "Typesetting",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        module("Pictures", ["CellText"]),
        module(
            "Exports", ["Casework", "Catalogue", "Documents", .product(name: "Crypto", package: "swift-crypto")]),
        module("ConsoleUI", ["Casework", "Catalogue", "CellText", "Documents"]),
        module(
            "TerminalHost", ["Casework", "Catalogue", "CellText", "ConsoleUI", "CTerminal", "Documents", "HallService"]),
        .executableTarget(
            name: "onewindow",
            dependencies: [
                "CaseStore", "Casework", "Catalogue", "CellText", "ConsoleUI", "Documents", "Exports", "HallService",
                "Pictures", "Resources", "StrictJSON", "TerminalHost", "Typesetting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["CaseStore", "Casework", "Catalogue", "Documents", "HallService"],
            exclude: ["Spiff", "WeasyPrint"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "TortureHand",
            dependencies: ["Casework", "Catalogue", "CellText", "ConsoleUI", "HallService", "TerminalHost"],
            swiftSettings: strict
        ),
        .executableTarget(name: "TortureStrike"),
        .executableTarget(name: "CrashDisk", path: "Tests/CrashDisk"),
        tests(of: "StrictJSON"),
        tests(of: "CellText", ["CTerminal"]),
        tests(of: "Pictures", ["CellText"]),
        tests(of: "Casework"),
        tests(of: "Exports", ["Casework", "Catalogue", "Documents"]),
        tests(of: "Catalogue", ["Casework"]),
        tests(of: "Documents", ["Casework", "Catalogue", "CellText", "Typesetting"], exclude: ["Golden"]),
        tests(of: "CaseStore", ["Casework", "StrictJSON"]),
        tests(
            of: "HallService", ["CaseStore", "Casework", "Catalogue", "Documents", "Typesetting"], exclude: ["Golden"]),
        tests(of: "ConsoleUI", ["Casework", "Catalogue", "CellText", "Documents"], exclude: ["Golden"]),
        tests(of: "TerminalHost", ["CellText", "ConsoleUI", "CTerminal"]),
        .testTarget(
            name: "OneWindowTests", dependencies: ["Casework", "HallService"], exclude: ["Python"],
            swiftSettings: strict),
        .testTarget(
            name: "TortureTests",
            dependencies: [
                "Casework", "HallService",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SimulationTests", dependencies: ["CaseStore", "Casework", "HallService"], swiftSettings: strict),
        .testTarget(
            name: "MutationTests",
            dependencies: [
                "CaseStore", "Casework", "Catalogue", "CellText", "ConsoleUI", "CTerminal", "Documents", "HallService",
                "StrictJSON", "TerminalHost",
            ],
            exclude: ["Seeds"],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
