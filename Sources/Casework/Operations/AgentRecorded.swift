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
