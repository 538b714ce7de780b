import Foundation
import Testing

/// Every scene of the resource folder, played by the program.
struct SceneTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What `screen --all` writes, by file name.
    private func drawn(_ program: Program) throws -> [String: Data] {
        let outcome = try program("screen", "--all", "--svg", "--output", program.data, data: false)
        #expect(outcome.status == 0, "\(outcome.errors)")
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: program.data) {
            files[name] = try Data(contentsOf: URL(filePath: program.data).appending(path: name))
        }
        return files
    }

    @Test func `every scene plays to its end without a refusal, and twice to the same bytes`() throws {
        let (one, other) = (Program(), Program())
        defer {
            one.cleanUp()
            other.cleanUp()
        }
        let pictures = try drawn(one)
        #expect(pictures == (try drawn(other)))
        let names = try one("screen", "--list", data: false).lines.dropFirst()
            .compactMap { $0.split(separator: " ").first }
        #expect(names.contains("front-desk"))
        #expect(Set(pictures.keys) == Set(names.flatMap { ["\($0).zh.svg", "\($0).en.svg"] }))
    }

    @Test func `a screen is shown in the size that is asked for`() throws {
        let outcome = try Program()("screen", "front-desk", "--size", "132x43", "--text", data: false)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count == 44)
        #expect(outcome.output.contains("王建国"))
    }

    @Test(arguments: [
        ("\"F2\", \"Space\", \"F7\"", "", "F7"), ("\"F1\"", "\"此处没有的字\"", "此处没有的字"),
        ("\"F99\"", "", "no key: F99"),
    ])
    func `a scene that does not go as written ends with what went wrong`(
        _ sample: (keys: String, expected: String, said: String)
    ) throws {
        let program = Program()
        defer { program.cleanUp() }
        let resources = URL(filePath: program.data).appending(path: "resources")
        try FileManager.default.createDirectory(
            at: URL(filePath: program.data), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: SceneTests.root.appending(path: "Resources"), to: resources)
        let scene = """
            {"clerk": "0117", "counter": "3", "scenes": [{"name": "astray", "title": {"zh-Hans": "", "en": ""},
            "keys": [\(sample.keys)], "expect": {"zh-Hans": [\(sample.expected)], "en": []}}]}
            """
        try Data(scene.utf8).write(to: resources.appending(path: "scenes/astray.json"))
        let outcome = try program(
            "screen", "astray", "--resources", resources.path(percentEncoded: false), data: false)
        #expect(outcome.status != 0)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("astray"))
        #expect(outcome.errors.contains(sample.said), "\(outcome.errors)")
    }

    @Test func `an unknown scene ends with status 66`() throws {
        let outcome = try Program()("screen", "nowhere", data: false)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("nowhere"))
    }

    @Test func `documents show pictures that are there, and every picture has a scene`() throws {
        let root = SceneTests.root
        let pictures = Set(
            try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "docs/pictures").path()))
        let names = try Program()("screen", "--list", data: false).lines.dropFirst()
            .compactMap { $0.split(separator: " ").first }
        #expect(pictures == Set(names.flatMap { ["\($0).zh.svg", "\($0).en.svg"] }))
        for document in ["README.md", "docs/first-morning.zh.md", "docs/first-morning.en.md"] {
            let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
            let shown = text.matches(of: /pictures\/([a-z.-]+\.svg)/).map { String($0.1) }
            #expect(!shown.isEmpty, "\(document)")
            #expect(Set(shown).subtracting(pictures) == [], "\(document)")
        }
    }
}
