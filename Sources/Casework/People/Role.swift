/// The parts people play in the hall (`domain.md`, people and rooms).
public enum Role: String, Codable, Sendable, CaseIterable {
    /// 综合窗口 front-desk operator
    case frontDesk
    /// 后台 department reviewer
    case reviewer
    /// 首席代表 chief representative of a department (四(四)1(9))
    case chief
    /// 统一出件 certificate-issue clerk
    case issueClerk
    /// 主管 supervisor
    case supervisor
    /// 事项管理 catalogue keeper
    case keeper
    /// The steward: what time alone brings about. No person signs in with it.
    case system

    /// The desk, and the supervisor who can stand in for it.
    var isDesk: Bool { self == .frontDesk || self == .supervisor }
    /// Behind the window.
    var isDepartment: Bool { self == .reviewer || self == .chief }
}

/// What a person may act as: a role, bound to a department for those behind the window.
public struct Capacity: Codable, Hashable, Sendable {
    public var role: Role
    /// `Department.id` for reviewers and chief representatives; nil at the desk.
    public var department: String?

    /// A role, with the department it is held for.
    public init(_ role: Role, department: String? = nil) {
        self.role = role
        self.department = department
    }
}

/// A person signed in, acting in one capacity at one counter.
public struct Actor: Hashable, Sendable {
    /// Staff number.
    public var person: String
    /// Name as shown and printed.
    public var name: String
    public var capacity: Capacity
    /// Centre or sub-centre (`ServiceWindow.centre`).
    public var centre: String
    /// Counter (`Counter.id`), nil behind the window.
    public var counter: String?

    /// An actor by parts.
    public init(person: String, name: String, capacity: Capacity, centre: String, counter: String? = nil) {
        self.person = person
        self.name = name
        self.capacity = capacity
        self.centre = centre
        self.counter = counter
    }

    /// As the envelope of an operation names it.
    public var author: Author {
        Author(person: person, capacity: capacity.role, centre: centre, window: counter)
    }
}
