public import Casework

/// One act over many numbers: the supervisor moves those that wait to another queue.
extension HallService {
    /// A move as far as it came.
    public struct MoveOutcome: Sendable {
        /// With its numbers and its identity: sent again, it goes on where it stopped.
        public let move: QueueMove
        /// What became of its numbers, in their order; shorter than they are where the machine's trouble stopped it.
        public internal(set) var results: [ActResult<Ticket>] = []

        /// It stands, or the rules refuse it, for each of its numbers: another try would change nothing.
        public var isSettled: Bool {
            results.count == move.begun?.numbers.count
                && results.allSatisfy {
                    switch $0 {
                    case .done, .denied: true
                    case .conflict, .failed, .unknown: false
                    }
                }
        }
    }

    /// Moves the numbers that have waited longest, under one identity. A number that was called meanwhile stays where it is
    /// and holds the others up no more.
    public func carryOut(_ move: QueueMove, as actor: Actor) async throws(Trouble) -> MoveOutcome {
        var move = move
        let begun: QueueMove.Begun
        if let known = move.begun {
            begun = known
        } else {
            let waiting = try await queue(now.day, centre: actor.centre).filter {
                $0.isWaiting && $0.category == move.from
            }
            begun = QueueMove.Begun(numbers: waiting.prefix(max(0, move.count)).map(\.id), intent: identity())
        }
        move.begun = begun
        var outcome = MoveOutcome(move: move)
        for number in begun.numbers {
            let act = TransferTicket(to: move.to, reason: move.reason)
            let result: ActResult<Ticket> = await untilSettled { () async throws(Trouble) in
                let ticket = try await load(ticket: number)
                let isDone = ticket.log.contains { $0.intent == begun.intent }
                guard isDone || ticket.state == .waiting && ticket.category == move.from else {
                    return .denied(Denial(.ticketNotWaiting, ["number": ticket.number]))
                }
                return await carryOut([act], on: number, expecting: ticket.revision, as: actor, intent: begun.intent)
            }
            outcome.results.append(result)
            switch result {
            case .done, .denied: continue
            case .conflict, .failed, .unknown: return outcome
            }
        }
        return outcome
    }
}
