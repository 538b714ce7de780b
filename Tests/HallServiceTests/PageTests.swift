import CaseStore
import Casework
import Documents
import Testing

@testable import HallService

/// The three moves of a document: outcome, page, entry; each may be repeated.
struct PageTests {
    private func accepting(_ subject: Case) -> [any Intent<Case>] {
        subject.checklist().map { PassLine($0.material) } + [Accept([1])]
    }

    @Test func `an act stays done when its page can't be entered, and the next to take the case issues it`()
        async throws
    {
        let hall = try await TestHall()
        let opened = try await hall.foodCase()
        let broken = try await hall.another { PagelessStore(store: $0) }
        let subject = try await broken.perform(
            accepting(opened), on: opened.id, expecting: opened.revision, as: hall.clerk, intent: broken.identity()
        ).record
        #expect(subject.items.first?.acceptedOn == hall.service.now.day)
        #expect(subject.documentsOwed.map(\.kind) == [.acceptance])

        let taken = try await hall.service.take(subject.id, as: hall.colleague).record
        #expect(taken.documents.map(\.kind) == [.acceptance])
        #expect(taken.documentsOwed.isEmpty)
        #expect(try await hall.service.page(taken.documents[0].hash).text.contains("受理通知书"))
    }

    @Test func `consoles that issue the same page at once enter it once`() async throws {
        let hall = try await TestHall()
        let opened = try await hall.foodCase()
        let broken = try await hall.another { PagelessStore(store: $0) }
        let subject = try await broken.perform(
            accepting(opened), on: opened.id, expecting: opened.revision, as: hall.clerk, intent: broken.identity()
        ).record
        let other = try await hall.another()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in [hall.service, other, hall.service, other] {
                group.addTask { _ = try await service.issueOwedDocuments(subject, as: hall.clerk).record }
            }
            try await group.waitForAll()
        }
        #expect(try await hall.service.load(subject.id).documents.count == 1)
    }
}

/// Takes no page in.
private struct PagelessStore: RecordAccess {
    let store: RecordStore

    func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation] {
        try await store.load(kind, id)
    }

    func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult {
        if operations.contains(where: { $0.payload is DocumentIssued }) {
            return .failed(.system(.write, path: "cases", errno: 28))
        }
        return await store.commit(kind, id, expectedRevision: expectedRevision, operations, intent: intent)
    }

    func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement {
        try await store.settle(kind, id, intent: intent)
    }
}
