/// The cause is over and the clocks run again with what was left.
public struct ClockResumed: OperationPayload {
    public static let kind = "clockResumed"
    public var pause: Int
    public var result: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        for key in operation.items {
            guard
                let index = subject.item(key)?.review.pauses.firstIndex(where: { $0.id == pause && $0.endedOn == nil })
            else { throw .unknownReference(sequence: operation.sequence, what: "open pause \(pause)") }
            try subject.change(key, in: operation) { $0.review.pauses[index].endedOn = operation.effectiveOn }
        }
    }
}

/// Lets the clocks run again.
public struct ResumeClock: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var result: String

    /// The cause for which the item `key` waited is over, with `result`.
    public init(_ key: Int, result: String = "") {
        self.key = key
        self.result = result
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        // One that ran past what was told has let the clock go already; it is ended all the same, for the record.
        guard let pause = item.review.pauses.last, pause.endedOn == nil else { throw Denial(.clockRuns) }
        if !result.isEmpty { try checked(result, "findings", limit: 2000) }
        return [Proposal(ClockResumed(pause: pause.id, result: result.isEmpty ? nil : result), items: [key])]
    }
}
