import Casework

/// The case that the number being served is about.
extension Desk {
    /// The case that the number has led to or, where it has led to none, the one that its holder brought papers for or
    /// took papers back from; open or not, nil while none is known.
    var ownCase: Case? {
        guard let served, served.ticket == ticket?.id else { return nil }
        return served.subject
    }

    /// Enter brings the number's own case back rather than registering one.
    var opensOwnCase: Bool { ownCase.map { $0.voidReason == nil } ?? false }

    /// A number is served, and a case lies open that is not its own.
    var isElsewhere: Bool {
        guard let ticket, let subject else { return false }
        return subject.ticket != ticket.id && subject.id != ownCase?.id
    }
}

extension Model {
    /// Keeps `subject` as the case of the number being served, where it is that or newer than what is known of it.
    ///
    /// - Parameter operations: what was just done to it here.
    mutating func note(_ subject: Case, after operations: [Operation] = []) {
        guard let ticket = desk.ticket else { return }
        if let own = desk.ownCase, own.id == subject.id {
            if own.revision <= subject.revision { desk.served = (ticket.id, subject) }
            return
        }
        let isBroughtIn = desk.ownCase == nil && operations.contains { $0.payload.needsTheApplicant }
        if subject.ticket == ticket.id || isBroughtIn { desk.served = (ticket.id, subject) }
    }

    /// Puts the open case away. Where it was not the served number's own, that one comes back.
    mutating func putAway() -> [Effect] {
        if desk.isElsewhere, let own = desk.ownCase { return begin(.load(own.id)) }
        closeCase()
        tell(.info, desk.opensOwnCase ? "message.ownCaseClosed" : "message.caseClosed")
        return [askRefresh()]
    }

    /// Enter with no case open: the number's own case comes back; a number without one is registered.
    mutating func openOwnCase() -> [Effect] {
        guard deskOnly == nil, desk.ticket != nil else { return [] }
        guard desk.opensOwnCase, let own = desk.ownCase else { return start(named: "register") }
        return begin(.load(own.id))
    }
}

extension OperationPayload {
    /// Can't be done unless the applicant stands at the counter.
    fileprivate var needsTheApplicant: Bool {
        self is SupplementReceived || self is Withdrawn || self is PapersGivenBack
    }
}
