/// A paper is not asked for because another item gives it: in the same case or in another one (证照共享, seed 三(二)6).
public struct LineAwaited: OperationPayload {
    public static let kind = "lineAwaited"
    public static let isUndoable = true
    public var material: String
    /// Short code of the item that gives it.
    public var short: String
    /// Case that it comes from; nil for the same one.
    public var source: ULID?
    public var sourceNumber: String?
    /// Number of the certificate, where it is there already.
    public var certificate: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.mark(material, .awaited(short), operation)
        try subject.changeItems(of: operation) { item in
            item.awaited[material] = .init(
                short: short, source: source, providedOn: certificate == nil ? nil : operation.effectiveOn)
        }
    }
}

/// Lets a line wait for the result of another item: one of this case, or of another case of the same project or applicant.
public struct AwaitResult: Intent {
    /// An item of another case, as the service found it on file.
    public struct Source: Sendable, Equatable {
        public var caseID: ULID
        public var number: String
        public var short: String
        /// Material that its result stands for.
        public var material: String
        /// Number of the certificate; nil while it is not made.
        public var certificate: String?
        /// Last day of that certificate; nil for without end.
        public var validUntil: Day?

        /// The item `short` of the case `caseID`.
        public init(
            caseID: ULID, number: String, short: String, material: String, certificate: String?,
            validUntil: Day? = nil
        ) {
            self.caseID = caseID
            self.number = number
            self.short = short
            self.material = material
            self.certificate = certificate
            self.validUntil = validUntil
        }
    }

    public static let roles = Set<Role>.desk
    public var material: String
    public var source: Source?
    /// Other cases to which waits lead from here, by identity, as the service found them on file.
    public var others: [ULID: Case] = [:]

    /// The line of `material` waits for `source`, or for the item of this case that gives it.
    public init(_ material: String, from source: Source? = nil) {
        self.material = material
        self.source = source
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let row = try subject.markable(material, context)
        let named = ["line": row.line.name]
        if let source {
            guard source.material == material, source.caseID != subject.id else { throw Denial(.noSuchResult, named) }
            try mustBeShared(source, row, context)
            let awaited = LineAwaited(
                material: material, short: source.short, source: source.caseID, sourceNumber: source.number,
                certificate: source.certificate)
            if source.certificate == nil {
                try mustNotTurn(ResultGiver(caseID: source.caseID, short: source.short), row.keys, subject)
            }
            return [Proposal(awaited, items: row.keys)]
        }
        guard let giver = subject.giver(of: material, besides: row.keys) else { throw Denial(.noSuchResult, named) }
        try mustNotTurn(ResultGiver(caseID: subject.id, short: giver.definition.short), row.keys, subject)
        return [Proposal(LineAwaited(material: material, short: giver.definition.short), items: row.keys)]
    }

    /// A certificate that is there takes the place of paper only where every item that asks for the line shares it, and only
    /// while it holds. One that is void is the service's to know.
    private func mustBeShared(_ source: Source, _ row: ChecklistRow, _ context: Context) throws(Denial) {
        guard let certificate = source.certificate else { return }
        guard row.isShared else { throw Denial(.notShared, ["line": row.line.name]) }
        if let until = source.validUntil, until < context.today {
            throw Denial(.certificateOver, ["line": row.line.name, "certificate": certificate])
        }
    }

    /// Items that wait for each other in a circle would wait for ever.
    private func mustNotTurn(_ giver: ResultGiver, _ keys: [Int], _ subject: Case) throws(Denial) {
        guard let item = subject.item(of: keys, awaitedBy: giver, others) else { return }
        throw Denial(.circularAwait, ["item": item.definition.name, "short": giver.short])
    }
}

extension Case {
    /// The item of this case, other than `keys`, whose result stands for `material`.
    public func giver(of material: String, besides keys: [Int]) -> ItemApplication? {
        items.first { item in
            item.definition.result?.material == material && !keys.contains(item.key) && item.ending == nil
                && item.review.decision?.verdict != .refused
        }
    }
}
