/// The person came back unsatisfied: it is to be answered anew, within a limit that runs anew.
public struct EnquiryReopened: OperationPayload {
    public static let kind = "enquiryReopened"
    /// 1 to 200 characters.
    public var reason: String

    public func apply(to subject: inout Enquiry, _ operation: Operation, _ definitions: Definitions) {
        subject.answer = nil
        subject.closing = nil
        subject.start = operation.effectiveOn
    }
}

/// Opens it again; what was answered stays in the log.
public struct ReopenEnquiry: Intent {
    public static let roles: Set<Role> = [.supervisor]
    public var reason: String

    /// For this reason.
    public init(reason: String) {
        self.reason = reason
    }

    public func propose(_ subject: Enquiry, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustNotBeAbout(context)
        guard subject.state != .open else { throw Denial(.enquiryOpen, ["number": subject.number]) }
        try checked(reason, "reason")
        return [Proposal(EnquiryReopened(reason: reason))]
    }
}
