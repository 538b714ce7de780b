/// A result of another case that was given up for lost can come after all: the ending there was revoked, or the item was
/// filed anew.
public struct ResultExpected: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultExpected"
    public var material: String
    /// Short code of the item that gives it, and number of its case.
    public var short: String
    public var sourceNumber: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.awaited[material]?.loss = nil }
    }
}
