import Foundation

/// SpiffWorkflow doing the eight human steps, in a Python of its own.
struct SpiffSteps {
    /// What is compared.
    enum Mode: String, CaseIterable {
        case memory, durable
        /// Durable, with the process's specification kept out of the file.
        case pinned
    }

    struct Answer: Decodable {
        let perSecond: Double
        /// Name and versions.
        let engine: String
    }

    let python: String
    let script: String
    let folder: String

    /// Measures `walks` walks through the process.
    func run(_ mode: Mode, walks: Int) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-B", script, mode.rawValue, "\(walks)", folder]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchFault.failed(script, process.terminationStatus) }
        return try JSONDecoder().decode(Answer.self, from: bytes)
    }
}
