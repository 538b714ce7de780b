import Casework

/// The names that a case's documents may use.
typealias PageVocabulary = Vocabulary<PageFacts>

/// The names that templates may use, each with what it stands for: one table both checks templates and fills them.
struct Vocabulary<Facts: Sendable>: Sendable {
    /// A list of the page: the texts of its entries, and the entries.
    struct List: Sendable {
        let names: Set<String>
        let entries: @Sendable (Facts) -> [[String: String]]

        /// Entries with the texts `columns`; each is told its place, from 1.
        init<Entry>(
            _ entries: @escaping @Sendable (Facts) -> [Entry],
            _ columns: [String: @Sendable (Facts, Int, Entry) -> String]
        ) {
            names = Set(columns.keys)
            self.entries = { facts in
                entries(facts).enumerated().map { index, entry in columns.mapValues { $0(facts, index + 1, entry) } }
            }
        }

        init(names: Set<String>, _ entries: @escaping @Sendable (Facts) -> [[String: String]]) {
            self.names = names
            self.entries = entries
        }
    }

    var texts: [String: @Sendable (Facts) -> String]
    var lists: [String: List]
    /// What the law wants on the document.
    var required: Set<String> = []

    var names: Template.Names { .init(texts: Set(texts.keys), lists: lists.mapValues(\.names)) }

    func values(_ facts: Facts) -> Template.Values {
        .init(texts: texts.mapValues { $0(facts) }, lists: lists.mapValues { $0.entries(facts) })
    }

    mutating func add(_ own: Self) {
        texts.merge(own.texts) { $1 }
        lists.merge(own.lists) { $1 }
        required.formUnion(own.required)
    }
}

extension PageVocabulary {
    /// The vocabulary of documents of `kind`.
    static func of(_ kind: DocumentKind) -> PageVocabulary {
        var vocabulary = PageVocabulary(texts: common, lists: ["items": items, "papers": papers])
        vocabulary.add(own(kind))
        vocabulary.required.formUnion(["applicant", "items", "caseNumber", "date", "heading"])
        return vocabulary
    }

    private static var common: [String: @Sendable (PageFacts) -> String] {
        [
            "heading": { $0.context.heading },
            "centre": { $0.context.centre },
            "address": { $0.context.address },
            "phone": { $0.context.phone },
            "counter": { $0.context.counter },
            "clerk": { $0.context.clerk },
            "documentNumber": { $0.number },
            "caseNumber": { $0.state.number },
            "date": { PaperWords.date($0.day) },
            "effectiveOn": { PaperWords.date($0.main.effectiveOn) },
            "clock": { $0.main.recordedAt.clock },
            "applicant": { $0.applicant.name },
            "you": { $0.applicant.kind == .person ? "你" : "你单位" },
            "identityKind": { PaperWords.kind($0.applicant.document.kind) },
            "identityNumber": { $0.applicant.document.masked },
            "agent": { $0.state.agent?.name ?? "" },
            "agentIdentityKind": { $0.state.agent.map { PaperWords.kind($0.document.kind) } ?? "" },
            "agentIdentityNumber": { $0.state.agent?.document.masked ?? "" },
            "itemNames": { PaperWords.titles($0.items.map(\.definition.name)) },
            "licenceItems": { PaperWords.titles($0.licences.map(\.definition.name)) },
            "otherItems": {
                PaperWords.titles($0.items.filter { $0.definition.nature != .licence }.map(\.definition.name))
            },
            "estimate": { $0.namesEstimate ? PaperWords.estimate : "" },
            "originals": { String($0.papers.reduce(0) { $0 + $1.count.originals }) },
            "copies": { String($0.papers.reduce(0) { $0 + $1.count.copies }) },
            "sets": { String($0.papers.reduce(0) { $0 + $1.count.total }) },
            "paperKinds": { $0.papers.isEmpty ? "" : String($0.papers.count) },
        ]
    }

    private static var papers: List {
        List(
            \.papers,
            [
                "n": { _, n, _ in String(n) },
                "name": { _, _, paper in paper.name },
                "originals": { _, _, paper in String(paper.count.originals) },
                "copies": { _, _, paper in String(paper.count.copies) },
                "remark": { _, _, paper in paper.remark },
            ])
    }

    private static var items: List {
        List(
            \.items,
            [
                "ordinal": { _, n, _ in PaperWords.ordinal(n) },
                "name": { _, _, item in item.definition.name },
                "short": { _, _, item in item.definition.short },
                "code": { _, _, item in item.definition.code ?? "" },
                "department": { facts, _, item in facts.context.department(item.definition.deciding) },
                "acceptedOn": { _, _, item in item.acceptedOn.map(PaperWords.date) ?? "" },
                "deemed": { facts, _, item in facts.wasDeemedAccepted(item.key) ? "视为受理" : "" },
                "statutoryLimit": { _, _, item in item.definition.statutory.map(PaperWords.limit) ?? "" },
                "statutoryDue": { facts, _, item in facts.due(facts.deadlines(item).statutory) },
                "promisedLimit": { _, _, item in item.definition.promised.map(PaperWords.limit) ?? "" },
                "promisedDue": { facts, _, item in facts.due(facts.deadlines(item).promised) },
            ])
    }
}

extension PageFacts {
    fileprivate func deadlines(_ item: ItemApplication) -> (statutory: Deadline?, promised: Deadline?) {
        item.deadlines(asOf: day, context.rules)
    }

    fileprivate func due(_ deadline: Deadline?) -> String {
        deadline.map { PaperWords.date($0.due, isEstimate: $0.isEstimate) } ?? ""
    }

    /// A date on the page can still change.
    fileprivate var namesEstimate: Bool {
        terms.contains { $0.until.contains(PaperWords.estimate) } || noticeUntil.contains(PaperWords.estimate)
            || items.map(deadlines).contains { [$0.statutory, $0.promised].contains { $0?.isEstimate == true } }
    }

    /// Time alone had already accepted the item when the act was done (行政许可法第三十二条).
    fileprivate func wasDeemedAccepted(_ key: Int) -> Bool {
        before.item(key)?.stage(asOf: day, context.rules) == .deemedAccepted
    }
}
