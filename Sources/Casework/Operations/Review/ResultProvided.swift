/// The result that a line waited for in another case was made.
public struct ResultProvided: OperationPayload {
    public static let kind = "resultProvided"
    public var material: String
    public var certificate: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.awaited[material]?.providedOn = operation.effectiveOn
            item.awaited[material]?.loss = nil
        }
    }
}

/// Brings a result of another case to the items that wait for it, without paper.
public struct ProvideResult: Intent {
    public static let roles: Set<Role> = Set(Role.allCases)
    public var source: AwaitResult.Source

    /// The result of `source` is there.
    public init(_ source: AwaitResult.Source) {
        self.source = source
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let keys = subject.items.filter { item in
            let awaited = item.awaited[source.material]
            return awaited?.source == source.caseID && awaited?.providedOn == nil && item.ending == nil
        }.map(\.key)
        guard !keys.isEmpty, let certificate = source.certificate else {
            throw Denial(.noSuchResult, ["line": subject.name(of: source.material)])
        }
        return [Proposal(ResultProvided(material: source.material, certificate: certificate), items: keys)]
    }
}
