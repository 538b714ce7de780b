/// An application that nobody answered in time counts as accepted; the steward writes down what the day brought about.
public struct DeemedAcceptanceRecorded: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "deemedAcceptanceRecorded"

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.deemedOn = operation.effectiveOn }
    }
}

/// Records a deemed acceptance (行政许可法 32), dated on the day of receipt.
public struct RecordDeemedAcceptance: Intent {
    public static let roles: Set<Role> = [.system]
    public var key: Int

    /// The item `key` was not answered in time.
    public init(_ key: Int) {
        self.key = key
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard item.deemedOn == nil, item.stage(asOf: context.today, context.rules) == .deemedAccepted else {
            throw Denial(.nothingToRemind)
        }
        return [Proposal(DeemedAcceptanceRecorded(), items: [key], effectiveOn: item.receivedOn)]
    }
}
