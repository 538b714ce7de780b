import Casework
import Foundation
import Testing

/// The board's formula against a simulation by another program.
struct QueueingSimulationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Arrivals an hour, minutes a service, counters. Loads from half to four fifths.
    @Test(arguments: [(6.0, 5.0, 1), (12.0, 8.0, 2), (18.0, 10.0, 4), (30.0, 14.0, 9)])
    func `Erlang's formula gives the waits that a simulation measures`(
        hourly: Double, minutes: Double, counters: Int
    ) throws {
        let queue = Queueing(arrivals: hourly / 3_600, service: minutes * 60, counters: counters)
        let python = Self.root.appending(path: ".build/test-python/bin/python").path(percentEncoded: false)
        try #require(FileManager.default.isExecutableFile(atPath: python), "\(python) is missing: make install-test")
        let script = Self.root.appending(path: "Tests/OneWindowTests/Python/counters.py").path(percentEncoded: false)
        // Some 200,000 numbers: waits hang together, and few tell little.
        let span = 200_000 / queue.arrivals
        let ran = try Tool.run(
            python, [script, "\(queue.arrivals)", "\(queue.service)", "\(counters)", "\(span)", "7"])
        try #require(ran.status == 0, "\(ran.errors)")
        let measured = try #require(Double(ran.output.split(separator: "\n").last ?? ""))
        let expected = try #require(queue.meanWait)
        #expect(abs(measured - expected) < 0.05 * expected, "measured \(measured), expected \(expected)")
        #expect(queue.service * 0.05 < expected)
    }
}
