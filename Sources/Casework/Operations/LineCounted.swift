/// Originals and copies of a material were counted, and whether the original was only seen and given back (验原件).
public struct LineCounted: OperationPayload {
    public static let kind = "lineCounted"
    public static let isUndoable = true
    public var material: String
    public var originals: Int
    public var copies: Int
    public var inspected: Bool

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.papers[material] = PaperCount(originals: originals, copies: copies)
        if inspected { subject.inspected.insert(material) } else { subject.inspected.remove(material) }
    }
}

/// Counts the papers of one line.
public struct CountLine: Intent {
    public static let roles = Set<Role>.desk
    public var material: String
    public var count: PaperCount
    public var inspected: Bool

    /// So many of `material`; `inspected` when the original was seen and given back.
    public init(_ material: String, _ count: PaperCount, inspected: Bool) {
        self.material = material
        self.count = count
        self.inspected = inspected
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let row = try subject.markable(material, context)
        guard (0...999).contains(count.originals), (0...999).contains(count.copies) else {
            throw Denial(.notANumber, ["field": row.line.name])
        }
        guard count.covers(subject.handedOver(material)) else { throw Denial(.papersAway, ["line": row.line.name]) }
        return [Proposal(counted(count, inspected: inspected), items: row.keys)]
    }

    private func counted(_ count: PaperCount, inspected: Bool) -> LineCounted {
        LineCounted(material: material, originals: count.originals, copies: count.copies, inspected: inspected)
    }
}

extension Case {
    /// The row of `material`, limited to the items on which the desk may mark it now.
    ///
    /// While the checklist is gone through every line may be marked; after a notice or a promise only lines that were
    /// left open and that a supplement brought (`model.md` 18).
    func markable(_ material: String, _ context: Context) throws(Denial) -> ChecklistRow {
        try mustBeOpen()
        guard let whole = checklist().first(where: { $0.material == material }) else {
            throw Denial(.noSuchLine, ["line": material])
        }
        let keys = whole.keys.filter { key in
            guard let item = item(key) else { return false }
            switch item.stage(asOf: context.today, context.rules) {
            // A notice given in time and entered late needs its findings, though the item counts as accepted.
            case .checking, .deemedAccepted: return true
            case .correcting, .promised: return item.brought.contains(material)
            default: return false
            }
        }
        guard !keys.isEmpty, let row = checklist(keys).first(where: { $0.material == material }) else {
            let waits = whole.keys.contains { key in
                let stage = item(key)?.recordedStage
                return stage == .correcting || stage == .promised
            }
            throw Denial(waits ? .notBrought : .outcomeGiven, ["line": whole.line.name])
        }
        return row
    }

    /// Whether what was counted covers what the row asks for.
    func isCovered(_ row: ChecklistRow) -> Bool {
        let required = requiredInAll(row)
        let needed = PaperCount(
            originals: inspected.contains(row.material) ? 0 : required.originals, copies: required.copies)
        return (papers[row.material] ?? PaperCount()).covers(needed)
    }

    /// The counting that a mark brings with it when nobody has counted: as many as are asked for.
    func usualCount(_ row: ChecklistRow) -> LineCounted {
        let inspects = row.serves.contains { $0.line.inspected }
        let required = requiredInAll(row)
        let counted = papers[row.material] ?? PaperCount()
        return LineCounted(
            material: row.material, originals: max(counted.originals, inspects ? 0 : required.originals),
            copies: max(counted.copies, required.copies), inspected: inspects)
    }

    /// What the row asks for together with the items that hold their share already: a copy serves one item only.
    private func requiredInAll(_ row: ChecklistRow) -> PaperCount {
        let keys = items.filter { item in
            row.keys.contains(item.key)
                || !item.recordedStage.isClosed && item.marks[row.material]?.isGood == true
                    && item.awaited[row.material] == nil
        }.map(\.key)
        return checklist(keys).first { $0.material == row.material }?.required ?? row.required
    }
}
