import Casework
import FoundationEssentials

/// Failed sign-ins by staff number, `lockouts.json`: five in a row lock the number for ten minutes, whichever console
/// they came from. Numbers that nobody has are counted alike, so that a lock does not tell who exists.
struct Lockouts: Sendable {
    static let failuresAllowed = 5
    static let secondsLocked = 600

    private struct Entry: Codable {
        var failures: Int
        var last: Instant
    }

    private let file: PrivateFile

    init(data: String) {
        file = PrivateFile(folder: data, name: "lockouts.json")
    }

    /// Counts an attempt before its password is looked at, so that many at once can't outrun the lock.
    ///
    /// - Returns: until when the number is locked already; nil where the password may be looked at.
    func begin(_ number: String, at now: Instant) throws(Trouble) -> Instant? {
        var until: Instant?
        try change { entries in
            // What can lock nothing any more is dropped, so that the file stays small.
            entries = entries.filter { now.seconds(since: $0.value.last) < Lockouts.secondsLocked }
            var entry = entries[number] ?? Entry(failures: 0, last: now)
            until = entry.lockedUntil(now)
            guard until == nil else { return }
            entry.failures += 1
            entry.last = now
            entries[number] = entry
        }
        return until
    }

    /// Until when `number` is locked; nil where it is not.
    func lock(of number: String, at now: Instant) throws(Trouble) -> Instant? {
        parse(try file.read())[number].flatMap { $0.lockedUntil(now) }
    }

    /// Forgets the failures of `number`, which was let in.
    func clear(_ number: String) throws(Trouble) {
        guard parse(try file.read())[number] != nil else { return }
        try change { $0[number] = nil }
    }

    private func change(_ body: (inout [String: Entry]) -> Void) throws(Trouble) {
        try file.update { (bytes) throws(Trouble) in
            var entries = parse(bytes)
            body(&entries)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            do {
                return Array(try encoder.encode(entries))
            } catch {
                throw Trouble(.inputOutput, "lockouts.json")
            }
        }
    }

    /// A file that can't be read as lockouts counts as empty: it must not lock the hall out for good.
    private func parse(_ bytes: [UInt8]?) -> [String: Entry] {
        bytes.flatMap { try? JSONDecoder().decode([String: Entry].self, from: Data($0)) } ?? [:]
    }
}

extension Lockouts.Entry {
    fileprivate func lockedUntil(_ now: Instant) -> Instant? {
        let until = last.adding(seconds: Lockouts.secondsLocked)
        return failures >= Lockouts.failuresAllowed && until > now ? until : nil
    }
}
