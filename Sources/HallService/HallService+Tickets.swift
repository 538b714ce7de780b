import CaseStore
public import Casework
import Logging

/// The queue.
extension HallService {
    /// Takes a number of the queue `category` at the actor's centre.
    public func takeTicket(category: String, as actor: Actor) async -> ActResult<Ticket> {
        do throws(Trouble) {
            let day = now.day
            let series = "ticket-\(actor.centre)-\(category)-\(day)"
            let count = try await troubled { () throws(StoreFault) in try await numbers.next(series) }
            let id = identity()
            let taking = TakeTicket(number: category + padded(count, 3), category: category)
            return await carryOut([taking], on: id, expecting: 0, as: actor, intent: id)
        } catch {
            return .failed(error)
        }
    }

    /// Calls the number that has waited longest to the session's counter; nil when nobody waits.
    ///
    /// - Parameters:
    ///   - finished: number at the counter that ends with this call; it does not end where the counter may not call.
    ///   - asked: queues to call from; by default those of the counter's shift.
    public func callNext(
        _ session: Session, finishing finished: ULID? = nil, from asked: Set<String>? = nil
    ) async -> ActResult<Ticket>? {
        let categories: Set<String>
        do throws(Trouble) {
            if let asked {
                categories = asked
            } else {
                let shift = try await shift(of: session.actor.counter ?? "")
                if let pause = shift.pause { return .denied(Denial(.counterPaused, ["reason": pause.reason])) }
                categories = window(of: session.actor).map { shift.queues(own: $0.category) } ?? []
            }
        } catch {
            return .failed(error)
        }
        if let finished {
            let ended = await perform(FinishTicket(), on: finished, as: session.actor)
            guard case .done = ended else { return ended }
        }
        await releaseDead()
        while true {
            let waiting: [TicketSummary]
            do throws(Trouble) {
                let queue = try await queue(now.day, centre: session.actor.centre)
                if let served = queue.first(where: { $0.isServed(at: session.actor.counter) }) {
                    return .denied(Denial(.alreadyServing, ["number": served.number]))
                }
                waiting = queue.filter { $0.isWaiting && categories.contains($0.category) }
            } catch {
                return .failed(error)
            }
            guard !waiting.isEmpty else { return nil }
            for ticket in waiting.inOrder {
                let result = await call(ticket, isOutOfTurn: false, reason: "", session)
                // Another window was quicker: the next one, and when all are gone a new look at the queue.
                guard let result else { continue }
                return result
            }
        }
    }

    /// Calls a certain number to the session's counter; before others that have waited longer only with a `reason`.
    public func call(_ id: ULID, to session: Session, reason: String = "") async -> ActResult<Ticket> {
        await releaseDead()
        do throws(Trouble) {
            let queue = try await queue(now.day, centre: session.actor.centre)
            if let served = queue.first(where: { $0.isServed(at: session.actor.counter) }) {
                return .denied(Denial(.alreadyServing, ["number": served.number]))
            }
            guard let ticket = queue.first(where: { $0.id == id }) else {
                return .failed(Trouble(.missing, "tickets/\(id)"))
            }
            let before = queue.filter { $0.isWaiting && $0.category == ticket.category }.inOrder.first
            let isOutOfTurn = ticket.isWaiting && before?.id != id
            let calling = CallTicket(session: session.id, isOutOfTurn: isOutOfTurn, reason: reason)
            return await carryOut(
                [calling], on: id, expecting: ticket.revision, as: session.actor, intent: identity())
        } catch {
            return .failed(error)
        }
    }

    /// Carries out `intent` on a number: recall, miss, requeue, park, finish, transfer.
    ///
    /// - Parameter revision: revision that the actor saw; the number's present one when nil.
    public func perform(
        _ intent: any Intent<Ticket>, on id: ULID, expecting revision: Int? = nil, as actor: Actor
    ) async -> ActResult<Ticket> {
        do throws(Trouble) {
            let seen: Int
            if let revision { seen = revision } else { seen = try await load(ticket: id).revision }
            return await carryOut([intent], on: id, expecting: seen, as: actor, intent: identity())
        } catch {
            return .failed(error)
        }
    }

    /// The number `id` with its whole story.
    public func load(ticket id: ULID) async throws(Trouble) -> Ticket {
        let ticket: Ticket = try await read(id)
        guard ticket.revision > 0 else { throw Trouble(.missing, "tickets/\(id)") }
        return ticket
    }

    /// The number as it is printed and called, `A017`, of today; nil where nobody drew it.
    public func ticket(number: String, centre: String) async throws(Trouble) -> TicketSummary? {
        let day = now.day
        return try await troubled { () throws(StoreFault) in
            try await index.ticket(number: number, day: day, centre: centre)
        }
    }

    /// Numbers taken on `day`, of one centre or of all, longest waiting first.
    public func queue(_ day: Day, centre: String? = nil) async throws(Trouble) -> [TicketSummary] {
        var tickets: [TicketSummary] = []
        for id in centre.map({ [$0] }) ?? settings.centres.map(\.id) {
            tickets += try await troubled { () throws(StoreFault) in try await index.queue(day: day, centre: id) }
        }
        return tickets.inOrder
    }

    /// Frees the numbers of consoles that are gone, or at which nobody has typed for long. Runs before each call; what
    /// fails is tried again then.
    public func releaseDead() async {
        guard let queue = try? await queue(now.day) else { return }
        for ticket in queue {
            guard ticket.state == Ticket.State.called.rawValue, let session = ticket.session, await isOver(session)
            else { continue }
            let system = Actor(person: "system", name: "", capacity: Capacity(.system), centre: ticket.centre)
            let _: ActResult<Ticket> = await carryOut(
                [ReleaseTicket(session: session)], on: ticket.id, expecting: ticket.revision, as: system,
                intent: identity())
            diary.notice(
                "a number came free of a dead console",
                metadata: ["number": "\(ticket.number)", "session": "\(session)"])
        }
    }

    /// One try at a number; nil when another window has it now.
    private func call(
        _ ticket: TicketSummary, isOutOfTurn: Bool, reason: String, _ session: Session
    ) async -> ActResult<Ticket>? {
        let calling = CallTicket(session: session.id, isOutOfTurn: isOutOfTurn, reason: reason)
        let result: ActResult<Ticket> = await carryOut(
            [calling], on: ticket.id, expecting: ticket.revision, as: session.actor, intent: identity())
        if case .conflict = result { return nil }
        return result
    }
}

extension TicketSummary {
    var isWaiting: Bool { state == Ticket.State.waiting.rawValue }

    func isServed(at counter: String?) -> Bool {
        state == Ticket.State.called.rawValue && self.counter == counter && counter != nil
    }
}

extension [TicketSummary] {
    /// Longest waiting first. Numbers of a queue are drawn one after the other whatever the clock says, so nobody who drew
    /// a later one has waited longer: a clock that was set back must not let anybody past.
    var inOrder: [TicketSummary] {
        var latest: [String: Instant] = [:]
        let rows = sorted { $0.draw < $1.draw }.map { row in
            let drawn = Swift.max(latest[row.draw.series] ?? row.takenAt, row.takenAt)
            latest[row.draw.series] = drawn
            return (since: row.waitingSince == row.takenAt ? drawn : row.waitingSince, row: row)
        }
        return rows.sorted { a, b in
            a.since == b.since ? a.row.draw < b.row.draw : a.since < b.since
        }.map(\.row)
    }
}

extension TicketSummary {
    /// Place in the order of drawing: the queue it was drawn from, and its count there.
    fileprivate var draw: Draw {
        let letters = number.prefix { !$0.isNumber }
        return Draw(series: "\(centre) \(letters)", count: Int(number.dropFirst(letters.count)) ?? 0, id: id)
    }

    fileprivate struct Draw: Comparable {
        let series: String
        let count: Int
        let id: ULID

        static func < (a: Draw, b: Draw) -> Bool { (a.series, a.count, a.id) < (b.series, b.count, b.id) }
    }
}
