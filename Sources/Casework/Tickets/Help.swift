/// Help given before and beside the window (导办、帮办代办): by whom, of which kind.
public struct Help: Codable, Hashable, Sendable {
    /// How far it went.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// 导办: told where to go and what to bring.
        case guided
        /// 帮办: helped to fill in.
        case assisted
        /// 代办: did it on the applicant's behalf.
        case actedFor
    }

    public var kind: Kind
    /// Staff number of who helped, who need not be the one who writes it down.
    public var helper: String
    public var note: String?

    /// Help of this kind; an empty note is none.
    public init(_ kind: Kind, by helper: String, note: String = "") {
        self.kind = kind
        self.helper = helper
        self.note = note.isEmpty ? nil : note
    }

    /// Refuses help by nobody, and a note that says too much.
    func check() throws(Denial) {
        try checked(helper, "helper", limit: 20)
        if let note { try checked(note, "note") }
    }
}

/// Who holds a number was helped.
public struct TicketHelped: OperationPayload {
    public static let kind = "ticketHelped"
    public var help: Help

    // Where the number stands is the same; the log alone keeps it.
    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {}
}

/// Writes down that who holds a number was helped; before the window, beside it or, where nobody had a hand free, after it.
public struct HelpTicket: Intent, NamesStaff {
    public static let roles: Set<Role> = [.frontDesk, .supervisor, .issueClerk]
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

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision > 0 else { throw Denial(.notOpen) }
        let help = Help(kind, by: helper ?? context.actor.person, note: note)
        try help.check()
        return [Proposal(TicketHelped(help: help))]
    }
}

extension Ticket {
    /// The help that its holder got, in order.
    public var helps: [Help] { log.compactMap { ($0.payload as? TicketHelped)?.help } }
}
