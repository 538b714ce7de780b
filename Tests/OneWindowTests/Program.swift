import Foundation

/// The built program, run as a shell would.
struct Program {
    /// What it left behind.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Data folder of this test's own.
    let data: String

    init(
        data: String = FileManager.default.temporaryDirectory.appending(path: "onewindow-\(UUID().uuidString)")
            .path(percentEncoded: false)
    ) {
        self.data = data
    }

    /// Runs it with `arguments` and, where `data` says so, `--data`, and `input` at its standard input.
    func callAsFunction(_ arguments: String..., input: String = "", data: Bool = true) throws -> Outcome {
        try run(arguments + (data ? ["--data", self.data] : []), input: input)
    }

    /// Runs it with `arguments` as they stand.
    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        let ran = try Tool.run(
            try Program.executable.path(percentEncoded: false), arguments,
            environment: ["HOME=\(data)", "PATH=/usr/bin:/bin"], input: input)
        return Outcome(status: ran.status, output: ran.output, errors: ran.errors)
    }

    /// Beside the bundle of the tests that run now.
    static var executable: URL {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: tests).deletingLastPathComponent().appending(path: "onewindow")
        }
    }

    /// Removes the data folder.
    func cleanUp() {
        try? FileManager.default.removeItem(atPath: data)
    }
}
