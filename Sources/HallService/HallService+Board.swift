import CaseStore
public import Casework
import Catalogue
import Synchronization

/// The hall at a moment.
extension HallService {
    /// Every queue and counter of `centre` now. Only numbers that changed since it was last asked are read.
    public func board(centre: String) async throws(Trouble) -> HallBoard {
        let now = now
        return try await board(of: try await todaysTickets(centre: centre, at: now), centre, at: now)
    }

    /// The latest call of each number of today that was called at `centre`, the newest first, with the board of the same
    /// moment.
    public func callsAndBoard(centre: String) async throws(Trouble) -> (calls: [Call], board: HallBoard) {
        let now = now
        let tickets = try await todaysTickets(centre: centre, at: now)
        let calls = tickets.compactMap(\.latestCall).sorted { ($0.at, $0.id) > ($1.at, $1.id) }
        return (calls, try await board(of: tickets, centre, at: now))
    }

    func todaysTickets(centre: String, at now: Instant) async throws(Trouble) -> [Ticket] {
        var tickets: [Ticket] = []
        for summary in try await queue(now.day, centre: centre) {
            if let known = boards.ticket(summary.id, summary.revision) {
                tickets.append(known)
            } else {
                tickets.append(boards.keep(try await load(ticket: summary.id), of: now.day))
            }
        }
        return tickets
    }

    private func board(
        of tickets: [Ticket], _ centre: String, at now: Instant
    ) async throws(Trouble) -> HallBoard {
        let counters = settings.counters.compactMap { counter in
            catalogue.window(counter.window).map { (id: counter.id, window: $0) }
        }.filter { $0.window.centre == centre }
        return HallBoard(
            tickets, counters: counters, attendances: try await attendances(),
            shifts: try await shifts(centre: centre),
            usual: try await usual(centre: centre, at: now), at: now)
    }

    /// Who sits at which counter.
    public func attendances() async throws(Trouble) -> [HallBoard.Attendance] {
        let offset = settings.offset
        let found = try await blocking { [data] () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try SessionLock.occupants(in: data)
            }
        }
        return found.map { session, occupant in
            // A session's identity holds the moment of its sign-in.
            HallBoard.Attendance(
                counter: occupant.counter, person: occupant.person,
                since: Instant(milliseconds: session.milliseconds, offset: offset))
        }.sorted { ($0.counter, $0.person) < ($1.counter, $1.person) }
    }

    /// What the days before tell of this hour: arrivals of up to 20 days with numbers, and how long services of the latest
    /// of them took. Read once an hour.
    private func usual(centre: String, at now: Instant) async throws(Trouble) -> [String: HallBoard.Usual] {
        let hour = now.clock.prefix(2)
        if let known = boards.usual(centre, now.day, hour) { return known }
        var counts: [String: Int] = [:]
        var services: [String: [Int]] = [:]
        var days = 0
        for back in 1...30 where days < 20 {
            let rows = try await queue(now.day.adding(days: -back), centre: centre)
            guard !rows.isEmpty else { continue }
            days += 1
            for row in rows where row.takenAt.clock.prefix(2) == hour { counts[row.category, default: 0] += 1 }
            guard days == 1 else { continue }
            for row in rows where row.state == Ticket.State.done.rawValue {
                let ticket = try await load(ticket: row.id)
                if ticket.wasServed { services[row.category, default: []].append(ticket.handled(asOf: now)) }
            }
        }
        var usual: [String: HallBoard.Usual] = [:]
        for letter in Set(counts.keys).union(services.keys) {
            let handled = services[letter] ?? []
            usual[letter] = HallBoard.Usual(
                arrivals: Double(counts[letter] ?? 0) / Double(days * 3_600),
                service: handled.isEmpty ? nil : Double(handled.reduce(0, +)) / Double(handled.count))
        }
        boards.keep(usual, centre, now.day, hour)
        return usual
    }
}

/// What boards were made of, so that the next reads only what is new.
final class Boards: Sendable {
    private struct Known {
        var day: Day?
        var tickets: [ULID: Ticket] = [:]
        var usual: [String: [String: HallBoard.Usual]] = [:]
        var hour: Substring = ""
    }

    private let known = Mutex(Known())

    /// The number as it was kept, if it still has this revision.
    func ticket(_ id: ULID, _ revision: Int) -> Ticket? {
        known.withLock { $0.tickets[id].flatMap { $0.revision == revision ? $0 : nil } }
    }

    /// Keeps a number of `day`; those of other days go.
    func keep(_ ticket: Ticket, of day: Day) -> Ticket {
        known.withLock { known in
            if known.day != day { known = Known(day: day) }
            known.tickets[ticket.id] = ticket
        }
        return ticket
    }

    func usual(_ centre: String, _ day: Day, _ hour: Substring) -> [String: HallBoard.Usual]? {
        known.withLock { $0.day == day && $0.hour == hour ? $0.usual[centre] : nil }
    }

    func keep(_ usual: [String: HallBoard.Usual], _ centre: String, _ day: Day, _ hour: Substring) {
        known.withLock { known in
            if known.day != day { known = Known(day: day) }
            if known.hour != hour { known.usual = [:] }
            known.hour = hour
            known.usual[centre] = usual
        }
    }
}
