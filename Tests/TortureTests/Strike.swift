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

    static let environment = ["HOME=/nonexistent", "PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"]

    /// Runs `program` on the hall in `data`; the outcome happens at the call of this ordinal.
    static func run(
        _ program: String, _ arguments: [String], input: String, on data: String, at ordinal: Int = 0,
        _ outcome: Outcome = .none
    ) throws -> Result {
        let report = TortureHall.freePath()
        defer { try? FileManager.default.removeItem(atPath: report) }
        let ran = try Tool.run(
            try Program.beside("TortureStrike"), [report, data, "\(ordinal)", outcome.word, program] + arguments,
            environment: environment, input: input)
        let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n")
        let points = lines.enumerated().map { place, line in
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Point(ordinal: place + 1, call: words[0], file: words.count > 1 ? words[1] : "")
        }
        return Result(status: ran.status, output: ran.output, errors: ran.errors, points: points)
    }
}

extension [Strike.Point] {
    /// Those that the store itself makes, all or as often as said for each call on each sort of file, and of what SQLite
    /// does to the index, which can be deleted at any time, the first two of each.
    func worthStriking(_ occurrences: Int = .max) -> [Strike.Point] {
        var seen: [String: Int] = [:]
        return filter { point in
            let isIndex = point.file.hasPrefix("/index.sqlite")
            // The last two letters of an identity are chance, as its name is.
            let sort = point.file.split(separator: "/").map { $0.count == 2 || $0.count > 20 ? "*" : $0 }.joined(
                separator: "/")
            seen["\(point.call) \(sort)", default: 0] += 1
            return seen["\(point.call) \(sort)", default: 0] <= (isIndex ? 2 : occurrences)
        }
    }
}

extension Strike.Result: CustomStringConvertible {
    var description: String { "\(status) after \(points.count) calls: \(output)\(errors)" }
}

extension Strike.Point: CustomStringConvertible {
    var description: String { "\(ordinal) \(call) \(file)" }
}
