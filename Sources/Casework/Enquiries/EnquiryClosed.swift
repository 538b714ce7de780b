/// The person was told the answer.
public struct EnquiryClosed: OperationPayload {
    public static let kind = "enquiryClosed"
    public var told: Enquiry.Telling
    /// nil where that was not asked.
    public var isSatisfied: Bool?

    public func apply(to subject: inout Enquiry, _ operation: Operation, _ definitions: Definitions) {
        subject.closing = Enquiry.Closing(told: told, isSatisfied: isSatisfied, on: operation.effectiveOn)
    }
}

/// Closes it when the person was told: its owner, who registered it, or the supervisor. Only where nobody knows who asked
/// need nobody be told.
public struct CloseEnquiry: Intent {
    public static let roles = Set<Role>.people
    public var told: Enquiry.Telling
    public var isSatisfied: Bool?

    /// Told in this way, and what the person said of the answer.
    public init(told: Enquiry.Telling, isSatisfied: Bool? = nil) {
        self.told = told
        self.isSatisfied = isSatisfied
    }

    public func propose(_ subject: Enquiry, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustNotBeAbout(context)
        try subject.mustBe(.answered)
        let actor = context.actor
        guard
            actor.capacity.role == .supervisor || actor.person == subject.registeredBy || subject.isOwned(by: actor)
        else { throw Denial(.notTheOwner, ["number": subject.number]) }
        switch told {
        case .phone, .message: guard !subject.asker.phone.isEmpty else { throw Denial(.noPhone) }
        case .nobody:
            guard subject.asker.isAnonymous, subject.order == nil else {
                throw Denial(.askerKnown, ["number": subject.number])
            }
            guard isSatisfied == nil else { throw Denial(.nobodyTold) }
        case .counter, .letter, .hotline: break
        }
        return [Proposal(EnquiryClosed(told: told, isSatisfied: isSatisfied))]
    }
}
