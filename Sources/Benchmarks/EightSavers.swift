import CaseStore
import Casework
import Foundation

/// Eight processes that save at once, each its own cases, against eight that replace as many files in folders of their
/// own.
struct EightSavers {
    static let processes = 8
    static let turn = 25
    static let turns = 6

    private var saves: [Double] = []
    private var replaces: [Double] = []

    /// Measures in the hall `data`, whose cases `identities` have `revision` operations; `folder` takes the replaced files.
    init(_ identities: [ULID], revision: Int, in data: String, _ folder: String) throws {
        let count = EightSavers.processes * EightSavers.turn
        for start in stride(from: 0, to: min(identities.count, EightSavers.turns * count), by: count) {
            let part = identities[start..<start + count].map(\.description)
            saves.append(try EightSavers.seconds("save", data, "\(revision)", part))
            replaces.append(try EightSavers.seconds("replace", data, folder, part))
        }
    }

    /// From the word that lets all go to the last one's that it is done.
    private static func seconds(_ act: String, _ data: String, _ how: String, _ cases: [String]) throws -> Double {
        let savers = try (0..<processes).map { place in
            let part = cases[place * turn..<(place + 1) * turn]
            let how = act == "save" ? how : "\(how)/bare-\(place)"
            return try Saver(["saver", act, data, how] + part)
        }
        for saver in savers { try saver.hear() }
        let start = ContinuousClock.now
        for saver in savers { try saver.tell() }
        for saver in savers { try saver.hear() }
        let seconds = start.duration(to: .now) / .seconds(1)
        for saver in savers { try saver.end() }
        return seconds
    }

    func report() {
        let ratios = zip(replaces, saves).map { $0 / $1 }.sorted()
        func rate(_ turns: [Double]) -> Int {
            Int(Double(turns.count * EightSavers.processes * EightSavers.turn) / turns.reduce(0, +))
        }
        print(
            "The same from \(EightSavers.processes) processes at once, \(ratios.count) turns of \(EightSavers.turn) each"
        )
        print("  saved operations        \(rate(saves)) a second")
        print("  bare atomic replaces    \(rate(replaces)) a second")
        print("  ratio, median           \(ratios.median.places(2))   (aim: 0.8 or more)")
    }
}

/// One of the eight: this program once more, which says a line when it is ready and a line when it is done.
private struct Saver {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    func tell() throws { try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8)) }

    func hear() throws {
        guard try output.fileHandleForReading.read(upToCount: 1)?.isEmpty == false else {
            throw BenchFault.ended(shown: [])
        }
    }

    func end() throws {
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchFault.failed("saver", process.terminationStatus) }
    }
}

extension EightSavers {
    /// What one of the eight does with its `arguments`.
    static func save(_ arguments: [String]) async throws {
        let (act, data, how, cases) = (
            arguments[0], arguments[1], arguments[2], arguments[3...].compactMap { ULID($0) }
        )
        switch act {
        case "save":
            let store = try RecordStore(try DataFolder.open(data, create: false))
            var chance = SystemRandomNumberGenerator()
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000), offset: 28_800)
            try wait()
            for id in cases {
                let next = try Sample.next(ULID(at: now, using: &chance), now)
                try await SaveBenchmark.save(next, id, Int(how) ?? 0, store)
            }
        default:
            let folder = try BareFolder(how)
            let files = try cases.map {
                ("\($0).json", try Data(contentsOf: URL(filePath: SaveBenchmark.path(of: $0, in: data))))
            }
            for (name, content) in files { try folder.replace(name, with: content) }
            try wait()
            for (name, content) in files { try folder.replace(name, with: content) }
        }
        FileHandle.standardOutput.write(Data(".".utf8))
    }

    private static func wait() throws {
        FileHandle.standardOutput.write(Data(".".utf8))
        _ = try FileHandle.standardInput.read(upToCount: 1)
    }
}
