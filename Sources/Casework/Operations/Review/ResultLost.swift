/// The result that a line waited for in another case will never be made: the application that was to give it has ended.
public struct ResultLost: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultLost"

    /// How an application ended that gives no result.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// 不予许可
        case declined
        /// 不予受理
        case refused
        case notNeeded
        case withdrawn
        case terminated
        /// The item was taken off the case again.
        case dropped
        /// The whole case was opened in error.
        case voided
    }

    public var material: String
    /// Short code of the item that was to give it, and number of its case.
    public var short: String
    public var sourceNumber: String
    public var cause: Cause

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.awaited[material]?.loss = cause }
    }
}

/// Writes down whether a result of another case can still come, where that is news to the lines that wait for it.
public struct ForeseeResult: Intent {
    public static let roles = Set(Role.allCases)
    public var source: AwaitResult.Source
    public var loss: ResultLost.Cause?

    /// The result of `source` is lost by `loss`; where that is nil it can come after all.
    public init(_ source: AwaitResult.Source, loss: ResultLost.Cause?) {
        self.source = source
        self.loss = loss
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let keys = subject.items.filter { item in
            guard let awaited = item.awaited[source.material], item.isPending else { return false }
            return awaited.source == source.caseID && awaited.short == source.short && awaited.providedOn == nil
                && (awaited.loss == nil) != (loss == nil)
        }.map(\.key)
        guard !keys.isEmpty else { throw Denial(.noSuchResult, ["line": subject.name(of: source.material)]) }
        let (material, short, number) = (source.material, source.short, source.number)
        guard let loss else {
            return [Proposal(ResultExpected(material: material, short: short, sourceNumber: number), items: keys)]
        }
        return [
            Proposal(ResultLost(material: material, short: short, sourceNumber: number, cause: loss), items: keys)
        ]
    }
}

extension Case {
    /// Why no item `short` of this case will ever give its result; nil while one can, or has.
    public func loss(of short: String) -> ResultLost.Cause? {
        guard voidReason == nil else { return .voided }
        // One filed anew takes the place of the one that ended.
        guard let item = items.last(where: { $0.definition.short == short }) else { return .dropped }
        if let ending = item.ending { return ResultLost.Cause(rawValue: ending.stage.rawValue) }
        return item.review.decision?.verdict == .refused ? .declined : nil
    }
}
