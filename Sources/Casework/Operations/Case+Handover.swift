extension Case {
    /// The handover `id`, which nobody has closed yet.
    func mustBeOpen(_ id: Int) throws(Denial) -> Handover {
        guard let slip = handovers.first(where: { $0.id == id }) else {
            throw Denial(.noSuchHandover, ["handover": "\(id)"])
        }
        guard slip.state == .open else { throw Denial(.handoverClosed, ["person": slip.closedBy ?? ""]) }
        return slip
    }

    /// The open handover `id`, as somebody of its receiving side other than the giver may close it.
    func openHandover(_ id: Int, _ context: Context) throws(Denial) -> Handover {
        try mustBeOpen()
        let slip = try mustBeOpen(id)
        guard Owner(of: context.actor.capacity) == slip.to else {
            // The desk signs for nothing that it gave.
            throw slip.from == .desk && context.actor.capacity.role.isDesk
                ? Denial(.roleMayNot, ["role": context.actor.capacity.role.rawValue])
                : Denial(.otherDepartment, ["department": slip.department])
        }
        guard slip.givenBy != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        return slip
    }

    /// Ends a handover; a log that names none, or one that was ended, was not written by this engine.
    mutating func close(
        _ id: Int, _ state: Handover.State, _ reason: String?, _ operation: Operation
    ) throws(FoldFault) {
        guard let index = handovers.firstIndex(where: { $0.id == id && $0.state == .open }) else {
            throw .unknownReference(sequence: operation.sequence, what: "open handover \(id)")
        }
        handovers[index].state = state
        handovers[index].closedBy = operation.actor.person
        handovers[index].closedAt = operation.recordedAt
        handovers[index].reason = reason
    }
}
