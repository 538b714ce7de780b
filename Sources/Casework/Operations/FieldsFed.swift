/// A department's own system was fed by hand with data of the case (二次录入): what it cost.
public struct FieldsFed: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "fieldsFed"
    /// Outside system of the catalogue, and the department whose it is.
    public var system: String
    public var department: String
    /// Fields that were taken over.
    public var fields: Int
    /// Time spent, pauses of more than two minutes left out.
    public var seconds: Int

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) throws(FoldFault) {
        // Another system's state is no state of the case; the log alone keeps it.
        try subject.changeItems(of: operation) { _ in }
    }
}

/// Records that an outside system was fed.
public struct RecordFeeding: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]
    public var system: String
    public var department: String
    public var fields: Int
    public var seconds: Int

    /// The items `keys` were entered in `system` of `department`.
    ///
    /// - Parameter seconds: time spent, by `FeedMeter`.
    public init(_ keys: [Int], system: String, department: String, fields: Int, seconds: Int) {
        self.keys = keys
        self.system = system
        self.department = department
        self.fields = fields
        self.seconds = seconds
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard !keys.isEmpty else { throw Denial(.noItems) }
        for key in keys where subject.item(key) == nil { throw Denial(.noSuchItem, ["item": "\(key)"]) }
        try checked(system, "system")
        try checked(department, "department")
        guard fields > 0, seconds >= 0 else { throw Denial(.missing, ["field": "fields"]) }
        return [
            Proposal(
                FieldsFed(system: system, department: department, fields: fields, seconds: seconds), items: keys)
        ]
    }
}

/// Counts the time that feeding takes, from one sign of life to the next.
///
/// A pause of more than `longestPause` was spent on something else, most often the applicant, and is not counted.
public struct FeedMeter: Sendable, Equatable {
    /// Seconds.
    public static let longestPause = 120

    private var last: Instant
    private var milliseconds: Int64 = 0

    /// A meter that starts at `start`.
    public init(from start: Instant) {
        last = start
    }

    /// Something was copied, or the feeding ended, at `moment`.
    public mutating func mark(_ moment: Instant) {
        let pause = moment.milliseconds - last.milliseconds
        if (0...Int64(FeedMeter.longestPause) * 1000).contains(pause) { milliseconds += pause }
        last = moment
    }

    /// Whole seconds so far.
    public var seconds: Int { Int(milliseconds / 1000) }
}
