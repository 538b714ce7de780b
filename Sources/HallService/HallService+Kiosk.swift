import CaseStore
public import Casework
import Catalogue

/// What whoever comes in may do at a kiosk: take a number, ask after a case, rate a service.
extension HallService {
    /// How an item of a case stands, in what may be told to whoever has its number and the end of an identity number.
    public struct PublicState: Sendable, Equatable {
        public let item: String
        public let stage: ItemApplication.Stage
        /// Last day for the decision that was promised, or for what the applicant has to bring.
        public let until: Day?
        /// The result lies at the issue window.
        public let isReady: Bool
    }

    /// The items of the case `number`, where `tail` ends the identity number of its applicant or agent; nil for anything
    /// else, without a word about what was wrong.
    public func publicState(number: String, tail: String) async throws(Trouble) -> [PublicState]? {
        let tail = tail.uppercased()
        guard tail.count == 4, let summary = try await summary(number: CaseCode(number)?.number ?? number) else {
            return nil
        }
        let subject = try await load(summary.id)
        let known = [subject.applicant?.document.number, subject.agent?.document.number].compactMap(\.self)
        guard subject.voidReason == nil, known.contains(where: { $0.uppercased().hasSuffix(tail) }) else { return nil }
        let (today, rules) = (now.day, rules)
        return subject.items.map { item in
            let stage = item.stage(asOf: today, rules)
            let term = stage == .correcting ? item.notice?.until : stage == .promised ? item.promise?.until : nil
            let due = item.review.decision == nil ? item.deadlines(asOf: today, rules).promised?.due : nil
            let result = item.review.result
            let isReady =
                result?.isValid == true && item.review.deliveredOn == nil && item.review.openPosting == nil
                && result.map { subject.free($0.material, of: .issueWindow).total > 0 } == true
            return PublicState(item: item.definition.name, stage: stage, until: term ?? due, isReady: isReady)
        }
    }

    /// The number `number` of today, if its service is done and can be rated; else why not.
    public func ratable(_ number: String, centre: String) async throws(Trouble) -> Result<Ticket, Denial> {
        guard let summary = try await ticket(number: number.uppercased(), centre: centre) else {
            return .failure(Denial(.notServed, ["number": number]))
        }
        let ticket = try await load(ticket: summary.id)
        // Whether it may be rated at all is the same for every grade.
        let denial = denial(of: RateTicket(Rating(.satisfied)), ticket, context(for: kiosk(centre), intent: identity()))
        return denial.map { .failure($0) } ?? .success(ticket)
    }

    /// What goes on at a counter of `centre`. Only numbers that changed since it was last asked are read.
    public func counterService(_ counter: String, centre: String) async throws(Trouble) -> CounterService {
        let context = context(for: kiosk(centre), intent: identity())
        return CounterService(try await todaysTickets(centre: centre, at: now), at: counter) { ticket in
            denial(of: RateTicket(Rating(.satisfied)), ticket, context) == nil
        }
    }

    /// Writes down what an applicant said of a service.
    public func rate(_ id: ULID, _ rating: Rating, centre: String) async -> ActResult<Ticket> {
        await perform(RateTicket(rating), on: id, as: kiosk(centre))
    }

    /// Takes a number at a kiosk.
    public func takeTicketAtKiosk(category: String, centre: String) async -> ActResult<Ticket> {
        await takeTicket(category: category, as: kiosk(centre))
    }

    /// Nobody: the machine itself.
    private func kiosk(_ centre: String) -> Actor {
        Actor(person: "system", name: "", capacity: Capacity(.system), centre: centre)
    }
}
