import Foundation

/// Measures, and reports ratios against something known that was measured in the same run: times alone tell of the
/// machine. Arguments name what is measured (`saves`, `engine`, `papers`, `consoles`, `reindex`, `scale`); without
/// any it is all but the last two, which need a hall of a million cases.
@main
struct Benchmarks {
    static func main() async {
        do {
            let arguments = CommandLine.arguments.dropFirst()
            if arguments.first == "saver" {
                try await EightSavers.save(Array(arguments.dropFirst()))
            } else {
                try await measure()
            }
        } catch {
            FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func measure() async throws {
        let root = FileManager.default.currentDirectoryPath
        let scratch = root + "/.build/bench"
        try? FileManager.default.removeItem(atPath: scratch)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)

        let named = Set(CommandLine.arguments.dropFirst())
        func isWanted(_ name: String) -> Bool { named.isEmpty || named.contains(name) }
        let saves = isWanted("saves") ? try await SaveBenchmark(in: scratch) : nil
        let engine = isWanted("engine") ? try await engine(root, scratch) : nil
        let papers = isWanted("papers") ? try await papers(root, scratch) : nil
        if isWanted("consoles") { try await compareConsoles(root, scratch) }
        // Half an hour and 15 GB the first time, so only by name.
        for part in ["reindex", "scale"] where named.contains(part) { try await scale(part, root, scratch) }
        saves?.report()
        engine?.report()
        papers?.report()
    }

    private static func engine(_ root: String, _ scratch: String) async throws -> EngineBenchmark {
        let sample = try await ReviewSample(in: scratch + "/engine", resources: root + "/Resources")
        let spiff = SpiffSteps(
            python: root + "/.build/bench-python/bin/python", script: root + "/Sources/Benchmarks/Spiff/spiff_steps.py",
            folder: scratch + "/spiff")
        return try await EngineBenchmark(sample, spiff)
    }

    private static func papers(_ root: String, _ scratch: String) async throws -> PaperBenchmark {
        let halls = BenchHalls(
            kept: root + "/.build/bench-hall", scratch: scratch, program: root + "/.build/release/onewindow",
            resources: root + "/Resources")
        return try await PaperBenchmark(
            data: try halls.demo(), resources: halls.resources, python: root + "/.build/bench-python/bin/python",
            script: root + "/Sources/Benchmarks/WeasyPrint/weasy_pages.py", scratch: scratch)
    }

    private static func scale(_ part: String, _ root: String, _ scratch: String) async throws {
        let halls = BenchHalls(
            kept: root + "/.build/bench-hall", scratch: scratch, program: root + "/.build/release/onewindow",
            resources: root + "/Resources")
        let count = ProcessInfo.processInfo.environment["ONEWINDOW_CASES"].flatMap { Int($0) } ?? 1_000_000
        let benchmark = ScaleBenchmark(
            program: halls.program, data: try await halls.huge(count), small: try halls.demo(),
            resources: halls.resources)
        try await part == "reindex" ? benchmark.reindex() : benchmark.measure()
    }

    private static func compareConsoles(_ root: String, _ scratch: String) async throws {
        let program = root + "/.build/release/onewindow"
        let halls = BenchHalls(
            kept: root + "/.build/bench-hall", scratch: scratch, program: program, resources: root + "/Resources")
        let demo = try halls.demo()
        let large = try halls.large()
        let mail = try BenchMail(folder: root + "/.build/bench-mail").settings()
        let comparison = ConsoleBenchmark(
            mailSettings: mail, program: program,
            halls: [
                ("demo hall", demo, try await halls.openCases(ConsoleBenchmark.casesNeeded, in: demo)),
                ("10,000 cases", large, try await halls.openCases(ConsoleBenchmark.casesNeeded, in: large)),
            ])
        try comparison.run()
        print(
            """

            An answer ends with the last byte before \(PseudoTerminal.quiet) ms of silence. A ratio is the median of the rounds'; keys are
            held against "down in a list" of the others. The sign-in has 16 ms of password hash and two durable writes by
            design, a saved key one durable save and the reading of all panes; the others have nothing like it.

            """)
    }
}

extension Double {
    /// With so many decimal places.
    func places(_ count: Int) -> String { String(format: "%.\(count)f", self) }
}
