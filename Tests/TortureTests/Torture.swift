import Foundation
import Glibc

/// How much is tried, and what was: `make torture` sets `ONEWINDOW_TORTURE` to the file of its report, and
/// `ONEWINDOW_POINTS` to how many points of each story are struck (all without it); without a report the same code tries a
/// sample.
enum Torture {
    private static let report = ProcessInfo.processInfo.environment["ONEWINDOW_TORTURE"]

    /// Whether everything is tried.
    static var isWhole: Bool { report != nil }

    /// Points that are struck of each story where everything is tried.
    private static let bound = ProcessInfo.processInfo.environment["ONEWINDOW_POINTS"].flatMap { Int($0) } ?? .max

    /// All of `points`, or about `count` of them, evenly spread.
    static func sample<Point>(_ points: [Point], _ count: Int) -> [Point] {
        let count = isWhole ? bound : count
        guard points.count > count else { return points }
        return (0..<count).map { points[($0 * points.count + points.count / 2) / count] }
    }

    /// Writes a line of the report, where one is wanted: what was tried, how often.
    static func tell(_ what: String, _ figures: String) {
        guard let report else { return }
        let file = open(report, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        let line = Array("\(what)\t\(figures)\n".utf8)
        _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
}

extension Program {
    /// A program of ours that stands beside the tests.
    static func beside(_ name: String) throws -> String {
        try executable.deletingLastPathComponent().appending(path: name).path(percentEncoded: false)
    }
}

/// Chance that can be had again (SplitMix64).
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
