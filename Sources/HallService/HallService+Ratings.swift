import CaseStore
public import Casework

/// What applicants said of services, and what is done about the bad ones.
extension HallService {
    /// Ratings of the numbers of `span`, oldest first.
    public func ratings(_ span: ClosedRange<Day>) async throws(Trouble) -> [Ticket] {
        var rated: [Ticket] = []
        var day = span.lowerBound
        while day <= span.upperBound {
            for summary in try await queue(day) where summary.rated != nil {
                rated.append(try await load(ticket: summary.id))
            }
            day = day.adding(days: 1)
        }
        return rated
    }

    /// Bad ratings that `actor` sees to, from the index alone: the supervisor those of the centre, others those that they
    /// were named for. Open ones first, those without an owner before all, then by their day; then those that were closed
    /// in the last 30 days, the latest first.
    public func badRatings(for actor: Actor) async throws(Trouble) -> [TicketSummary] {
        let since = now.day.adding(days: -30)
        let found = try await asked { (index) throws(StoreFault) in try await index.badRatings(closedSince: since) }
        let isSupervisor = actor.capacity.role == .supervisor
        return found.filter { isSupervisor ? $0.centre == actor.centre : $0.rated?.owner == actor.person }
            .sorted { $0.urgency < $1.urgency }
    }
}

extension TicketSummary {
    /// Its place among bad ratings, the least first.
    fileprivate var urgency: (isClosed: Int, day: Int, number: String) {
        guard let rated, !rated.isOpen else { return (0, rated?.due?.number ?? 0, number) }
        return (1, -(rated.closedOn?.number ?? 0), number)
    }
}
