import CaseStore
import Casework
import Foundation

/// What a save costs, as a ratio against a bare atomic replace of the same bytes, turn by turn in the same run.
///
/// Two controls say how much of the ratio is the machine's: the replace against itself, and the spread of the turns.
struct SaveBenchmark {
    /// Cases, each saved once; a turn saves `turn` of them and then replaces as many files.
    static let cases = 1_200
    static let turn = 50

    private var saves: [Double] = []
    private var replaces: [Double] = []
    private var bytes = 0
    private let eight: EightSavers

    /// Measures in an empty `folder`.
    init(in folder: String) async throws {
        let data = try DataFolder.open(folder + "/hall", create: true)
        let store = try RecordStore(data)
        var chance = SystemRandomNumberGenerator()
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000), offset: 28_800)

        var identities: [ULID] = []
        for _ in 0..<SaveBenchmark.cases {
            let id = ULID(at: now, using: &chance)
            try await SaveBenchmark.save(try Sample.first(id, now), id, 0, store)
            identities.append(id)
        }
        let bare = try BareFolder(folder + "/bare")
        for start in stride(from: 0, to: SaveBenchmark.cases, by: SaveBenchmark.turn) {
            let part = identities[start..<start + SaveBenchmark.turn]
            saves.append(
                try await SaveBenchmark.seconds {
                    for id in part {
                        let next = try Sample.next(ULID(at: now, using: &chance), now)
                        try await SaveBenchmark.save(next, id, Sample.length, store)
                    }
                })
            let written = try part.map {
                try Data(contentsOf: URL(filePath: SaveBenchmark.path(of: $0, in: folder + "/hall")))
            }
            bytes = written.map(\.count).reduce(0, +) / SaveBenchmark.turn
            for (id, content) in zip(part, written) { try bare.replace("\(id).json", with: content) }
            replaces.append(
                try await SaveBenchmark.seconds {
                    for (id, content) in zip(part, written) { try bare.replace("\(id).json", with: content) }
                })
        }
        eight = try EightSavers(identities, revision: Sample.length + 1, in: folder + "/hall", folder)
    }

    static func save(
        _ operations: [Casework.Operation], _ id: ULID, _ revision: Int, _ store: RecordStore
    ) async throws {
        guard let intent = operations.first?.intent else { return }
        let result = await store.commit(.cases, id, expectedRevision: revision, operations, intent: intent)
        guard case .saved = result else { throw BenchFault.notSaved("\(result)") }
    }

    /// Where the hall `data` keeps a case.
    static func path(of id: ULID, in data: String) throws -> String {
        let root = data + "/cases"
        let name = "\(id).json"
        let shards = try FileManager.default.contentsOfDirectory(atPath: root)
        guard let shard = shards.first(where: { FileManager.default.fileExists(atPath: "\(root)/\($0)/\(name)") })
        else {
            throw BenchFault.notSaved(name)
        }
        return "\(root)/\(shard)/\(name)"
    }

    private nonisolated(nonsending) static func seconds(
        _ body: nonisolated(nonsending) () async throws -> Void
    ) async throws -> Double {
        let start = ContinuousClock.now
        try await body()
        return start.duration(to: .now) / .seconds(1)
    }

    func report() {
        let ratios = zip(replaces, saves).map { $0 / $1 }.sorted()
        let odd = stride(from: 0, to: replaces.count - 1, by: 2).map { replaces[$0] / replaces[$0 + 1] }
        func rate(_ turns: [Double]) -> Int {
            Int(Double(turns.count * SaveBenchmark.turn) / turns.reduce(0, +))
        }
        let (quarter, threeQuarters) = (ratios[ratios.count / 4], ratios[ratios.count * 3 / 4])
        print("One saved operation, one process, \(bytes) bytes a file, \(ratios.count) turns of \(SaveBenchmark.turn)")
        print("  saved operations        \(rate(saves)) a second")
        print("  bare atomic replaces    \(rate(replaces)) a second")
        print("  ratio, median           \(ratios.median.places(2))   (aim: 0.8 or more)")
        print("  ratio, quarter to three quarters  \(quarter.places(2)) to \(threeQuarters.places(2))")
        print("  control: replace against the next turn's replace, median  \(odd.median.places(2))")
        eight.report()
    }
}
