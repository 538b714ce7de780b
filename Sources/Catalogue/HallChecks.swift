import Casework

/// Everything that the catalogue's files say, before the checks; nil for a file that could not be read.
struct CatalogueContent {
    struct File {
        let name: String
        let item: ItemDefinition
    }

    var items: [File] = []
    /// Short codes of all item files, those that could not be read included.
    var shorts: Set<String> = []
    var departments: [Department]?
    var windows: [ServiceWindow]?
    var centres: [Centre]?
    var defects: [DefectPhrase]?
    var themes: [Theme]?
    var refusals: [RefusalGround]?
    var systems: [OutsideSystem]?
}

/// What can be wrong in the hall's own files: departments, windows, centres, defects, themes, grounds of refusal.
///
/// A name is looked up only where the file that declares it could be read, so that one broken file does not bring
/// findings in all others.
struct HallChecks {
    private let content: CatalogueContent
    private var findings: [CatalogueFinding] = []

    static func findings(in content: CatalogueContent) -> [CatalogueFinding] {
        var checks = HallChecks(content: content)
        checks.departments()
        checks.windows()
        checks.centres()
        checks.phrases()
        checks.themes()
        return checks.findings
    }

    private init(content: CatalogueContent) {
        self.content = content
    }

    private mutating func departments() {
        let file = CatalogueFile.departments
        let departments = content.departments ?? []
        unique(departments.map(\.id), file) { "departments[\($0)].id" }
        for (index, department) in departments.enumerated() {
            let at = "departments[\(index)]"
            expect(!department.id.isEmpty && !department.name.isEmpty, .badText, file, at, department.id)
            // Any other owner of papers keeps its name for itself.
            expect(
                Owner(id: department.id) == .department(department.id), .reservedName, file, "\(at).id", department.id)
            expect((1...4).contains(department.short.count), .badText, file, "\(at).short", department.short)
        }
    }

    private mutating func windows() {
        let file = CatalogueFile.windows
        let windows = content.windows ?? []
        unique(windows.map(\.id), file) { "windows[\($0)].id" }
        unique(windows.map { "\($0.centre) \($0.category)" }, file) { "windows[\($0)].category" }
        let centres = content.centres.map { Set($0.map(\.id)) }
        for (index, window) in windows.enumerated() {
            let at = "windows[\(index)]"
            expect(centres?.contains(window.centre) ?? true, .unknownCentre, file, "\(at).centre", window.centre)
            let letter = window.category.utf8.count == 1 && window.category.utf8.allSatisfy { (65...90).contains($0) }
            expect(letter, .badText, file, "\(at).category", window.category)
            expect(!window.name.isEmpty, .badText, file, "\(at).name", window.name)
            // A season may start or end on 29 February, so its days are looked up in a leap year.
            for (key, text) in window.season.map({ [("from", $0.from), ("to", $0.to)] }) ?? [] {
                expect(Day("2000-\(text)") != nil, .badDate, file, "\(at).season.\(key)", text)
            }
        }
    }

    private mutating func centres() {
        let file = CatalogueFile.centres
        let centres = content.centres ?? []
        unique(centres.map(\.id), file) { "centres[\($0)].id" }
        for (index, centre) in centres.enumerated() {
            expect(!centre.heading.isEmpty, .badText, file, "centres[\(index)].heading", centre.id)
        }
    }

    private mutating func phrases() {
        let defects = content.defects ?? []
        unique(defects.map { "\($0.number)" }, CatalogueFile.defects) { "defects[\($0)].number" }
        for (index, defect) in defects.enumerated() {
            let at = "defects[\(index)]"
            expect(defect.number > 0, .badCount, CatalogueFile.defects, "\(at).number", "\(defect.number)")
            let texts = [defect.short, defect.wording, defect.remedy]
            expect(!texts.contains(""), .badText, CatalogueFile.defects, at, "\(defect.number)")
        }
        let grounds = content.refusals ?? []
        unique(grounds.map { "\($0.act.rawValue) \($0.number)" }, CatalogueFile.refusals) { "grounds[\($0)].number" }
        for (index, ground) in grounds.enumerated() {
            let at = "grounds[\(index)]"
            expect(ground.number > 0, .badCount, CatalogueFile.refusals, "\(at).number", "\(ground.number)")
            let texts = [ground.short, ground.wording, ground.remedy, ground.basis]
            expect(!texts.contains(""), .badText, CatalogueFile.refusals, at, "\(ground.number)")
        }
    }

    private mutating func themes() {
        let file = CatalogueFile.themes
        let themes = content.themes ?? []
        unique(themes.map(\.id), file) { "themes[\($0)].id" }
        for (index, theme) in themes.enumerated() {
            expect(theme.items.count >= 2, .badCount, file, "themes[\(index)].items", theme.name)
            unique(theme.items, file) { "themes[\(index)].items[\($0)]" }
            for (place, short) in theme.items.enumerated() {
                expect(content.shorts.contains(short), .unknownItem, file, "themes[\(index)].items[\(place)]", short)
            }
        }
    }

    private mutating func unique(_ values: [String], _ file: String, path: (Int) -> String) {
        for index in values.repeats {
            expect(false, .duplicate, file, path(index), values[index])
        }
    }

    private mutating func expect(
        _ holds: Bool, _ reason: CatalogueFinding.Reason, _ file: String, _ path: String, _ subject: String
    ) {
        if !holds { findings.append(CatalogueFinding(file: file, path: path, reason: reason, subject: subject)) }
    }
}

extension [String] {
    /// Where a value stands that stood before.
    var repeats: [Int] {
        var seen: Set<String> = []
        return indices.filter { !seen.insert(self[$0]).inserted }
    }
}
