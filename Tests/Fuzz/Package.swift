// swift-tools-version: 6.2
import PackageDescription

/// The entries of `Tests/MutationTests/Targets.swift` under libFuzzer and the address sanitizer: `make fuzz`.
///
/// A package of its own, since every module below must be built with the sanitizer, and the others need not be built at
/// all. Of the store, the service and the terminal it has the files that read what comes from outside.
let package = Package(
    name: "fuzz",
    targets: [
        .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "StrictJSON"),
        .target(name: "CellText"),
        .target(name: "Crypto"),
        .target(name: "Casework"),
        .target(name: "Catalogue", dependencies: ["Casework", "Crypto", "StrictJSON"]),
        .target(name: "Documents", dependencies: ["Casework", "Catalogue", "CellText"]),
        .target(name: "ConsoleUI", dependencies: ["Casework", "Catalogue", "CellText", "Documents"]),
        .target(
            name: "CaseStore", dependencies: ["Casework", "Crypto", "StrictJSON"],
            sources: [
                "Files/StoreFault.swift", "Records/Digest.swift", "Records/LogFile+Bytes.swift",
                "Records/LogFile+Operations.swift", "Records/LogFile.swift", "Records/RecordFault.swift",
            ]),
        .target(
            name: "HallService", dependencies: ["Casework", "Catalogue"],
            sources: [
                "Settings/CaseNumberTemplate.swift", "Settings/HallSettings+Check.swift", "Settings/HallSettings.swift",
            ]),
        .target(
            name: "TerminalHost", dependencies: ["ConsoleUI", "CTerminal"],
            sources: ["Key+Code.swift", "KeyDecoder.swift"]),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CaseStore", "Casework", "Catalogue", "CellText", "ConsoleUI", "Documents", "HallService", "StrictJSON",
                "TerminalHost",
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        ),
    ],
    swiftLanguageModes: [.v6]
)
