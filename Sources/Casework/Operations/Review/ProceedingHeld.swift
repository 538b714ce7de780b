/// Something was held in the course of the review, with who was there and what was found.
public struct ProceedingHeld: OperationPayload, Hashable {
    public static let kind = "proceedingHeld"
    public static let isUndoable = true

    /// Sorts of proceedings; a hearing has acts of its own.
    public enum Sort: String, Codable, Sendable, CaseIterable {
        /// 现场踏勘: by two or more of the staff (行政许可法 34)
        case siteVisit
        /// 联合踏勘: the departments of a joint case at once (seed 四(一)1)
        case jointVisit
        /// 专家评审
        case expertReview
        /// 多评合一: one assessment for several departments
        case jointOpinion
        /// 听取利害关系人意见 (行政许可法 36)
        case thirdPartyHeard
        /// 检验、检测、检疫、鉴定
        case examination
    }

    public var sort: Sort
    /// Names of those who took part.
    public var people: [String]
    /// Departments they came from, `Department.id`.
    public var departments: [String]
    public var place: String?
    public var findings: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.proceedings.append(.init(payload: self, on: operation.effectiveOn))
        }
    }
}

/// Records a proceeding for one or several items: a joint one holds for all of them at once.
public struct RecordProceeding: Intent, SideBySide {
    public static let roles = Set<Role>.department
    public var keys: [Int]
    public var sort: ProceedingHeld.Sort
    public var people: [String]
    public var departments: [String]
    public var place: String
    public var findings: String
    /// Day on which it was held; today when nil.
    public var heldOn: Day?

    /// `sort` held for the items `keys` by `people` of `departments`.
    public init(
        _ keys: [Int], _ sort: ProceedingHeld.Sort, people: [String], departments: [String] = [], place: String = "",
        findings: String, heldOn: Day? = nil
    ) {
        self.keys = keys
        self.sort = sort
        self.people = people
        self.departments = departments
        self.place = place
        self.findings = findings
        self.heldOn = heldOn
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        guard !keys.isEmpty else { throw Denial(.noItems) }
        for key in keys {
            let item = try subject.mustHave(key)
            _ = try subject.mustBeReviewed(
                key, by: mayRecord(subject, item, context) ? context.actor.capacity.department : nil, context)
        }
        let people = people.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        for person in people { try checked(person, "people", limit: 100) }
        try checked(findings, "findings", limit: 2000)
        switch sort {
        case .siteVisit, .jointVisit:
            guard people.count >= 2 else { throw Denial(.twoPeopleNeeded) }
            try checked(place, "place")
        default: guard !people.isEmpty else { throw Denial(.missing, ["field": "people"]) }
        }
        let departments = departments.isEmpty ? [context.actor.capacity.department].compactMap(\.self) : departments
        if isJoint {
            guard Set(departments).count >= 2 else { throw Denial(.departmentsNeeded) }
        }
        let day = heldOn ?? context.today
        guard day <= context.today else { throw Denial(.dateAhead, ["date": "\(day)"]) }
        let held = ProceedingHeld(
            sort: sort, people: people, departments: departments, place: place.isEmpty ? nil : place,
            findings: findings)
        return [Proposal(held, items: keys.sorted(), effectiveOn: day)]
    }

    private var isJoint: Bool { sort == .jointVisit || sort == .jointOpinion }

    /// Whoever takes part in the review may write it down; of what several held together, for the items of all of them.
    private func mayRecord(_ subject: Case, _ item: ItemApplication, _ context: Context) -> Bool {
        guard let own = context.actor.capacity.department else { return false }
        if item.definition.departments.contains(own) { return true }
        let isOurs = keys.contains { subject.item($0)?.definition.departments.contains(own) == true }
        return isJoint && isOurs && !Set(item.definition.departments).isDisjoint(with: departments)
    }
}
