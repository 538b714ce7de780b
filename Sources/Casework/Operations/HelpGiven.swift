/// The applicant of a case was helped (导办、帮办代办).
public struct HelpGiven: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "helpGiven"
    public var help: Help

    // What was applied for is the same; the log alone keeps it.
    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {}
}

/// Writes down that the applicant was helped.
public struct GiveHelp: Intent, SideBySide, NamesStaff {
    public static let roles = HelpTicket.roles
    public var kind: Help.Kind
    /// nil for the actor.
    public var helper: String?
    public var note: String

    public var named: String? { helper }

    /// Help of this kind, by the actor where no other `helper` is named.
    public init(_ kind: Help.Kind, by helper: String? = nil, note: String = "") {
        self.kind = kind
        self.helper = helper
        self.note = note
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let help = Help(kind, by: helper ?? context.actor.person, note: note)
        try help.check()
        return [Proposal(HelpGiven(help: help))]
    }
}

extension Case {
    /// The help that its applicant got, with its lawful day, in order.
    public var helps: [(help: Help, on: Day)] {
        standing.compactMap { operation in
            (operation.payload as? HelpGiven).map { (help: $0.help, on: operation.effectiveOn) }
        }
    }
}
