import Foundation

@testable import CaseStore
@testable import Casework

/// A hall after a power cut, against what its clerks had been told by then.
struct AfterPowerCut {
    /// Every log as it was in the end.
    let final: [ULID: [Casework.Operation]]
    let marks: [String]

    /// Every log of the hall at `path`.
    static func logs(_ path: String) async throws -> [ULID: [Casework.Operation]] {
        let folder = try DataFolder.open(path, create: false)
        let store = try RecordStore(folder)
        var logs: [ULID: [Casework.Operation]] = [:]
        for place in try places(folder) { logs[place.id] = try await store.load(.cases, place.id) }
        return logs
    }

    private static func places(_ folder: DataFolder) throws -> [Place] {
        try folder.shards(of: .cases).flatMap { try folder.listing(.cases, $0).places }
    }

    /// What is wrong in the hall at `path`; nothing where every word given was kept.
    func faults(_ path: String) async -> [String] {
        do {
            let folder = try DataFolder.open(path, create: false)
            let store = try RecordStore(folder)
            return try await records(folder, store) + others(folder)
        } catch {
            return ["the hall does not open: \(error)"]
        }
    }

    /// The greatest number that was acknowledged, by the words before it.
    private var told: [String: Int] {
        marks.reduce(into: [:]) { told, line in
            let words = line.split(separator: " ")
            guard let number = words.last.flatMap({ Int($0) }) else { return }
            told[words.dropLast().joined(separator: " "), default: 0].max(number)
        }
    }

    private func records(_ folder: DataFolder, _ store: RecordStore) async throws -> [String] {
        var faults: [String] = []
        var revisions: [ULID: Int] = [:]
        for place in try AfterPowerCut.places(folder) {
            do {
                let log = try await store.load(.cases, place.id)
                revisions[place.id] = log.count
                faults += try await wrong(log, place.id, folder)
            } catch {
                faults.append("\(place.id): \(error)")
            }
        }
        for (words, revision) in told where words.hasPrefix("record ") {
            let id = ULID(words.dropFirst(7))
            let found = id.flatMap { revisions[$0] } ?? 0
            if found < revision { faults.append("\(words): \(found) of \(revision) are there") }
        }
        guard faults.isEmpty else { return faults }
        // The lists tell the same, and the next act finds nothing in its way.
        let index = CaseIndex(of: store, boot: "after", summarise: summarise)
        let listed = try await index.list(limit: 10_000)
        if Dictionary(listed.map { ($0.id, $0.revision) }, uniquingKeysWith: max) != revisions {
            faults.append("the index tells another story")
        }
        for (id, revision) in revisions.prefix(3) {
            let result = await store.commit(
                .cases, id, expectedRevision: revision, [recorded("after", "")], intent: ulid(999_999))
            if result.revision != revision + 1 { faults.append("\(id): \(result)") }
        }
        return faults
    }

    private func wrong(_ log: [Casework.Operation], _ id: ULID, _ folder: DataFolder) async throws -> [String] {
        guard let final = final[id], log == Array(final.prefix(log.count)) else { return ["\(id): another log"] }
        var faults: [String] = []
        if log.count < final.count, log.last?.intent == final[log.count].intent { faults.append("\(id): half an act") }
        for case let issued as DocumentIssued in log.map(\.payload) {
            _ = try await ContentFolder.blobs(in: folder).read(issued.hash)
        }
        return faults
    }

    private func others(_ folder: DataFolder) async throws -> [String] {
        var faults: [String] = []
        for (words, number) in told {
            let parts = words.split(separator: " ").map(String.init)
            let found: Int
            switch parts[0] {
            case "number": found = try await NumberSeries(folder).next(parts[1]) - 1
            case "draft":
                let owner = "clerk-\(parts[1])"
                found = try await DraftFolder(folder).takeOver(of: owner, by: ulid(77)).asNumber
            case "document": found = try await HallDocuments(folder).load("settings-\(parts[1]).json").asNumber
            default: continue
            }
            if found < number { faults.append("\(words): \(found) instead of \(number)") }
        }
        return faults
    }
}

extension [UInt8]? {
    fileprivate var asNumber: Int { Int(String(decoding: self ?? [], as: UTF8.self)) ?? 0 }
}

extension Int {
    fileprivate mutating func max(_ other: Int) { self = Swift.max(self, other) }
}
