import Casework

/// What can be wrong in one version of an item: names that nothing declares, limits that can't be, steps in a circle.
struct ItemChecks {
    private let file: String
    private let item: ItemDefinition
    private let content: CatalogueContent
    private var findings: [CatalogueFinding] = []

    static func findings(in file: CatalogueContent.File, of content: CatalogueContent) -> [CatalogueFinding] {
        var checks = ItemChecks(file: file.name, item: file.item, content: content)
        checks.identity()
        checks.bodies()
        checks.limits()
        checks.situation()
        checks.lines()
        checks.steps()
        checks.result()
        checks.powers()
        checks.tariff()
        return checks.findings
    }

    private init(file: String, item: ItemDefinition, content: CatalogueContent) {
        (self.file, self.item, self.content) = (file, item, content)
    }

    private mutating func identity() {
        let names = ["items/\(item.short).json", "items/\(item.short)@\(item.effectiveFrom).json"]
        expect(names.contains(file), .misnamed, "short", item.short)
        expect(!item.short.isEmpty && item.short.utf8.allSatisfy(\.isCodeSign), .badText, "short", item.short)
        expect(!item.name.isEmpty, .badText, "name", item.name)
        if let code = item.code {
            expect(code.utf8.count == 31 || code.utf8.count == 33, .badText, "code", code)
        }
        if let last = item.effectiveTo {
            expect(last >= item.effectiveFrom, .badDate, "effectiveTo", last.description)
        }
        for (index, short) in item.requires.enumerated() {
            let known = content.shorts.contains(short) && short != item.short
            expect(known, .unknownItem, "requires[\(index)]", short)
        }
    }

    private mutating func bodies() {
        if let departments = content.departments.map({ Set($0.map(\.id)) }) {
            let named =
                [("accepting", item.accepting), ("deciding", item.deciding), ("sealing", item.sealing)]
                + item.steps.enumerated().map { ("steps[\($0)].department", $1.department) }
            for (path, id) in named { expect(departments.contains(id), .unknownDepartment, path, id) }
        }
        if let windows = content.windows {
            let takes = windows.contains { $0.id == item.window && !$0.issues }
            expect(takes, .unknownWindow, "window", item.window)
        }
    }

    private mutating func limits() {
        limit(item.statutory, "statutory", least: 0)
        limit(item.extension_, "extension", least: 1)
        limit(item.promised, "promised", least: 0)
        limit(item.promiseTerm, "promiseTerm", least: 1)
        limit(item.correctionTerm, "correctionTerm", least: 1)
        for (index, step) in item.steps.enumerated() { limit(step.limit, "steps[\(index)].limit", least: 0) }
        expect(item.extension_ == nil || item.statutory != nil, .badLimit, "extension", "statutory")
        if let statutory = item.statutory {
            if let promised = item.promised {
                expect(promised.tenths <= statutory.tenths, .promisedTooLong, "promised", "\(promised.amount)")
            }
            if let term = item.promiseTerm {
                expect(term.tenths < statutory.tenths, .promiseTermTooLong, "promiseTerm", "\(term.amount)")
            }
        }
        let tolerates = item.lines.contains(where: \.tolerable)
        expect(tolerates == (item.promiseTerm != nil), .promiseTermUnfit, "promiseTerm", item.short)
    }

    private mutating func limit(_ limit: Limit?, _ path: String, least: Int) {
        guard let limit else { return }
        // Longer than three years is a typing error in any law's limit.
        expect((least...1100).contains(limit.amount), .badLimit, "\(path).amount", "\(limit.amount)")
        expect(!limit.basis.isEmpty, .badLimit, "\(path).basis", "")
    }

    private mutating func situation() {
        unique(item.fields.map(\.id)) { "fields[\($0)].id" }
        for (index, field) in item.fields.enumerated() {
            let fits = (field.kind == .choice) == !field.choices.isEmpty
            expect(fits, .choicesUnfit, "fields[\(index)].choices", field.id)
            expect(!field.label.isEmpty, .badText, "fields[\(index)].label", field.id)
            unique(field.choices) { "fields[\(index)].choices[\($0)]" }
        }
        unique(item.questions.map(\.id)) { "questions[\($0)].id" }
        for (index, question) in item.questions.enumerated() {
            unique(question.answers) { "questions[\(index)].answers[\($0)]" }
            let known = question.answers.contains(question.usual)
            expect(known, .unknownAnswer, "questions[\(index)].usual", question.usual)
        }
    }

    private mutating func lines() {
        expect(!item.lines.isEmpty, .badCount, "lines", "0")
        unique(item.lines.map(\.material)) { "lines[\($0)].material" }
        let questions = Dictionary(item.questions.map { ($0.id, $0.answers) }, uniquingKeysWith: { first, _ in first })
        let numbers = Set(item.fields.filter { $0.kind == .number }.map(\.id))
        for (index, line) in item.lines.enumerated() {
            let at = "lines[\(index)]"
            let code = !line.material.isEmpty && line.material.utf8.allSatisfy(\.isCodeSign)
            expect(code, .badText, "\(at).material", line.material)
            expect(!line.name.isEmpty, .badText, "\(at).name", line.material)
            let counts = [line.originals, line.copies]
            expect(
                counts.allSatisfy { (0...99).contains($0) } && counts != [0, 0], .badCount, at, "\(counts)")
            if let condition = line.condition {
                let path = "\(at).condition"
                if let answers = questions[condition.question] {
                    expect(answers.contains(condition.answer), .unknownAnswer, "\(path).answer", condition.answer)
                } else {
                    expect(false, .unknownQuestion, "\(path).question", condition.question)
                }
            }
            if let field = line.multiplicity {
                expect(numbers.contains(field), .unknownField, "\(at).multiplicity", field)
            }
        }
    }

    private mutating func steps() {
        unique(item.steps.map(\.id)) { "steps[\($0)].id" }
        let ids = Set(item.steps.map(\.id))
        for (index, step) in item.steps.enumerated() {
            expect(!step.name.isEmpty, .badText, "steps[\(index)].name", step.id)
            for (place, before) in step.after.enumerated() {
                expect(ids.contains(before), .unknownStep, "steps[\(index)].after[\(place)]", before)
            }
        }
        let circles = item.steps.circles
        for (index, step) in item.steps.enumerated() where circles.contains(step.id) {
            expect(false, .cyclicSteps, "steps[\(index)].after", step.id)
        }
    }

    private mutating func result() {
        guard let result = item.result else { return }
        expect(!result.name.isEmpty, .badText, "result.name", item.short)
        limit(result.validity, "result.validity", least: 1)
        guard let material = result.material else { return }
        let others = content.items.filter { $0.item.short != item.short }
        // What a file asks for that could not be read is not known.
        guard Set(content.items.map(\.item.short)) == content.shorts else { return }
        let isAsked = others.contains { $0.item.lines.contains { $0.material == material } }
        expect(isAsked, .unknownMaterial, "result.material", material)
    }

    /// A certificate says its holder, number, end and blank, and what the form asked for.
    private mutating func tariff() {
        let known = Set(["holder", "number", "validUntil", "blank"] + item.fields.map(\.id))
        for (index, field) in (item.result?.rekeyed ?? []).enumerated() {
            expect(known.contains(field), .unknownField, "result.rekeyed[\(index)]", field)
        }
        if let rekeyed = item.result?.rekeyed { expect(!rekeyed.isEmpty, .badCount, "result.rekeyed", item.short) }
        guard let tariff = item.tariff else { return }
        expect(!tariff.name.isEmpty, .badText, "tariff.name", item.short)
        expect((1...100_000_000).contains(tariff.amount), .badCount, "tariff.amount", "\(tariff.amount)")
        expect(!tariff.basis.isEmpty, .badText, "tariff.basis", item.short)
    }

    private mutating func powers() {
        if let powers = item.powers { expect(!powers.basis.isEmpty, .badText, "powers.basis", item.short) }
        let pauses = item.pauses ?? []
        unique(pauses.map(\.cause.rawValue)) { "pauses[\($0)].cause" }
        for (index, pause) in pauses.enumerated() {
            expect(!pause.basis.isEmpty, .badText, "pauses[\(index)].basis", pause.cause.rawValue)
        }
    }

    private mutating func unique(_ values: [String], path: (Int) -> String) {
        for index in values.repeats { expect(false, .duplicate, path(index), values[index]) }
    }

    private mutating func expect(_ holds: Bool, _ reason: CatalogueFinding.Reason, _ path: String, _ subject: String) {
        if !holds { findings.append(CatalogueFinding(file: file, path: path, reason: reason, subject: subject)) }
    }
}

extension Limit {
    /// Length in tenths of a calendar day, for comparing units on a plain average: seven days a working week of five,
    /// thirty a month. Which day a limit really ends on is known only from its start.
    fileprivate var tenths: Int {
        switch unit {
        case .working: amount * 14
        case .calendar: amount * 10
        case .month: amount * 300
        }
    }
}

extension [StepDefinition] {
    /// Steps that wait for themselves, directly or around others: what is left when those that wait for nobody, and
    /// those nobody waits for, are taken away until none is. A step between two circles is left too.
    fileprivate var circles: Set<String> {
        var left = self
        while true {
            let ids = Set(left.map(\.id))
            let awaited = Set(left.flatMap(\.after))
            let kept = left.filter { awaited.contains($0.id) && $0.after.contains(where: ids.contains) }
            if kept.count == left.count { return ids }
            left = kept
        }
    }
}

extension UInt8 {
    /// `A-Z`, `0-9` and the hyphen: signs of short codes and material codes, which are typed and printed as digits.
    fileprivate var isCodeSign: Bool {
        (65...90).contains(self) || (48...57).contains(self) || self == 45
    }
}
