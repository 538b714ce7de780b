/// Who applies was recorded or mended.
public struct ApplicantRecorded: OperationPayload {
    public static let kind = "applicantRecorded"
    public static let isUndoable = true
    public var applicant: Party

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.applicant = applicant
    }
}

/// Records the applicant; a number with a wrong check digit is taken only with a reason.
public struct RecordApplicant: Intent {
    public static let roles = Set<Role>.desk
    public var applicant: Party

    /// Records `applicant`.
    public init(_ applicant: Party) {
        self.applicant = applicant
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        try checked(applicant.name, "name", limit: 100)
        try check(applicant.document, phone: applicant.phone)
        return [Proposal(ApplicantRecorded(applicant: applicant))]
    }
}

/// Who files for the applicant was recorded, mended, or (nil) taken off.
public struct AgentRecorded: OperationPayload {
    public static let kind = "agentRecorded"
    public static let isUndoable = true
    public var agent: Agent?

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.agent = agent
    }
}

/// Records an agent with a mandate (委托书) that still runs.
public struct RecordAgent: Intent {
    public static let roles = Set<Role>.desk
    public var agent: Agent?

    /// Records `agent`; nil takes the agent off.
    public init(_ agent: Agent?) {
        self.agent = agent
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        if let agent {
            if let item = subject.items.first(where: { $0.definition.inPerson && !$0.recordedStage.isClosed }) {
                throw Denial(.mustAppearInPerson, ["item": item.definition.name])
            }
            try checked(agent.name, "agentName", limit: 100)
            try checked(agent.powers, "powers", limit: 400)
            try check(agent.document, phone: agent.phone)
            if let until = agent.until, until < context.today { throw Denial(.mandateEnded, ["date": "\(until)"]) }
        }
        return [Proposal(AgentRecorded(agent: agent))]
    }
}

private func check(_ document: IdentityDocument, phone: String) throws(Denial) {
    try checked(document.number, "identity", limit: 40)
    if let flaw = document.flaw {
        guard let reason = document.override, reason.contains(where: { !$0.isWhitespace }) else {
            throw Denial(.numberFlawed, ["flaw": flaw.rawValue, "document": document.kind.rawValue])
        }
        try checked(reason, "reason")
    }
    guard phone.unicodeScalars.count <= 40 else { throw Denial(.tooLong, ["field": "phone", "limit": "40"]) }
}
