/// The department that leads a joint case was named (牵头部门).
public struct LeadNamed: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "leadNamed"
    /// `Department.id`
    public var department: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.namedLead = department
    }
}

/// Names the lead among the departments of a joint case.
public struct NameLead: Intent {
    public static let roles: Set<Role> = [.frontDesk, .supervisor, .chief]
    public var department: String

    /// `department` leads.
    public init(_ department: String) {
        self.department = department
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let departments = Set(subject.items.filter { $0.ending == nil }.flatMap(\.definition.departments))
        guard departments.count > 1 else { throw Denial(.notJoint) }
        guard departments.contains(department) else { throw Denial(.otherDepartment, ["department": department]) }
        guard subject.lead != department else { throw Denial(.alreadyLead) }
        return [Proposal(LeadNamed(department: department))]
    }
}
