import CaseStore
public import Casework
import Logging
import Synchronization

/// The right to be the hall's steward; it ends with this object, or with the process.
public final class Stewardship: Sendable {
    private let lock: StewardLock
    private let quiet = Mutex(Quiet())

    init(_ lock: StewardLock) {
        self.lock = lock
    }

    /// Cases on which nothing was found to do, by the revision that was looked at.
    private struct Quiet {
        var day: Day?
        var settings: HallSettings?
        var revisions: [ULID: Int] = [:]
        /// The latest day that was dealt with today, sealed or without anything to seal.
        var sealed: Day?
    }

    /// Begins a round: another day or other settings make every case be looked at again.
    func begin(_ day: Day, _ settings: HallSettings) {
        quiet.withLock { quiet in
            if quiet.day != day || quiet.settings != settings { quiet = Quiet(day: day, settings: settings) }
        }
    }

    var lastSealed: Day? { quiet.withLock(\.sealed) }

    func hasSealed(_ day: Day) {
        quiet.withLock { $0.sealed = day }
    }

    /// Whether the case was looked at today, as it is.
    func isQuiet(_ found: RestlessCase) -> Bool {
        !found.waitsForOthers && quiet.withLock { $0.revisions[found.id] == found.revision }
    }

    func hasNothingToDo(_ id: ULID, at revision: Int) {
        quiet.withLock { $0.revisions[id] = revision }
    }
}

/// One thing that the steward wrote down, or could not.
public struct StewardEntry: Sendable, Equatable {
    /// What it is.
    public enum Matter: Sendable, Equatable {
        case deemedAcceptance
        case reminder(Reminder)
        /// A warning that nobody acknowledged in time.
        case escalation(Reminder)
        /// The certificate of another case that stands for a material.
        case result(material: String, certificate: String)
        /// The result of another case that stands for a material will never come.
        case loss(material: String, ResultLost.Cause)
        /// It can come after all.
        case hope(material: String)
        case trouble(Trouble)
        /// The seal of a day over so many records, and the SHA-256 of its file.
        case sealed(Day, records: Int, digest: String)
        /// No seal could be made of a day that is over; the next round tries again.
        case unsealed(Trouble)
    }

    /// nil for the hall as a whole.
    public let caseID: ULID?
    /// Number of the case; empty where it can't be read.
    public let number: String
    /// Short code of the item; empty for the case as a whole.
    public let short: String
    public let matter: Matter
}

/// The steward: writes down what time alone brought about, once (`model.md` 4).
extension HallService {
    /// Who is the steward after an attempt to become it.
    public enum StewardAnswer: Sendable {
        case yours(Stewardship)
        /// Another one is, by the name that it gave.
        case held(by: String)
    }

    /// Makes the caller the hall's steward under the name `holder`, if nobody is.
    public func becomeSteward(as holder: String) async throws(Trouble) -> StewardAnswer {
        let data = data
        return try await blocking { () throws(Trouble) in
            try stored { () throws(StoreFault) in
                switch try StewardLock.take(for: holder, in: data) {
                case .taken(let lock): return .yours(Stewardship(lock))
                case .held(let other): return .held(by: other)
                }
            }
        }
    }

    /// One round: the seals of days that are over, then every case to which the day may bring something. A round may be
    /// cut short and repeated: what is written down is not written again. Trouble with one case keeps the others from
    /// nothing.
    ///
    /// - Parameter goesOn: asked before each case; false ends the round.
    public func steward(
        _ office: Stewardship, while goesOn: @Sendable () -> Bool = { true }
    ) async throws(Trouble) -> [StewardEntry] {
        // It runs for weeks, and the hall's settings may change meanwhile.
        office.begin(now.day, try await refreshSettings())
        var entries = await sealDays(office, while: goesOn)
        let last = lastDayOfReminders
        let cases = try await asked { (index) throws(StoreFault) in try await index.restless(by: last) }
        for found in cases where !office.isQuiet(found) {
            guard goesOn() else { break }
            entries += await steward(found.id, office)
        }
        return entries
    }

    /// A yellow mark comes one working day before the due day, and days off behind that are as near.
    var lastDayOfReminders: Day {
        let calendar = rules.calendar
        let next = calendar.workingDay(onOrAfter: now.day.adding(days: 1))
        return calendar.workingDay(onOrAfter: next.adding(days: 1)).adding(days: -1)
    }

    private func steward(_ id: ULID, _ office: Stewardship) async -> [StewardEntry] {
        let subject: Case
        do throws(Trouble) {
            subject = try await load(id)
        } catch {
            return [StewardEntry(caseID: id, number: "", short: "", matter: .trouble(error))]
        }
        var intents: [any Intent<Case>] = await resultNews(for: subject)
        intents += subject.stewardship(asOf: now.day, rules)
        guard !intents.isEmpty else {
            office.hasNothingToDo(id, at: subject.revision)
            return []
        }
        let result = await perform(
            intents, on: id, expecting: subject.revision, as: system(for: subject), intent: identity())
        switch result {
        case .done(let changed):
            return changed.log.filter { $0.sequence > subject.revision }.flatMap { entries(of: $0, in: changed) }
        case .denied(let denial):
            diary.warning("the steward was refused", metadata: ["case": "\(id)", "denial": "\(denial.code)"])
            return []
        // Somebody works on it now; the next round sees what is left.
        case .conflict: return []
        case .failed(let trouble), .unknown(let trouble):
            return [StewardEntry(caseID: id, number: subject.number, short: "", matter: .trouble(trouble))]
        }
    }

    /// Who writes down what nobody did.
    func system(for subject: Case) -> Actor {
        Actor(person: "system", name: "", capacity: Capacity(.system), centre: subject.centre)
    }

    private func entries(of operation: Operation, in subject: Case) -> [StewardEntry] {
        let matter: StewardEntry.Matter
        switch operation.payload {
        case is DeemedAcceptanceRecorded: matter = .deemedAcceptance
        case let act as ReminderSent: matter = .reminder(act.reminder)
        case let act as WarningEscalated: matter = .escalation(act.reminder)
        case let act as ResultProvided: matter = .result(material: act.material, certificate: act.certificate)
        case let act as ResultLost: matter = .loss(material: act.material, act.cause)
        case let act as ResultExpected: matter = .hope(material: act.material)
        default: return []
        }
        return operation.items.compactMap { subject.item($0) }.map { item in
            StewardEntry(
                caseID: subject.id, number: subject.number, short: item.definition.short, matter: matter)
        }
    }
}
