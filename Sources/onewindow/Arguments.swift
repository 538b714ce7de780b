public import ArgumentParser
public import Casework
public import CellText
public import Pictures

/// How days, units, capacities and sizes are written on a command line.
extension Day: ExpressibleByArgument {
    /// A day as `yyyy-MM-dd`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Day {
    /// The days of a month written as `yyyy-MM`; nil for anything else.
    static func month(_ text: String) -> ClosedRange<Day>? {
        Day("\(text)-01").map { $0...$0.adding(months: 1).adding(days: -1) }
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

extension Appearance: ExpressibleByArgument {}

extension Size: ExpressibleByArgument {
    /// Columns by rows, `132x43`.
    public init?(argument: String) {
        let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1],
            (1...400).contains(width), (1...200).contains(height)
        else { return nil }
        self.init(width: width, height: height)
    }
}

extension FigureTable.Dimension: ExpressibleByArgument {}

extension Enquiry.Sort: ExpressibleByArgument {}

extension Enquiry.Source: ExpressibleByArgument {}

extension Enquiry.Telling: ExpressibleByArgument {}
extension Help.Kind: ExpressibleByArgument {}
