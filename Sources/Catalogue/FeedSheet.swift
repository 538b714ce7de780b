public import Casework

/// What one item of a case puts into one outside system: its fields in their order, with the case's values.
public struct FeedSheet: Sendable, Equatable {
    /// A field of the system's form; `value` is nil where the case has none.
    public struct Row: Sendable, Equatable {
        public var label: String
        public var value: String?
    }

    public let system: OutsideSystem
    /// Item application and its name.
    public let key: Int
    public let item: String
    public let rows: [Row]

    /// The sheet of `item` for `system`, as of `day`: deemed acceptance comes about by time alone.
    public init(_ subject: Case, _ item: ItemApplication, _ system: OutsideSystem, asOf day: Day, _ rules: HallRules) {
        self.system = system
        key = item.key
        self.item = item.definition.name
        let facts = FeedFacts(subject: subject, item: item, day: day, rules: rules)
        rows = system.fields.map { Row(label: $0.label, value: facts.value(of: $0)) }
    }

    /// Every sheet that the case can fill, by item and then by system.
    public static func all(
        of subject: Case, _ systems: [OutsideSystem], asOf day: Day, _ rules: HallRules
    ) -> [FeedSheet] {
        subject.items.flatMap { item in
            systems.filter { $0.items.contains(item.definition.short) }
                .map { FeedSheet(subject, item, $0, asOf: day, rules) }
        }
    }
}

private struct FeedFacts {
    let subject: Case
    let item: ItemApplication
    let day: Day
    let rules: HallRules

    func value(of field: OutsideSystem.Field) -> String? {
        guard let source = FeedSource(field.source) else { return nil }
        let form = field.format ?? .dashed
        let raw: String? =
            switch source {
            case .applicant(let part): subject.applicant.map { text(of: part, $0) }
            case .agent(let part): subject.agent.map { text(of: part, $0) }
            case .field(let id): subject.fields[id].map { text in Day(text).map(form.text) ?? text }
            case .itemName: item.definition.name
            case .itemCode: item.definition.code ?? item.definition.short
            case .caseNumber: subject.number
            case .receivedOn: item.receivedOn.map(form.text)
            case .acceptedOn: item.clockStart(asOf: day, rules).map(form.text)
            case .statutoryDue: item.deadlines(asOf: day, rules).statutory.map { form.text(of: $0.due) }
            case .promisedDue: item.deadlines(asOf: day, rules).promised.map { form.text(of: $0.due) }
            }
        return raw.map(FeedFacts.typed).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Outside systems are Chinese, whatever the language of the console.
    private func text(of part: FeedSource.Part, _ party: Party) -> String {
        switch part {
        case .name: party.name
        case .identity: party.document.number
        case .phone: party.phone
        case .kind: party.kind == .person ? "自然人" : "法人或其他组织"
        }
    }

    private func text(of part: FeedSource.Part, _ agent: Agent) -> String {
        switch part {
        case .name: agent.name
        case .identity: agent.document.number
        default: agent.phone
        }
    }

    /// A line end or a tab pasted into a form would send it or leave the field: nothing but text goes out.
    private static func typed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if scalar.properties.isWhitespace { scalars.append(" ") }
            case .format, .privateUse, .surrogate, .unassigned: break
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
