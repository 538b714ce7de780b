import CaseStore
import Casework
import Testing

@testable import HallService

/// 结果未知: the store could not say whether it saved, and the service looks.
struct UnknownOutcomeTests {
    @Test func `an act whose answer was lost is found and done`() async throws {
        let hall = try await TestHall()
        let service = try await hall.another { Doubtful(store: $0, saves: true) }
        let subject = try await service.open(as: hall.clerk, intent: service.identity()).record
        #expect(subject.revision == 1)
        #expect(try await hall.service.load(subject.id).number == subject.number)
    }

    @Test func `an act that was not saved has failed for certain`() async throws {
        let hall = try await TestHall()
        let service = try await hall.another { Doubtful(store: $0, saves: false) }
        let result = await service.open(as: hall.clerk, intent: service.identity())
        guard case .failed(let trouble) = result else { throw NotDone(answer: "\(result)") }
        #expect(trouble.code == .inputOutput)
        #expect(try await hall.service.cases(limit: 10).isEmpty)
    }

    @Test func `an act stays unknown while nobody can look`() async throws {
        let hall = try await TestHall()
        let service = try await hall.another { Doubtful(store: $0, saves: true, isBlind: true) }
        let intent = service.identity()
        let result = await service.open(as: hall.clerk, intent: intent)
        guard case .unknown = result else { throw NotDone(answer: "\(result)") }
        // The clerk tries again when the disk is back: the case is there, once.
        #expect(try await hall.service.open(as: hall.clerk, intent: intent).record.revision == 1)
        #expect(try await hall.service.cases(limit: 10).count == 1)
    }
}

/// Never says what became of a commit.
private struct Doubtful: RecordAccess {
    let store: RecordStore
    let saves: Bool
    var isBlind = false
    private let fault = StoreFault.system(.sync, path: "cases", errno: 5)

    init(store: RecordStore, saves: Bool, isBlind: Bool = false) {
        self.store = store
        self.saves = saves
        self.isBlind = isBlind
    }

    func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation] {
        try await store.load(kind, id)
    }

    func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult {
        if saves {
            _ = await store.commit(kind, id, expectedRevision: expectedRevision, operations, intent: intent)
        }
        return .unknown(fault)
    }

    func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement {
        if isBlind { throw fault }
        return try await store.settle(kind, id, intent: intent)
    }
}
