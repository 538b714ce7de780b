/// A second person who allowed what the rule alone forbids (四眼), and why.
public struct Approval: Codable, Hashable, Sendable {
    /// Staff number of the supervisor.
    public var person: String
    public var reason: String

    /// `person` allowed it for `reason`.
    public init(person: String, reason: String) {
        self.person = person
        self.reason = reason
    }
}
