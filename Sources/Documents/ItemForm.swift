public import Casework
import Catalogue

/// A published item: its guide, and its list of materials in the form of annex 2.
struct ItemForm: Form {
    var definition: ItemDefinition
    /// The window that accepts it, the counters it is accepted at.
    var window: String

    static var vocabulary: Vocabulary<Filling<Self>> {
        var vocabulary = Vocabulary<Filling<Self>>(
            [
                "name": { $0.definition.name },
                "short": { $0.definition.short },
                "code": { $0.definition.code ?? "" },
                "nature": { PaperWords.nature($0.definition.nature) },
                "handling": { $0.definition.kind == .instant ? "即办件" : "承诺件" },
                "window": { $0.window },
                "statutoryLimit": { $0.definition.statutory.map(PaperWords.limit) ?? "" },
                "statutoryBasis": { $0.definition.statutory?.basis ?? "" },
                "extensionLimit": { $0.definition.extension_.map(PaperWords.limit) ?? "" },
                "promisedLimit": { $0.definition.promised.map(PaperWords.limit) ?? "" },
                "correctionTerm": { PaperWords.limit($0.definition.correctionTerm) },
                "promiseTerm": { $0.definition.promiseTerm.map(PaperWords.limit) ?? "" },
                "inPerson": { $0.definition.inPerson ? "是" : "" },
                "result": { $0.definition.result?.name ?? "" },
                "validity": { $0.definition.result?.validity.map(PaperWords.span) ?? "" },
                "fee": { $0.definition.tariff.map { "\($0.name)\(PaperWords.money($0.amount))" } ?? "" },
                "feeBasis": { $0.definition.tariff?.basis ?? "" },
                "count": { String($0.definition.lines.count) },
            ],
            lists: [
                "lines": .init(
                    \.form.definition.lines,
                    [
                        "n": { _, n, _ in String(n) },
                        "material": { _, _, line in line.name },
                        "filling": { _, _, line in line.filling },
                        "standard": { _, _, line in line.standard },
                        "originals": { _, _, line in line.originals == 0 ? "" : String(line.originals) },
                        "copies": { _, _, line in line.copies == 0 ? "" : String(line.copies) },
                        "form": { _, _, line in PaperWords.wholeForm(line.form) },
                        "tolerable": { _, _, line in line.tolerable ? "是" : "否" },
                        "counts": { _, _, line in
                            PaperWords.counts(PaperCount(originals: line.originals, copies: line.copies), line.form)
                        },
                        "remark": { facts, _, line in facts.form.remark(line) },
                    ]),
                "steps": .init(
                    \.form.definition.steps,
                    [
                        "n": { _, n, _ in String(n) },
                        "step": { _, _, step in step.name },
                        "stepDepartment": { facts, _, step in facts.context.department(step.department) },
                        "stepLimit": { _, _, step in step.limit.map(PaperWords.limit) ?? "" },
                    ]),
            ])
        vocabulary.texts["accepting"] = { $0.context.department($0.form.definition.accepting) }
        vocabulary.texts["deciding"] = { $0.context.department($0.form.definition.deciding) }
        return vocabulary
    }

    /// What else holds for a line: when it is asked for, whether its original is only looked at, how often it comes.
    private func remark(_ line: ChecklistLine) -> String {
        let question = line.condition.flatMap { condition in
            definition.questions.first { $0.id == condition.question }.map { "\($0.text)：\(condition.answer)时提交" }
        }
        let times = line.multiplicity.flatMap { id in
            definition.fields.first { $0.id == id }.map { "按“\($0.label)”逐一提交" }
        }
        let parts = [
            question, times, line.inspected ? "验原件" : nil, line.sharing ? "可用本大厅电子证照" : nil,
            line.remark.withoutCertaintyMarks,
        ]
        return parts.compactMap(\.self).filter { !$0.isEmpty }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "；")
    }
}

extension DocumentTemplates {
    /// The guide of an item, or its list of materials: `kind` is one of the two.
    ///
    /// - Parameter window: name of the window that accepts it.
    public func itemForm(
        _ kind: FormKind, _ definition: ItemDefinition, window: String, _ context: PageContext, at now: Instant
    ) -> Page {
        render(kind, ItemForm(definition: definition, window: window), number: definition.short, context, at: now)
    }
}
