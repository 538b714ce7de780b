import Foundation

/// What is done to a hall by one program, and struck at each of its system calls (`Sources/TortureStrike`).
struct Strike {
    /// A call that touches the hall.
    struct Point: Sendable {
        /// From 1, over all threads.
        let ordinal: Int
        let call: String
        /// From the hall's folder.
        let file: String
    }

    /// What happens at the call.
    enum Outcome: Sendable {
        case none, kill, half
        case error(Int32)

        var word: String {
            switch self {
            case .none: "none"
            case .kill: "kill"
            case .half: "half"
            case .error(let code): "\(code)"
            }
        }
    }

    struct Result {
        /// As a shell says it: 128 + n after a signal.
        let status: Int32
        let output: String
        let errors: String
        let points: [Point]
    }

    /// Runs `program` on the hall in `data`; the outcome happens at the call of this ordinal.
    static func run(
        _ program: String, _ arguments: [String], input: String, on data: String, at ordinal: Int = 0,
        _ outcome: Outcome = .none
    ) throws -> Result {
        let report = TortureHall.freePath()
        defer { try? FileManager.default.removeItem(atPath: report) }
        let ran = try Tool.run(
            try Program.beside("TortureStrike"), [report, data, "\(ordinal)", outcome.word, program] + arguments,
            environment: ["HOME=/nonexistent", "PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"], input: input)
        let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n")
        let points = lines.enumerated().map { place, line in
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Point(ordinal: place + 1, call: words[0], file: words.count > 1 ? words[1] : "")
        }
        return Result(status: ran.status, output: ran.output, errors: ran.errors, points: points)
    }
}

extension Strike.Result: CustomStringConvertible {
    var description: String { "\(status) after \(points.count) calls: \(output)\(errors)" }
}

extension Strike.Point: CustomStringConvertible {
    var description: String { "\(ordinal) \(call) \(file)" }
}
