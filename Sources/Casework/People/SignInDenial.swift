/// Why somebody was not let in; put into words at the edge (`signin.<name>`).
public enum SignInDenial: Error, Equatable, Sendable {
    /// Number or password is wrong, or the person left; it is not said which.
    case wrong
    /// Too many failures; open again at this moment.
    case locked(until: Instant)
    /// The person has several capacities and must say which.
    case capacityNeeded([Capacity])
    /// The person does not hold the capacity asked for, or none at all.
    case noCapacity
    /// The capacity works at a counter and none was named.
    case counterNeeded
    /// The hall has no such counter.
    case counterUnknown(String)
    /// The data folder failed.
    case trouble(Trouble)

    /// Last part of the key of its words.
    public var name: String {
        switch self {
        case .wrong: "wrong"
        case .locked: "locked"
        case .capacityNeeded: "capacityNeeded"
        case .noCapacity: "noCapacity"
        case .counterNeeded: "counterNeeded"
        case .counterUnknown: "counterUnknown"
        case .trouble: "trouble"
        }
    }
}
