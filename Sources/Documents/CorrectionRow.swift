import Casework

/// A material that is wanting, once for all the items that ask for it, with everything found on it.
struct CorrectionRow: Sendable {
    var row: ChecklistRow
    /// Numbers of the phrases, ascending.
    var defects: [Int]
    var notes: [String]
    /// Names of the items, where the case has others that don't ask for the material.
    var items: [String]

    /// Failed lines of each item brought together by material, in the order of the merged checklist.
    static func merged(
        _ failed: [(item: ItemApplication, lines: [(material: String, defects: [Int], note: String?)])],
        of subject: Case
    ) -> [CorrectionRow] {
        subject.checklist(failed.map(\.item.key)).compactMap { row in
            var found = CorrectionRow(row: row, defects: [], notes: [], items: [])
            for (item, lines) in failed {
                for line in lines where line.material == row.material {
                    found.defects += line.defects.filter { !found.defects.contains($0) }
                    if let note = line.note, !found.notes.contains(note) { found.notes.append(note) }
                    found.items.append(item.definition.name)
                }
            }
            if found.items.isEmpty { return nil }
            found.defects.sort()
            if found.items.count == failed.count { found.items = [] }
            return found
        }
    }

    /// Texts of the row, the `number`-th of the notice, by the names that templates use.
    func texts(_ number: Int, _ context: PageContext) -> [String: String] {
        let phrases = defects.map { context.defects[$0] }
        let form = row.line.form
        return [
            "ordinal": PaperWords.ordinal(number),
            "name": row.line.name,
            "wording": zip(defects, phrases).map { $1?.wording ?? "缺陷\($0)" }.joined(separator: "；"),
            "note": PaperWords.clause(notes.joined(separator: "；")),
            "remedy": phrases.compactMap { $0?.remedy }.joined(separator: "；"),
            "counts": PaperWords.counts(row.required, form),
            "inspected": row.serves.contains { $0.line.inspected } ? "验原件" : "",
            "serves": PaperWords.titles(items),
        ]
    }

    /// Names of `texts`.
    static let names: Set<String> = ["ordinal", "name", "wording", "note", "remedy", "counts", "inspected", "serves"]
}
