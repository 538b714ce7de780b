import CaseStore
public import Casework
import Synchronization

/// The hall's limits: what somebody has to look at.
extension HallService {
    /// What `actor` has to look at (`WatchEntry.list`).
    ///
    /// - Parameter isWhole: false for warnings and exceptions alone, which are counted while the list does not lie open.
    public func watch(for actor: Actor, isWhole: Bool = true) async throws(Trouble) -> [WatchEntry] {
        let warnings = try await warnings(for: actor)
        let (centre, most) = (actor.centre, HallService.mostWatched)
        let remembered = Instant(
            now.day.adding(days: -HallService.rememberedDays), secondOfDay: 0, offset: settings.offset)
        let readsPapers = isWhole && actor.capacity.role == .supervisor
        let (exceptions, slips, cases) = try await asked { (index) throws(StoreFault) in
            let open = try await index.openExceptions(centre: centre, limit: most)
            let recent = try await index.exceptions(centre: centre, since: remembered, limit: most)
            let exceptions = open.filter { $0.exception.at < remembered } + recent
            guard readsPapers else { return (exceptions, [SlipRow](), [CaseSummary]()) }
            let slips = try await index.openSlips(limit: most) + index.unansweredSlips(limit: most)
            let waiting = try await index.work(department: Owner.issueWindow.id, centre: centre, limit: most)
            let unmade = try await index.toBeMade(centre: centre, limit: most)
            return (exceptions, slips, waiting + unmade.filter { made in !waiting.contains { $0.id == made.id } })
        }
        return WatchEntry.list(
            for: actor, warnings: warnings, exceptions: exceptions,
            slips: slips.map { (slip: $0.slip, record: $0.caseID, number: $0.number, centre: $0.centre) },
            cases: cases, ratings: isWhole ? try await badRatings(for: actor) : [],
            enquiries: isWhole ? try await enquiries(of: actor, limit: most) : [])
    }

    /// Rows of a section beyond which a list is of no use to anybody.
    private static let mostWatched = 500
    /// Days for which exceptions are listed after they were made or judged.
    private static let rememberedDays = 30

    /// Warnings about cases that the actor may have in hand and that are near a day or past it. Only cases that changed, or that
    /// a new day changed, are read.
    private func warnings(for actor: Actor) async throws(Trouble) -> [WatchEntry] {
        let (today, rules, last) = (now.day, rules, lastDayOfReminders)
        let centre = actor.capacity.department == nil ? actor.centre : nil
        let owner = actor.capacity.role == .supervisor ? nil : Owner(of: actor.capacity)?.id ?? ""
        let pressing = try await asked { (index) throws(StoreFault) in
            try await index.pressing(by: last, centre: centre, owner: owner, limit: HallService.mostWatched)
        }
        var entries: [WatchEntry] = []
        for found in pressing {
            if let known = watched.entries(of: found, on: today) {
                entries += known
            } else {
                let subject = try await load(found.id)
                entries += watched.keep(
                    WatchEntry.warnings(of: subject, asOf: today, rules), of: subject, on: today)
            }
        }
        return entries
    }
}

/// Warnings of cases as they were last read, so that the next look reads only what is new.
final class Watched: Sendable {
    private struct Known {
        var day: Day?
        var cases: [ULID: (revision: Int, entries: [WatchEntry])] = [:]
    }

    private let known = Mutex(Known())

    /// What was kept of the case, if it still has this revision and the day is the same.
    func entries(of found: RestlessCase, on day: Day) -> [WatchEntry]? {
        known.withLock { known in
            known.day == day
                ? known.cases[found.id].flatMap { $0.revision == found.revision ? $0.entries : nil } : nil
        }
    }

    /// Keeps what was made of a case; that of other days goes.
    func keep(_ entries: [WatchEntry], of subject: Case, on day: Day) -> [WatchEntry] {
        known.withLock { known in
            if known.day != day { known = Known(day: day) }
            known.cases[subject.id] = (subject.revision, entries)
        }
        return entries
    }
}
