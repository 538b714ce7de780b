import CaseStore
public import Casework
import Catalogue

/// Complaints and questions (投诉、咨询).
extension HallService {
    /// Registers one under the next number of its day, with the case and the owner that are named; all or nothing.
    ///
    /// - Parameters:
    ///   - caseNumber: number of the case that it is about, as typed or scanned; empty for none. An unknown one is refused, and so is
    ///     an unknown staff number of the one complained of.
    ///   - owner: `Department.id` or staff number of who is to answer; empty where somebody decides that later.
    public func register(
        _ act: RegisterEnquiry, caseNumber: String = "", owner: String = "", as actor: Actor
    ) async -> ActResult<Enquiry> {
        var act = act
        // A slip of the pen here would let the one complained of judge it.
        guard act.about.isEmpty || settings.member(act.about) != nil else {
            return .denied(Denial(.noSuchPerson, ["person": act.about]))
        }
        do throws(Trouble) {
            if !caseNumber.isEmpty {
                let number = CaseCode(caseNumber)?.number ?? caseNumber
                guard let summary = try await summary(number: number) else {
                    return .denied(Denial(.noSuchCase, ["number": number]))
                }
                act.link = Enquiry.Link(id: summary.id, number: summary.number)
            }
            let id = identity()
            var acts: [any Intent<Enquiry>] = [act]
            if !owner.isEmpty { acts.append(AssignEnquiry(to: owner)) }
            if let denial = denial(of: acts, as: actor, intent: id) { return .denied(denial) }
            let day = now.day
            let series = "enquiry-\(act.sort.letter)-\(day)"
            let count = try await troubled { () throws(StoreFault) in try await numbers.next(series) }
            act.number = "\(act.sort.letter)\("\(day)".filter(\.isNumber))-\(padded(count, 3))"
            acts[0] = act
            return await carryOut(acts, on: id, expecting: 0, as: actor, intent: id)
        } catch {
            return .failed(error)
        }
    }

    /// Carries out an act on one.
    ///
    /// - Parameter revision: revision that the actor saw; the present one when nil.
    public func perform(
        _ act: any Intent<Enquiry>, onEnquiry id: ULID, expecting revision: Int? = nil, as actor: Actor
    ) async -> ActResult<Enquiry> {
        if let act = act as? AssignEnquiry, !isOwner(act.owner) {
            return .denied(Denial(.noSuchOwner, ["owner": act.owner]))
        }
        do throws(Trouble) {
            let seen: Int
            if let revision { seen = revision } else { seen = try await load(enquiry: id).revision }
            return await carryOut([act], on: id, expecting: seen, as: actor, intent: identity())
        } catch {
            return .failed(error)
        }
    }

    /// The enquiry with its whole story. Throws `.missing` where there is none.
    public func load(enquiry id: ULID) async throws(Trouble) -> Enquiry {
        let enquiry: Enquiry = try await read(id)
        guard enquiry.revision > 0 else { throw Trouble(.missing, "enquiries/\(id)") }
        return enquiry
    }

    /// The one with this number; nil where there is none.
    public func enquiry(number: String) async throws(Trouble) -> EnquirySummary? {
        try await asked { (index) throws(StoreFault) in try await index.enquiry(number: number) }
    }

    /// Those that are not closed and that `actor` has to do with, the most urgent first: a supervisor all of the centre,
    /// others what they or their department own, but for what is about themselves.
    public func enquiries(of actor: Actor, limit: Int = 500) async throws(Trouble) -> [EnquirySummary] {
        if actor.capacity.role == .supervisor { return try await openEnquiries(centre: actor.centre, limit: limit) }
        let owners = [actor.person] + [actor.capacity.department].compactMap(\.self)
        return try await openEnquiries(owners: owners, limit: limit).filter { $0.about != actor.person }
    }

    /// All of a centre that are not closed, the most urgent first.
    public func openEnquiries(centre: String, limit: Int = 500) async throws(Trouble) -> [EnquirySummary] {
        try await asked { (index) throws(StoreFault) in try await index.openEnquiries(centre: centre, limit: limit) }
    }

    /// All that one of `owners` has, departments' ids or staff numbers, and that are not closed; the most urgent first.
    public func openEnquiries(owners: [String], limit: Int = 500) async throws(Trouble) -> [EnquirySummary] {
        try await asked { (index) throws(StoreFault) in try await index.openEnquiries(owners: owners, limit: limit) }
    }

    /// All that are about a case, the open ones first.
    public func enquiries(ofCase id: ULID, limit: Int = 100) async throws(Trouble) -> [EnquirySummary] {
        try await asked { (index) throws(StoreFault) in try await index.enquiries(ofCase: id, limit: limit) }
    }

    /// All that were registered in `span`, the open ones first.
    public func enquiries(registeredIn span: ClosedRange<Day>) async throws(Trouble) -> [EnquirySummary] {
        try await asked { (index) throws(StoreFault) in try await index.enquiries(registeredIn: span) }
    }

    /// Whether `id` is a department or somebody who still works here.
    private func isOwner(_ id: String) -> Bool {
        catalogue.department(id) != nil || settings.member(id)?.active == true
    }

    /// What would be refused after the number is drawn is refused before.
    private func denial(of acts: [any Intent<Enquiry>], as actor: Actor, intent: ULID) -> Denial? {
        if let owner = acts.lazy.compactMap({ $0 as? AssignEnquiry }).first?.owner, !isOwner(owner) {
            return Denial(.noSuchOwner, ["owner": owner])
        }
        let context = context(for: actor, intent: intent)
        let deciding = Deciding(intents: acts, context: context, definitions: shelf.definitions)
        do {
            _ = try deciding.operations(on: Enquiry(id: intent))
        } catch .denied(let denial) {
            return denial
        } catch {}
        return nil
    }
}
