import Casework
import Foundation
import HallService

/// Human steps of a case a second, against SpiffWorkflow doing the same eight, turn by turn in the same run.
///
/// In memory a step is what the service does between its load and its answer: decide, then fold. Durably it is the
/// service's own act: load, check and fold the file, decide, save durably, fold.
struct EngineBenchmark {
    static let rounds = 11
    /// Walks through all eight steps in a round.
    static let walks: [SpiffSteps.Mode: Int] = [.memory: 100, .durable: 20, .pinned: 20]

    private var ours: [SpiffSteps.Mode: [Double]] = [:]
    /// Durably, with so many other cases between two steps of one that nothing is known of it any more.
    private var cold: [Double] = []
    private var theirs: [SpiffSteps.Mode: [Double]] = [:]
    /// Bare atomic replaces a second of the same files: what no durable step can be quicker than.
    private var replaces: [Double] = []
    private var operations = 0
    private var engine = ""

    init(_ sample: ReviewSample, _ spiff: SpiffSteps) async throws {
        let folder = try BareFolder(spiff.folder + "/bare")
        // The first round fills caches and counts for nothing.
        for round in -1..<EngineBenchmark.rounds {
            for mode in SpiffSteps.Mode.allCases {
                let walks = EngineBenchmark.walks[mode] ?? 0
                var cases: [Case] = []
                for _ in 0..<(mode == .memory ? 1 : walks) { cases.append(try await sample.accepted()) }
                let mine =
                    mode == .memory
                    ? try EngineBenchmark.inMemory(sample, cases, walks)
                    : try await EngineBenchmark.durably(sample, cases.map { [$0] })
                let other = try spiff.run(mode, walks: walks)
                guard round >= 0 else { continue }
                ours[mode, default: []].append(mine)
                theirs[mode, default: []].append(other.perSecond)
                operations = cases.first?.revision ?? 0
                engine = other.engine
                guard mode == .durable else { continue }
                replaces.append(try EngineBenchmark.bare(folder, sample, cases))
                cases = []
                for _ in 0..<walks { cases.append(try await sample.accepted()) }
                cold.append(try await EngineBenchmark.durably(sample, [cases]))
            }
        }
    }

    /// Steps a second, decided and folded.
    private static func inMemory(_ sample: ReviewSample, _ cases: [Case], _ walks: Int) throws -> Double {
        let definitions = sample.definitions
        return try rate(cases.count * walks * sample.opinions.count) {
            for accepted in cases {
                for _ in 0..<walks {
                    var subject = accepted
                    for (act, actor) in sample.opinions {
                        let context = sample.hall.context(for: actor, intent: sample.hall.identity())
                        var operations = try decide(act, subject, context)
                        for place in operations.indices { operations[place].sequence = subject.revision + place + 1 }
                        try subject.append(operations, definitions)
                    }
                }
            }
        }
    }

    /// Steps a second, each loaded, decided and saved: group after group, and within a group a step of each case in turn.
    private static func durably(_ sample: ReviewSample, _ groups: [[Case]]) async throws -> Double {
        let start = ContinuousClock.now
        for group in groups {
            for (place, (act, actor)) in sample.opinions.enumerated() {
                for accepted in group {
                    let result = await sample.hall.perform(
                        [act], on: accepted.id, expecting: accepted.revision + place, as: actor,
                        intent: sample.hall.identity())
                    _ = try ReviewSample.record(result)
                }
            }
        }
        return Double(groups.joined().count * sample.opinions.count) / (start.duration(to: .now) / .seconds(1))
    }

    /// Replaces a second, one for each step, of what the steps left in the files.
    private static func bare(_ folder: BareFolder, _ sample: ReviewSample, _ cases: [Case]) throws -> Double {
        let files = try cases.map {
            ("\($0.id).json", try Data(contentsOf: URL(filePath: SaveBenchmark.path(of: $0.id, in: sample.data))))
        }
        for (name, content) in files { try folder.replace(name, with: content) }
        return try rate(files.count * sample.opinions.count) {
            for (name, content) in files {
                for _ in sample.opinions { try folder.replace(name, with: content) }
            }
        }
    }

    private static func rate(_ count: Int, _ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return Double(count) / (start.duration(to: .now) / .seconds(1))
    }

    func report() {
        print("\nEight human steps of a case that \(operations) operations took in, \(EngineBenchmark.rounds) rounds;")
        print("steps a second, theirs, and how many times theirs: \(engine)")
        func other(_ mode: SpiffSteps.Mode) -> [Double] { theirs[mode] ?? [] }
        report("decided and folded, in memory", ours[.memory] ?? [], other(.memory), aim: "50 or more")
        report("loaded, decided, saved durably", ours[.durable] ?? [], other(.durable), aim: "5 or more")
        report("  each time another case of many", cold, other(.durable))
        report("  its specification not in the file", ours[.pinned] ?? [], other(.pinned))
        let most = zip(replaces, theirs[.durable] ?? []).map { $0 / $1 }.median
        let head = "  bare atomic replace, same files     " + columns([replaces])
        print(head + "            ratio \(most.places(1)), the most that this disk allows")
    }

    private func report(_ name: String, _ mine: [Double], _ others: [Double], aim: String? = nil) {
        let ratios = zip(mine, others).map { $0 / $1 }.sorted()
        let (quarter, threeQuarters) = (ratios[ratios.count / 4], ratios[ratios.count * 3 / 4])
        let head = "  " + name + String(repeating: " ", count: 36 - name.count)
        print(
            head + columns([mine, others]) + "   ratio \(ratios.median.places(1)), quarters \(quarter.places(1)) to "
                + threeQuarters.places(1) + (aim.map { "   (aim: \($0))" } ?? ""))
    }

    private func columns(_ series: [[Double]]) -> String {
        series.map { $0.median.places(0) }.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
    }
}
