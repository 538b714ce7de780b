public import Casework
public import Catalogue
public import CellText
public import Documents

/// What holds for a whole run of the console: the hall's name, its catalogue, the words, the rules.
public struct Station: Sendable {
    public let hallName: String
    public let catalogue: Catalogue
    public let words: Words
    public let rules: HallRules
    /// Wording and layout of the papers, for the preview of the notice.
    public let templates: DocumentTemplates
    /// Names of the staff by their numbers, as of the console's start.
    public let staff: [String: String]

    /// A station by its parts.
    public init(
        hallName: String, catalogue: Catalogue, words: Words, rules: HallRules, templates: DocumentTemplates,
        staff: [String: String] = [:]
    ) {
        self.hallName = hallName
        self.catalogue = catalogue
        self.words = words
        self.rules = rules
        self.templates = templates
        self.staff = staff
    }

    /// Words for `key` in the console's language.
    func text(_ key: String, _ arguments: [String: String] = [:]) -> String { words(key, arguments) }

    /// Whether the language has words for `key`.
    func has(_ key: String) -> Bool { words.has(key) }

    /// Words for `key` in the console's language, ready to be drawn.
    func say(_ key: String, _ arguments: [String: String] = [:]) -> SafeText {
        SafeText(words(key, arguments))
    }

    /// Words for a refusal; names in its arguments are put into words first.
    public func say(_ denial: Denial) -> SafeText {
        var arguments = denial.arguments
        for (name, prefix) in [
            ("role", "role"), ("field", "field"), ("flaw", "flaw"), ("document", "identity"),
        ] {
            guard let value = arguments[name], words.has("\(prefix).\(value)") else { continue }
            arguments[name] = words("\(prefix).\(value)")
        }
        if let window = arguments["window"].flatMap({ id in catalogue.windows.first { $0.id == id } }) {
            arguments["window"] = window.name
        }
        if let department = arguments["department"] { arguments["department"] = self.department(department) }
        return say("denial.\(denial.code.rawValue)", arguments)
    }

    /// How an item stands, for whoever asks at a kiosk.
    public func publicLines(
        item: String, stage: ItemApplication.Stage, until: Day?, isReady: Bool
    ) -> [SafeText] {
        let term = until.map { text("kiosk.until", ["date": "\($0)"]) } ?? ""
        let state = say("kiosk.state", ["stage": text("stage.\(stage.rawValue)"), "until": term])
        return [say("kiosk.item", ["item": item]), state] + (isReady ? [say("kiosk.ready")] : []) + [SafeText()]
    }

    /// Words for trouble with the machine or a file.
    public func say(_ trouble: Trouble) -> SafeText {
        say("trouble.\(trouble.code.rawValue)", ["detail": trouble.detail])
    }

    /// The version of an item that holds on `day`, and the hash that pins it.
    func pinned(_ short: String, on day: Day) -> (ItemDefinition, String)? {
        guard let definition = catalogue.item(short: short, on: day),
            let hash = try? Catalogue.hash(of: definition)
        else { return nil }
        return (definition, hash)
    }

    /// The acts that add what a row of the item list stands for: one item, or several joined by `+`.
    func additions(_ code: String, on day: Day) -> [AddItem]? {
        let items = catalogue.bundle(code, on: day)?.items ?? [catalogue.item(short: code, on: day)].compactMap(\.self)
        let pinned = items.compactMap { item in (try? Catalogue.hash(of: item)).map { AddItem(item, hash: $0) } }
        return pinned.isEmpty || pinned.count < items.count ? nil : pinned
    }

    /// What the papers of `actor`'s counter are headed and signed with.
    func pageContext(for actor: Actor) -> PageContext {
        PageContext(
            catalogue, centre: actor.centre, hallName: hallName, counter: actor.counter ?? "", clerk: actor.name,
            rules: rules)
    }

    /// Name of a member of staff; the number where it is not known.
    func name(of person: String) -> String {
        staff[person] ?? (person == "system" ? text("role.system") : person)
    }

    /// Short name of a department.
    func department(_ id: String) -> String {
        catalogue.departments.first { $0.id == id }?.short ?? id
    }

    func defect(_ number: Int) -> DefectPhrase? {
        catalogue.defects.first { $0.number == number }
    }

    /// A day as the panes write it: `11-23`, with the year where it is not this one.
    func day(_ day: Day, from today: Day) -> String {
        let text = day.description
        return day.parts.year == today.parts.year ? String(text.dropFirst(5)) : text
    }
}
