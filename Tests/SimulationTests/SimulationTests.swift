import Foundation
import Synchronization
import Testing

/// Thirty consoles over a simulated disk, clock and order of turns. `ONEWINDOW_SEED=7` plays one seed again.
struct SimulationTests {
    private static let single = ProcessInfo.processInfo.environment["ONEWINDOW_SEED"].flatMap { UInt64($0) }
    private static let seeds = single.map { $0...$0 } ?? 1...(Torture.isWhole ? 5000 : 200)

    @Test func `in whatever order thirty consoles work and fail, no word given is broken`() async {
        let start = ContinuousClock.now
        let tally = Tally()
        await withTaskGroup(of: Void.self) { group in
            let lanes = UInt64(ProcessInfo.processInfo.activeProcessorCount)
            for lane in 0..<lanes {
                group.addTask {
                    for seed in SimulationTests.seeds where seed % lanes == lane {
                        let simulation = await Simulation.run(seed: seed)
                        let replay = "ONEWINDOW_SEED=\(seed) swift test --filter SimulationTests"
                        #expect(simulation.faults == [], "\(replay)")
                        tally.add(simulation.world.with { $0.counts })
                        tally.add(simulation.kinds)
                    }
                }
            }
        }
        let seconds = (ContinuousClock.now - start).components.seconds
        let counts = tally.counts
        let words = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let figures =
            "\(Self.seeds.count) seeds, \(Self.seeds.count * 60 / max(1, Int(seconds))) a minute: "
            + words.joined(separator: ", ")
        print("Simulation of thirty consoles: \(figures)")
        Torture.tell("thirty consoles", figures)
        // Nothing of this can be shown by a morning on which nothing happens.
        let needed = [
            "done", "conflict", "unknown", "failed", "consoles killed", "accepted", "acceptedOnPromise", "decided",
            "supplementReceived", "handoverSigned", "handoverDeclined", "handoverTakenBack", "undone", "resultMade",
            "withdrawn", "documentIssued", "ticketReleased", "ticketParked", "clockPaused",
        ]
        for what in needed where Self.single == nil {
            #expect(counts[what] ?? 0 >= Self.seeds.count / 100, "\(what)")
        }
    }

    @Test func `a seed tells the same story each time`() async {
        let (one, two) = (await Simulation.run(seed: 4), await Simulation.run(seed: 4))
        #expect(one.world.with { $0.records } == two.world.with { $0.records })
        #expect(one.world.with { $0.counts } == two.world.with { $0.counts })
    }

    @Test(arguments: World.Crime.allCases)
    func `a store that breaks its word is found out`(_ crime: World.Crime) async {
        for seed in UInt64(1)...40 {
            let simulation = await Simulation.run(seed: seed, crime: crime)
            if !simulation.faults.isEmpty { return }
        }
        Issue.record("\(crime) was not found out")
    }
}

/// What happened over all seeds.
private final class Tally: Sendable {
    private let sum = Mutex<[String: Int]>([:])

    var counts: [String: Int] { sum.withLock { $0 } }

    func add(_ counts: [String: Int]) { sum.withLock { $0.merge(counts, uniquingKeysWith: +) } }
}
