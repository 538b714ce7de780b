import CaseStore
import Casework
import Synchronization

@testable import HallService

/// Runs out of disk at one commit.
final class FailingStore: RecordAccess {
    private let store: RecordStore
    private let failingAt: Int
    private let count = Mutex(0)

    init(store: RecordStore, failingAt: Int) {
        self.store = store
        self.failingAt = failingAt
    }

    func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation] {
        try await store.load(kind, id)
    }

    func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult {
        let number = count.withLock { count in
            count += 1
            return count
        }
        if number == failingAt { return .failed(.system(.write, path: "cases", errno: 28)) }
        return await store.commit(kind, id, expectedRevision: expectedRevision, operations, intent: intent)
    }

    func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement {
        try await store.settle(kind, id, intent: intent)
    }
}
