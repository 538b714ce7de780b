import Casework
import Catalogue
import HallService

/// One clerk at one case; a refusal ends the demo, since its stories keep the rules.
struct DemoDesk {
    let hall: HallService
    let clock: DemoClock
    let clerk: Actor
    private(set) var subject: Case

    init(hall: HallService, clock: DemoClock, clerk: Actor) {
        self.hall = hall
        self.clock = clock
        self.clerk = clerk
        subject = Case(id: hall.identity())
    }

    mutating func open(_ intents: [any Intent<Case>], ticket: ULID?) async throws(Failure) {
        let channel: Case.Channel = ticket == nil ? .post : .counter
        subject = try Failure.unless(
            await hall.open(intents, ticket: ticket, channel: channel, as: clerk, intent: hall.identity()))
    }

    mutating func act(_ intents: [any Intent<Case>], as actor: Actor? = nil) async throws(Failure) {
        clock.advance(20)
        subject = try Failure.unless(
            await hall.perform(
                intents, on: subject.id, expecting: subject.revision, as: actor ?? clerk, intent: hall.identity()))
    }

    /// Shows the next working morning.
    func nextWorkingDay(_ seconds: Int) {
        let day = hall.catalogue.calendar.workingDay(onOrAfter: hall.now.day.adding(days: 1))
        clock.set(Instant(day, secondOfDay: 9 * 3_600 + seconds, offset: hall.now.offset))
    }

    var keys: [Int] { subject.items.map(\.key) }

    var materials: [String] { subject.checklist().map(\.material) }

    /// Lines that may be promised, where the item takes promises at all.
    var tolerable: [String] {
        guard subject.items.allSatisfy({ $0.definition.promiseTerm != nil }) else { return [] }
        return subject.checklist().filter(\.isTolerable).map(\.material)
    }

    /// Passes every line but those of `wanting`.
    func passing(but wanting: Set<String> = []) -> [any Intent<Case>] {
        materials.filter { !wanting.contains($0) }.map { PassLine($0) }
    }
}

extension Failure {
    /// The record that an act led to; anything else is a mistake of the demo's, in plain data.
    static func unless<R: Record>(_ result: ActResult<R>) throws(Failure) -> R {
        switch result {
        case .done(let record): return record
        case .denied(let denial):
            throw Failure(status: .findings, message: "demo: \(denial.code.rawValue) \(denial.arguments)")
        case .conflict: throw Failure(status: .findings, message: "demo: conflict")
        case .failed(let trouble), .unknown(let trouble):
            throw Failure(status: ExitStatus(trouble.code), message: "demo: \(trouble.detail)")
        }
    }
}
