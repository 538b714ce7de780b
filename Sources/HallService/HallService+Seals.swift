import CaseStore
public import Casework
import Logging

/// The seals of the hall's days: made by the steward, proved by `verifyAll`, anchored by whoever keeps the latest digest.
extension HallService {
    /// Seconds after midnight before which a day is not over: what was begun before may end after it.
    static let sealDelay = 300

    /// The digest of a day's seal.
    public struct SealDigest: Codable, Hashable, Sendable {
        public let day: Day
        /// SHA-256 of the seal's file, hexadecimal.
        public let digest: String
    }

    /// The digest of the latest seal of a day that is over, for the daily report and to be kept elsewhere; nil before the
    /// first.
    public func latestSeal() async throws(Trouble) -> SealDigest? {
        let today = now.day
        return try await seals { (folder) throws(StoreFault) in
            guard let day = try folder.days().last(where: { $0 < today }), let digest = try folder.digest(of: day)
            else { return nil }
            return SealDigest(day: day, digest: digest)
        }
    }

    /// The day whose seal has this digest; nil where none has. Together with `verifyAll` it proves all that was sealed up
    /// to that day.
    public func day(sealedBy digest: String) async throws(Trouble) -> Day? {
        try await seals { (folder) throws(StoreFault) in
            for day in try folder.days().reversed() where try folder.digest(of: day) == digest { return day }
            return nil
        }
    }

    /// Makes the seal of each day that is over, is later than the last sealed one, and saw anything done; oldest first.
    func sealDays(_ office: Stewardship, while goesOn: @Sendable () -> Bool) async -> [StewardEntry] {
        let today = now.adding(seconds: -HallService.sealDelay).day
        let (offset, hall) = (settings.offset, settings.name)
        var entries: [StewardEntry] = []
        do throws(Trouble) {
            var last = office.lastSealed
            while goesOn(),
                let day = try await asked({ (index) throws(StoreFault) in
                    try await index.dayToSeal(after: last, before: today, offset: offset)
                })
            {
                let made = now
                let kept = try await asked { (index) throws(StoreFault) in
                    try await index.seal(day, offset: offset, hall: hall, made: made)
                }
                if let kept { entries.append(StewardEntry(kept)) }
                office.hasSealed(day)
                last = day
            }
        } catch {
            diary.warning("a day could not be sealed", metadata: ["trouble": "\(error.code)"])
            entries.append(StewardEntry(caseID: nil, number: "", short: "", matter: .unsealed(error)))
        }
        return entries
    }

    private func seals<T: Sendable>(
        _ ask: @escaping @Sendable (SealFolder) throws(StoreFault) -> T
    ) async throws(Trouble) -> T {
        try await blocking { [data] () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try ask(SealFolder(data))
            }
        }
    }
}

extension StewardEntry {
    fileprivate init(_ kept: KeptSeal) {
        self.init(
            caseID: nil, number: "", short: "",
            matter: .sealed(kept.seal.day, records: kept.seal.records.count, digest: kept.digest))
    }
}
