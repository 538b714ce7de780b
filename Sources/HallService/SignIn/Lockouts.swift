import CaseStore
import Casework
import FoundationEssentials

/// Failed sign-ins by staff number, `lockouts.json`: five in a row lock the number for ten minutes, whichever console
/// they came from. Numbers that nobody has are counted alike, so that a lock does not tell who exists.
struct Lockouts: Sendable {
    static let failuresAllowed = 5
    static let secondsLocked = 600

    fileprivate struct Entry: Codable {
        var failures: Int
        var last: Instant
    }

    private static let name = "lockouts.json"
    private let documents: HallDocuments

    init(_ folder: DataFolder) {
        documents = HallDocuments(folder)
    }

    /// Counts an attempt before its password is looked at, so that many at once can't outrun the lock.
    ///
    /// - Returns: until when the number is locked already; nil where the password may be looked at.
    func begin(_ number: String, at now: Instant) async throws(Trouble) -> Instant? {
        try await change { entries in
            // What can lock nothing any more is dropped, so that the file stays small.
            entries = entries.filter { now.seconds(since: $0.value.last) < Lockouts.secondsLocked }
            var entry = entries[number] ?? Entry(failures: 0, last: now)
            if let until = entry.lockedUntil(now) { return until }
            entry.failures += 1
            entry.last = now
            entries[number] = entry
            return nil
        }
    }

    /// Until when `number` is locked; nil where it is not.
    func lock(of number: String, at now: Instant) async throws(Trouble) -> Instant? {
        let bytes = try await troubled { () throws(StoreFault) in try await documents.load(Lockouts.name) }
        return Lockouts.parse(bytes)[number]?.lockedUntil(now)
    }

    /// Forgets the failures of `number`, which was let in.
    func clear(_ number: String) async throws(Trouble) {
        try await change { entries in
            entries[number] = nil
            return nil
        }
    }

    @discardableResult
    private func change(
        _ body: @escaping @Sendable (inout [String: Entry]) -> Instant?
    ) async throws(Trouble) -> Instant? {
        try await documents.edit(Lockouts.name) { (bytes) throws(Trouble) in
            var entries = Lockouts.parse(bytes)
            let until = body(&entries)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            do {
                return (Array(try encoder.encode(entries)), until)
            } catch {
                throw Trouble(.inputOutput, Lockouts.name)
            }
        }
    }

    /// A file that can't be read as lockouts counts as empty: it must not lock the hall out for good.
    private static func parse(_ bytes: [UInt8]?) -> [String: Entry] {
        bytes.flatMap { try? JSONDecoder().decode([String: Entry].self, from: Data($0)) } ?? [:]
    }
}

extension Lockouts.Entry {
    fileprivate func lockedUntil(_ now: Instant) -> Instant? {
        let until = last.adding(seconds: Lockouts.secondsLocked)
        return failures >= Lockouts.failuresAllowed && until > now ? until : nil
    }
}
