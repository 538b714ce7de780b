/// Somebody has to answer it.
public struct EnquiryAssigned: OperationPayload {
    public static let kind = "enquiryAssigned"
    /// `Department.id` or staff number.
    public var owner: String
    /// Why it went to another; nil for the first.
    public var reason: String?

    public func apply(to subject: inout Enquiry, _ operation: Operation, _ definitions: Definitions) {
        subject.owner = owner
    }
}

/// Gives it to a department or a person; to another one only with a reason.
public struct AssignEnquiry: Intent {
    public static let roles = Set<Role>.desk
    public var owner: String
    public var reason: String

    /// To `owner`, a `Department.id` or a staff number; whether there is such a one the hall knows.
    public init(to owner: String, reason: String = "") {
        self.owner = owner
        self.reason = reason
    }

    public func propose(_ subject: Enquiry, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustNotBeAbout(context)
        try subject.mustBe(.open)
        try checked(owner, "owner", limit: 40)
        guard owner != subject.about else { throw Denial(.complainedOf, ["number": subject.number]) }
        guard owner != subject.owner else { throw Denial(.alreadyOwner, ["number": subject.number]) }
        if subject.owner != nil { try checked(reason, "reason") }
        return [Proposal(EnquiryAssigned(owner: owner, reason: reason.isEmpty ? nil : reason))]
    }
}
