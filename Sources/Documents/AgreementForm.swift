public import Casework

/// The agreement by which a department gives the acceptance of its items to the comprehensive windows (seed, annex 1).
struct AgreementForm: Form {
    var department: String
    var items: [(definition: ItemDefinition, window: String)]

    static var vocabulary: Vocabulary<Filling<Self>> {
        Vocabulary(
            [
                "department": { $0.department },
                "count": { String($0.items.count) },
                "categories": { form in
                    form.items.map(\.window).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                        .joined(separator: "、")
                },
            ],
            lists: [
                "items": .init(
                    \.form.items,
                    [
                        "n": { _, n, _ in String(n) },
                        "name": { _, _, item in item.definition.name },
                        "short": { _, _, item in item.definition.short },
                        "nature": { _, _, item in PaperWords.nature(item.definition.nature) },
                        "window": { _, _, item in item.window },
                        "promisedLimit": { _, _, item in item.definition.promised.map(PaperWords.limit) ?? "" },
                        "statutoryLimit": { _, _, item in item.definition.statutory.map(PaperWords.limit) ?? "" },
                    ])
            ])
    }
}

extension DocumentTemplates {
    /// The agreement with `department` about `items`, each with the name of its window.
    public func agreement(
        _ department: String, _ items: [(definition: ItemDefinition, window: String)], _ context: PageContext,
        at now: Instant
    ) -> Page {
        render(.agreement, AgreementForm(department: department, items: items), context, at: now)
    }
}
