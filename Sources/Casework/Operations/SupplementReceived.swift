/// The applicant brought what a notice named or a promise held out (补件); the desk looks at it next.
public struct SupplementReceived: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "supplementReceived"
    public var materials: [String]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        subject.received.formUnion(materials)
        let asked = Dictionary(
            subject.items.map { ($0.key, Set(subject.lines(of: $0).map(\.material))) }, uniquingKeysWith: { a, _ in a })
        try subject.changeItems(of: operation) { item in
            item.brought.formUnion(
                materials.filter { asked[item.key]?.contains($0) == true && item.marks[$0]?.isGood != true })
            item.supplementedOn = operation.effectiveOn
        }
    }
}

/// Receives a supplement for lines that were left open.
public struct ReceiveSupplement: Intent {
    public static let roles = Set<Role>.desk
    public var materials: [String]

    /// The applicant brought `materials`.
    public init(_ materials: [String]) {
        self.materials = materials
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let open = subject.openLines
        guard !open.isEmpty, !materials.isEmpty else { throw Denial(.nothingToSupplement) }
        for material in materials where !open.contains(where: { $0.material == material }) {
            throw Denial(.nothingToSupplement, ["line": subject.name(of: material)])
        }
        let keys = subject.items.map(\.key).filter { key in
            open.contains { materials.contains($0.material) && $0.keys.contains(key) }
        }
        return [Proposal(SupplementReceived(materials: materials), items: keys)]
    }
}

extension Case {
    /// Rows that a notice or a promise left open and that no supplement has brought yet.
    public var openLines: [ChecklistRow] {
        let waiting = items.filter { $0.recordedStage == .correcting || $0.recordedStage == .promised }
        return checklist(waiting.map(\.key)).compactMap { row in
            var row = row
            row.serves = row.serves.filter { serving in
                guard let item = item(serving.key), !item.brought.contains(row.material) else { return false }
                return item.marks[row.material]?.isGood != true
                    && (item.promise?.materials.contains(row.material) ?? true)
            }
            return row.serves.isEmpty ? nil : row
        }
    }
}
