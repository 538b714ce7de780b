import Casework

/// The panes as they were read anew.
extension Model {
    /// New contents of the panes; neither focus nor selection moves.
    mutating func takeIn(_ fresh: Refreshed) {
        // Among those who wait the hall's order stands.
        let queue = fresh.queue.enumerated().map { place, row in
            (row: row, rank: rank(row), order: rank(row) == 1 ? Int64(place) : row.since.milliseconds)
        }
        desk.queue = queue.sorted { ($0.rank, $0.order) < ($1.rank, $1.order) }.map(\.row)
        desk.slips = fresh.slips.sorted { rank($0) < rank($1) }
        desk.inbox = fresh.inbox
        indexed = fresh.indexed
        desk.earlier = fresh.earlier
        if fresh.open == desk.subject?.id {
            offer(fresh.known)
            desk.enquiries = fresh.enquiries
        }
        if !isBusy { desk.ticket = fresh.ticket }
        if let subject = fresh.ofTicket { note(subject) }
        forgetEndedForms()
        if let subject = fresh.subject, !isBusy, subject.id == desk.subject?.id,
            subject.revision > desk.subject?.revision ?? 0
        {
            show(subject)
            if let last = subject.log.last, last.actor.person != session?.actor.person { tellOfOthers(last, subject) }
        }
        if fresh.open == desk.subject?.id { takeIn(fresh.holder) }
        doubtClock(fresh.notYet)
    }

    /// Somebody else did something on the open case; a supervisor's answer is said in so many words.
    private mutating func tellOfOthers(_ last: Operation, _ subject: Case) {
        guard let answer = last.payload as? ExceptionJudged,
            let asked = subject.exceptions.first(where: { $0.id == answer.exception }),
            asked.kind == .newDefectAsked
        else { return tell(.warning, "message.changedElsewhere", author(of: [last]) ?? [:]) }
        tell(
            answer.isAllowed ? .done : .warning, answer.isAllowed ? "message.allowed" : "message.objected",
            [
                "person": station.name(of: last.actor.person),
                "line": asked.line.map { subject.name(of: $0.material) } ?? "",
                "note": answer.note ?? "",
            ])
    }

    /// Mine first, then who waits longest, then who was set aside or missed, then the other counters.
    private func rank(_ row: TicketSummary) -> Int {
        switch Ticket.State(rawValue: row.state) {
        case .called: row.counter == session?.actor.counter ? 0 : 4
        case .waiting: 1
        case .parked: 2
        default: 3
        }
    }

    /// The open case's own papers, then what nobody has signed for, the latest first; then what is done.
    private func rank(_ row: SlipRow) -> (Int, Int64) {
        let latest = -row.slip.givenAt.milliseconds
        return row.id.caseID == desk.subject?.id ? (0, latest) : row.isOpen ? (1, latest) : (2, latest)
    }
}
