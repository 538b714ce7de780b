import CaseStore
import Synchronization

@testable import Casework

/// The disk, the clock and the queue of a simulated hall, and what its consoles were told.
final class World: Sendable {
    struct Key: Hashable, Sendable, Comparable {
        let kind: RecordKind
        let id: ULID

        static func < (a: Key, b: Key) -> Bool { (a.kind.rawValue, a.id) < (b.kind.rawValue, b.id) }
    }

    /// What a store may do that breaks its word, so that it can be seen that the checks catch it.
    enum Crime: CaseIterable, Sendable {
        case forgetsWhatItSaved, savesHalf, overlooksOthers
    }

    struct State: Sendable {
        var chance: Chance
        var now: Instant
        var records: [Key: [Operation]] = [:]
        /// Records in the order of their making.
        var ids: [RecordKind: [ULID]] = [:]
        /// Folded as far as somebody asked, as an index has them.
        var tickets: [ULID: Ticket] = [:]
        var series: [String: Int] = [:]
        var pages: Set<String> = []
        var deadSessions: Set<ULID> = []
        /// Operations of which a console was told that they are saved.
        var acknowledged: [Key: [Operation]] = [:]
        /// Intents of which a console was told that they are not, and never otherwise.
        var refused: Set<ULID> = []
        /// How acts ended and what befell consoles, counted.
        var counts: [String: Int] = [:]
    }

    let crime: Crime?
    let hasFaults: Bool
    private let state: Mutex<State>

    init(seed: UInt64, crime: Crime? = nil, hasFaults: Bool = true) {
        self.crime = crime
        self.hasFaults = hasFaults
        let morning = Instant("2018-03-05", secondOfDay: 9 * 3600, offset: 28_800)
        state = Mutex(State(chance: Chance(seed ^ 0xD15C), now: morning))
    }

    func with<T: Sendable>(_ body: (inout State) -> T) -> T { state.withLock { body(&$0) } }

    var now: Instant { with { $0.now } }

    /// One in `count` times, where faults are wanted at all.
    func happens(_ count: Int) -> Bool {
        hasFaults && with { Int.random(in: 0..<count, using: &$0.chance) == 0 }
    }

    func count(_ what: String) { with { $0.counts[what, default: 0] += 1 } }

    /// Time goes on; sometimes somebody sets the clock, and sometimes a night passes.
    func pass() {
        with { state in
            let chance = Int.random(in: 0..<1000, using: &state.chance)
            let step =
                switch chance {
                case 0: 20 * 3600
                case 1...3: -3600
                case 4...6: 1800
                default: chance % 20
                }
            state.now = state.now.adding(seconds: step)
        }
    }

    static let definitions: Definitions = {
        let items = ["SS03": ItemDefinition.simulated]
        return Definitions { items[$0] }
    }()

    static let rules = HallRules(calendar: .hall, defects: [1, 2, 3], absentDefects: [1])

    /// Records of one kind, in the order of their making.
    func ids(_ kind: RecordKind) -> [ULID] { with { $0.ids[kind] ?? [] } }

    func log(_ key: Key) -> [Operation] { with { $0.records[key] ?? [] } }
}

extension ItemDefinition {
    /// Two lines, one of which may be promised, and two steps side by side.
    static let simulated = licence.changed { item in
        item.fields = []
        item.lines = [
            ChecklistLine("form", "申请书", originals: 1), ChecklistLine("layout", "布局图", originals: 1, tolerable: true),
        ]
        item.steps = [
            .init(id: "site", name: "现场核查", department: "market", limit: nil, after: []),
            .init(id: "fire", name: "消防意见", department: "fire", limit: nil, after: []),
        ]
    }
}
