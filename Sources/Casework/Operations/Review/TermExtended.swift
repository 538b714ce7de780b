/// The applicant's term for promised papers or corrections was made longer, for a stated cause.
public struct TermExtended: OperationPayload {
    public static let kind = "termExtended"
    /// Last day of the term from now on.
    public var until: Day
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            if item.acceptedOn != nil { item.promise?.until = until } else { item.notice?.until = until }
        }
        subject.exceptions.append(Exception(.termExtended, operation, reason: reason))
    }
}

/// Lengthens the term that runs, or ran out; it ends before the statutory limit does (`model.md` 17).
public struct ExtendTerm: Intent {
    public static let roles = Set<Role>.desk.union(Set<Role>.department)
    public var key: Int
    public var until: Day
    public var reason: String

    /// The item `key` has time until `until`.
    public init(_ key: Int, until: Day, reason: String) {
        self.key = key
        self.until = until
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        if let department = context.actor.capacity.department, department != item.definition.deciding {
            throw Denial(.otherDepartment, ["department": item.definition.deciding])
        }
        let term: Day
        switch item.recordedStage {
        case .promised: term = item.promise?.until ?? context.today
        case .correcting: term = item.notice?.until ?? context.today
        default: throw Denial(.noTermRuns, ["item": item.definition.name])
        }
        guard until > term else { throw Denial(.termNotLonger, ["date": "\(term)"]) }
        guard until >= context.today else { throw Denial(.dateInPast, ["date": "\(until)"]) }
        if let last = item.bindingDeadline(asOf: context.today, context.rules)?.due, until >= last {
            throw Denial(.termTooLong, ["date": "\(last)"])
        }
        try checked(reason, "reason", limit: 500)
        return [Proposal(TermExtended(until: until, reason: reason), items: [key])]
    }
}
