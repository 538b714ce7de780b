import Foundation
import Glibc

@testable import CaseStore
@testable import Casework

/// Clerks at work in a hall, each saying outside of it what was acknowledged to him, in a line:
/// `record ID REVISION`, `number SERIES N`, `document N` or `draft CLERK N`.
struct Workload: Sendable {
    static let clerks = 4
    private let hall: String
    private let mark: Int32

    init(hall: String, mark: String) throws {
        self.hall = hall
        self.mark = open(mark, O_WRONLY)
        _ = try DataFolder.open(hall, create: true)
        try say("hall")
    }

    func run(acts: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for clerk in 0..<Workload.clerks {
                group.addTask { try await work(clerk, acts) }
            }
            try await group.waitForAll()
        }
    }

    private struct NotSaid: Error {}

    private func say(_ line: String) throws {
        let bytes = Array(line.utf8)
        guard write(mark, bytes, bytes.count) == bytes.count else { throw NotSaid() }
    }

    private func work(_ clerk: Int, _ acts: Int) async throws {
        let folder = try DataFolder.open(hall, create: false)
        let store = try RecordStore(folder)
        let index = CaseIndex(of: store, boot: "before", summarise: summarise)
        var chance = Chance(UInt64(clerk))
        var revisions: [ULID: Int] = [:]
        for act in 1...acts {
            let intent = ulid(clerk * 100_000 + act)
            switch Int.random(in: 0..<12, using: &chance) {
            case 0..<3:
                try await commit(store, intent, 0, [opened(), recorded("scope", "餐饮")], intent, &revisions)
            case 3..<8:
                guard let (id, revision) = revisions.sorted(by: { $0.key < $1.key }).randomElement(using: &chance)
                else {
                    continue
                }
                let long = String(repeating: "路", count: Int.random(in: 1...4000, using: &chance))
                let operations = [recorded("address", long), recorded("n", "\(act)")]
                try await commit(store, id, revision, operations, intent, &revisions)
            case 8:
                guard let (id, revision) = revisions.first else { continue }
                let page = Array("page \(clerk) \(act)\n\(String(repeating: "页", count: 900))".utf8)
                let hash = try await ContentFolder.blobs(in: folder).keep(page)
                let entry = operation(DocumentIssued(document: .acceptance, hash: hash, act: id))
                try await commit(store, id, revision, [entry], intent, &revisions)
            case 9: try say("number a-\(clerk % 2) \(try await NumberSeries(folder).next("a-\(clerk % 2)"))")
            case 10:
                try DraftFolder(folder).keep(Array("\(act)".utf8), of: "clerk-\(clerk)", session: ulid(clerk))
                try say("draft \(clerk) \(act)")
            default:
                try await HallDocuments(folder).save("settings-\(clerk).json", Array("\(act)".utf8))
                try say("document \(clerk) \(act)")
                _ = try await index.list(limit: 5)
            }
        }
    }

    private func commit(
        _ store: RecordStore, _ id: ULID, _ revision: Int, _ operations: [Casework.Operation], _ intent: ULID,
        _ revisions: inout [ULID: Int]
    ) async throws {
        let result = await store.commit(.cases, id, expectedRevision: revision, operations, intent: intent)
        guard case .saved(let revision, _) = result else { throw NotSaid() }
        revisions[id] = revision
        try say("record \(id) \(revision)")
    }
}
