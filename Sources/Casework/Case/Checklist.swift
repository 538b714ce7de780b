/// A row of the merged checklist: one material, and every item application of the case that asks for it.
public struct ChecklistRow: Sendable, Equatable {
    /// Shared material type code.
    public var material: String
    /// Item key and published line, in the order of the items.
    public var serves: [(key: Int, line: ChecklistLine)]
    /// Originals are seen once for all items; copies add up.
    public var required: PaperCount
    /// What the desk found; nil while the line has not been looked at by each item it serves.
    public var mark: ItemApplication.Mark?
    /// A supplement brought it and it has not been looked at since.
    public var isBrought: Bool

    /// The published wording; items that share a material name it alike.
    public var line: ChecklistLine { serves[0].line }
    /// Every item that asks for it lets it be promised.
    public var isTolerable: Bool { serves.allSatisfy(\.line.tolerable) }
    /// Every item that asks for it takes it from the hall's own certificates (证照共享).
    public var isShared: Bool { serves.allSatisfy(\.line.sharing) }
    public var keys: [Int] { serves.map(\.key) }

    public static func == (a: ChecklistRow, b: ChecklistRow) -> Bool {
        a.material == b.material && a.mark == b.mark && a.required == b.required && a.isBrought == b.isBrought
            && a.serves.elementsEqual(b.serves) { $0 == $1 }
    }
}

/// Sets of originals and copies of one material.
public struct PaperCount: Codable, Hashable, Sendable {
    public var originals: Int
    public var copies: Int

    /// So many originals and copies.
    public init(originals: Int = 0, copies: Int = 0) {
        self.originals = originals
        self.copies = copies
    }

    /// Originals and copies together.
    public var total: Int { PaperCount.sum(originals, copies) }

    static func - (a: PaperCount, b: PaperCount) -> PaperCount {
        PaperCount(
            originals: difference(a.originals, b.originals), copies: difference(a.copies, b.copies))
    }

    static func + (a: PaperCount, b: PaperCount) -> PaperCount {
        PaperCount(originals: sum(a.originals, b.originals), copies: sum(a.copies, b.copies))
    }

    /// No rule lets such a count in, but a file may hold it; then it must not end the program of everybody who reads it.
    private static func sum(_ a: Int, _ b: Int) -> Int {
        let (sum, isTooMuch) = a.addingReportingOverflow(b)
        return isTooMuch ? (a < 0 ? .min : .max) : sum
    }

    private static func difference(_ a: Int, _ b: Int) -> Int {
        let (difference, isTooMuch) = a.subtractingReportingOverflow(b)
        return isTooMuch ? (a < 0 ? .min : .max) : difference
    }

    /// At least as many of both.
    func covers(_ other: PaperCount) -> Bool {
        originals >= other.originals && copies >= other.copies
    }
}

extension Case {
    /// Lines of `item` that the applicant's situation asks for, in published order.
    public func lines(of item: ItemApplication) -> [ChecklistLine] {
        item.definition.lines.filter { line in
            guard let condition = line.condition else { return true }
            return answer(to: condition.question, of: item) == condition.answer
        }
    }

    /// The clerk's answer, or the usual one.
    public func answer(to question: String, of item: ItemApplication) -> String? {
        answers[question] ?? item.definition.questions.first { $0.id == question }?.usual
    }

    /// What `line` asks for, multiplied by the field it depends on (per shareholder, per teacher).
    public func required(_ line: ChecklistLine) -> PaperCount {
        let factor = line.multiplicity.flatMap { fields[$0] }.flatMap { Int($0) }.map { min(max($0, 1), 999) } ?? 1
        return PaperCount(originals: line.originals * factor, copies: line.copies * factor)
    }

    /// The checklists of the items `keys` merged by material, in the order of first mention.
    ///
    /// - Parameter keys: item applications to look at; all that are not closed when nil.
    public func checklist(_ keys: [Int]? = nil) -> [ChecklistRow] {
        var rows: [ChecklistRow] = []
        var places: [String: Int] = [:]
        for item in items where keys?.contains(item.key) ?? !item.recordedStage.isClosed {
            for line in lines(of: item) {
                if let place = places[line.material] {
                    rows[place].serves.append((item.key, line))
                } else {
                    places[line.material] = rows.count
                    rows.append(
                        ChecklistRow(
                            material: line.material, serves: [(item.key, line)], required: PaperCount(), mark: nil,
                            isBrought: false))
                }
            }
        }
        for index in rows.indices { complete(&rows[index]) }
        return rows
    }

    private func complete(_ row: inout ChecklistRow) {
        let counts = row.serves.map { required($0.line) }
        row.required = PaperCount(
            originals: counts.map(\.originals).max() ?? 0, copies: counts.reduce(0) { $0 + $1.copies })
        let serving = row.serves.compactMap { item($0.key) }
        let marks = serving.compactMap { $0.marks[row.material] }
        row.isBrought = serving.contains { $0.brought.contains(row.material) }
        row.mark = marks.count == row.serves.count ? marks.first { !$0.isGood } ?? marks.first : nil
    }
}
