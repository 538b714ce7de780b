public import ArgumentParser
public import Casework

/// How days, units and capacities are written on a command line.
extension Day: ExpressibleByArgument {
    /// A day as `yyyy-MM-dd`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Limit.Unit: ExpressibleByArgument {}

extension Capacity: ExpressibleByArgument {
    /// `frontDesk`, or `reviewer:market` for a role that is held for a department.
    public init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
        guard let role = parts.first.flatMap(Role.init(rawValue:)), role != .system else { return nil }
        self.init(role, department: parts.count > 1 ? parts[1] : nil)
    }
}
