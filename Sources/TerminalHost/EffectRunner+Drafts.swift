internal import Casework
internal import ConsoleUI
internal import HallService
internal import Synchronization

/// What a console takes up again, and which case its desk has.
extension EffectRunner {
    /// The newest draft of the person, with its number called again and its case as it stands now.
    func findDraft(_ session: Session) async -> Event {
        do throws(Trouble) {
            let search = try await service.takeDraft(Draft.self, by: session)
            guard let found = search.found else { return .draftFound(nil, setAside: search.setAside) }
            let draft = found.content
            var ticket: ActResult<Ticket>?
            if let id = draft.ticket { ticket = await service.resume(ticket: id, to: session) }
            var subject: Result<Case, Trouble>?
            if let id = draft.caseID {
                subject = await taken(id, session.actor)
            } else if let number = draft.ticket, let opened = try await service.cases(ofTicket: number).first {
                subject = await taken(opened.id, session.actor)
            }
            let slips = try await service.slips(
                centre: session.actor.capacity.department == nil ? session.actor.centre : nil,
                department: session.actor.capacity.department)
            return .draftFound(
                Resumption(
                    draft: draft, at: found.at, counter: found.counter, ticket: ticket, subject: subject,
                    slips: slips.map(SlipRow.init)),
                setAside: search.setAside)
        } catch {
            return .trouble(error)
        }
    }

    /// Takes the case from the desk that has it, for this one.
    func takeOver(_ id: ULID, _ session: Session) async -> Event {
        let other = await service.hold(id, by: session, takingOver: true)
        if let other { return .tookOver(.failure(Trouble(.noPermission, "\(other.person)"))) }
        return .tookOver(await taken(id, session.actor))
    }

    /// Has the desk hold the case that lies open, and no other one; gives the other desk that has it.
    func follow(_ open: ULID?, _ session: Session) async -> Holder? {
        let before = held.withLock { held in
            defer { held = open }
            return held
        }
        if let before, before != open { await service.release(before, by: session) }
        let role = session.actor.capacity.role
        guard let open, role == .frontDesk || role == .supervisor else { return nil }
        return await service.hold(open, by: session)
    }
}
