import Casework
import Catalogue
import HallService

/// Makes the morning's queue: numbers in every state, and consoles that are serving some of them.
struct DemoQueue {
    let hall: HallService
    let clock: DemoClock
    let staff: DemoStaff
    var random: SeededRandom

    /// Plays the 72 minutes before `end`, from half past eight on a usual morning and never from the day before, and gives the sessions that hold numbers then. Each number that
    /// is served to its end leads to a case of `cases`.
    mutating func play(until end: Instant, _ cases: inout DemoCases) async throws(Failure) -> [Session] {
        let begin = max(end.adding(seconds: -72 * 60), Instant(end.day, secondOfDay: 0, offset: end.offset))
        let windows = hall.catalogue.windows.filter { !$0.issues && $0.season.map { $0.contains(end.day) } ?? true }
        var sessions: [Session] = []
        for window in windows {
            guard let counter = staff.counters.first(where: { $0.window == window.id }) else { continue }
            sessions.append(try await signIn(counter))
        }
        // The busiest window draws most; people come in bursts, and the clerks keep up with some.
        for minute in stride(from: 0, to: end.seconds(since: begin) / 60, by: 2) {
            clock.set(begin.adding(seconds: minute * 60))
            guard let window = (windows + windows.prefix(2)).randomElement(using: &random) else { break }
            _ = try await take(window)
            guard minute % 8 == 6, let session = sessions.randomElement(using: &random) else { continue }
            try await serve(session, &cases)
            clock.set(begin.adding(seconds: minute * 60 + 90))
        }
        clock.set(max(begin, end.adding(seconds: -600)))
        // Somebody sits at each of them: what an idle console holds comes free.
        for session in sessions { await hall.keyTyped(at: session) }
        try await leaveInEveryState(sessions)
        clock.set(end)
        for session in sessions { await hall.keyTyped(at: session) }
        return sessions
    }

    /// Calls the next number, opens its case and ends the service.
    private mutating func serve(_ session: Session, _ cases: inout DemoCases) async throws(Failure) {
        guard let called = await hall.callNext(session) else { return }
        let ticket = try Failure.unless(called)
        clock.advance(40)
        let endings = DemoEnding.usual(daysAgo: 0)
        try await cases.make(endings.randomElement(using: &random) ?? .accepted, at: session.actor, from: ticket.id)
        _ = try Failure.unless(await hall.perform(FinishTicket(), on: ticket.id, as: session.actor))
    }

    /// One number each set aside, missed, missed and back in line, transferred; and one being served at each counter.
    private mutating func leaveInEveryState(_ sessions: [Session]) async throws(Failure) {
        let first = sessions.prefix(2)
        for session in first {
            try await call(session, then: [ParkTicket()])
            try await call(session, then: [RecallTicket(), MissTicket()])
        }
        if let session = first.first {
            try await call(session, then: [MissTicket(), RequeueTicket()])
            let other = hall.catalogue.windows.first {
                $0.centre == session.actor.centre && !$0.issues && $0.category != "A"
            }
            if let other { try await call(session, then: [TransferTicket(to: other.category)]) }
        }
        for session in sessions {
            clock.advance(45)
            try await call(session, then: [])
        }
    }

    private mutating func call(_ session: Session, then intents: [any Intent<Ticket>]) async throws(Failure) {
        let number: Ticket
        if let called = await hall.callNext(session) {
            number = try Failure.unless(called)
        } else {
            guard let window = hall.window(of: session.actor) else { return }
            _ = try await take(window)
            clock.advance(30)
            guard let called = await hall.callNext(session) else { return }
            number = try Failure.unless(called)
        }
        for intent in intents {
            clock.advance(20)
            _ = try Failure.unless(await hall.perform(intent, on: number.id, as: session.actor))
        }
    }

    private func take(_ window: ServiceWindow) async throws(Failure) -> Ticket {
        let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: window.centre)
        return try Failure.unless(await hall.takeTicket(category: window.category, as: machine))
    }

    private func signIn(_ counter: Counter) async throws(Failure) -> Session {
        let number = staff.clerk(at: counter, hall.catalogue)?.person ?? ""
        switch await hall.signIn(number: number, password: DemoStaff.password, counter: counter.id) {
        case .success(let session): return session
        case .failure(let denial): throw Failure(status: .findings, message: "demo: sign-in \(denial)")
        }
    }
}
