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
    let data = FileManager.default.temporaryDirectory.appending(path: "onewindow-\(UUID().uuidString)")
        .path(percentEncoded: false)

    /// Runs it with `arguments` and, where `data` says so, `--data`, and `input` at its standard input.
    func callAsFunction(_ arguments: String..., input: String = "", data: Bool = true) throws -> Outcome {
        try run(arguments + (data ? ["--data", self.data] : []), input: input)
    }

    /// Runs it with `arguments` as they stand.
    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        let process = Process()
        process.executableURL = try Program.executable
        process.arguments = arguments
        process.environment = ["HOME": data, "PATH": "/usr/bin:/bin"]
        let (output, errors, keys) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = keys
        try process.run()
        try keys.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keys.fileHandleForWriting.close()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        let complained = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: said, errors: complained)
    }

    /// Beside the bundle of the tests that run now.
    private static var executable: URL {
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
