import CaseStore
import Casework

/// What the service asks of the place where records are kept (`model.md` 8): the files now, and whatever takes their
/// place. Tests put one in between that loses its answers.
protocol RecordAccess: Sendable {
    func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation]
    func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult
    func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement
}

extension RecordStore: RecordAccess {}
