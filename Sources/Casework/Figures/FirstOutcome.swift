/// What the desk first said of an application: it decides whether one visit was enough.
public struct FirstOutcome: Sendable, Equatable {
    /// What was said.
    public enum Kind: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
        case accepted, promised, corrected, refused, notNeeded
    }

    public var kind: Kind
    /// Lawful date.
    public var on: Day
    /// Staff number of who said it.
    public var person: String
}

extension FirstOutcome.Kind {
    /// The outcome that an act is; nil for other acts.
    init?(_ payload: any OperationPayload) {
        switch payload {
        case is Accepted: self = .accepted
        case is AcceptedOnPromise: self = .promised
        case is CorrectionNoticeIssued: self = .corrected
        case is Refused: self = .refused
        case is NotNeededTold: self = .notNeeded
        default: return nil
        }
    }
}

extension Case {
    /// What the desk first said of the application `key`, of what stands; nil while it has said nothing.
    public func firstOutcome(of key: Int) -> FirstOutcome? {
        for operation in standing where operation.items.contains(key) {
            guard let kind = FirstOutcome.Kind(operation.payload) else { continue }
            return FirstOutcome(kind: kind, on: operation.effectiveOn, person: operation.actor.person)
        }
        return nil
    }
}
