public import Casework
public import FoundationEssentials

/// The published items with their checklists, and the hall's own files: read once, checked whole, never changed.
public struct Catalogue: Sendable {
    /// Every version of every item, by short code and first day.
    public let items: [ItemDefinition]
    /// Bodies that accept, review, decide and seal.
    public let departments: [Department]
    /// Comprehensive windows of all centres, those that issue included.
    public let windows: [ServiceWindow]
    /// Centre and sub-centres.
    public let centres: [Centre]
    /// Numbered defects, by number.
    public let defects: [DefectPhrase]
    /// Items handled in one go (一件事).
    public let themes: [Theme]
    /// Numbered grounds of refusal and of "no licence needed", by act and number.
    public let refusals: [RefusalGround]
    /// Departments' own systems that are fed by hand.
    public let systems: [OutsideSystem]
    /// Statutory days off and worked weekend days.
    public let calendar: WorkCalendar
    /// Finds items by name, initials and short code.
    public let search: ItemSearch
    /// Initials of Chinese words, for finding applicants by theirs.
    public let initials: PinyinInitials

    /// Reads and checks the catalogue in `folder` (`ResourceFolder.catalogue`). Throws every finding at once: a hall
    /// does not open on half a catalogue.
    public static func load(from folder: URL) throws(CatalogueFault) -> Catalogue {
        var reader = CatalogueReader(folder)
        var content = CatalogueContent()
        for file in reader.files(in: "items") {
            content.shorts.insert(String(file.dropFirst("items/".count).prefix { $0 != "." && $0 != "@" }))
            guard let item = reader.read(ItemDefinition.self, file) else { continue }
            content.shorts.insert(item.short)
            content.items.append(CatalogueContent.File(name: file, item: item))
        }
        content.departments = reader.read(DepartmentsFile.self, CatalogueFile.departments)?.departments
        content.windows = reader.read(WindowsFile.self, CatalogueFile.windows)?.windows
        content.centres = reader.read(CentresFile.self, CatalogueFile.centres)?.centres
        content.defects = reader.read(DefectsFile.self, CatalogueFile.defects)?.defects
        content.themes = reader.read(ThemesFile.self, CatalogueFile.themes)?.themes
        content.refusals = reader.read(RefusalsFile.self, CatalogueFile.refusals)?.grounds
        content.systems = reader.read(SystemsFile.self, CatalogueFile.systems)?.systems
        let initials = reader.read(PinyinInitials.Table.self, CatalogueFile.initials)
        let workdays = reader.read(WorkdaysFile.self, WorkdaysFile.name)?.calendar()
        reader.report(content.items.flatMap { ItemChecks.findings(in: $0, of: content) })
        reader.report(VersionChecks.findings(in: content.items))
        reader.report(HallChecks.findings(in: content))
        reader.report(SystemChecks.findings(in: content))
        reader.report(workdays?.1 ?? [])
        guard reader.findings.isEmpty, let calendar = workdays?.0, let initials else {
            throw .findings(reader.findings)
        }
        return Catalogue(content, calendar: calendar, initials: PinyinInitials(initials))
    }

    private init(_ content: CatalogueContent, calendar: WorkCalendar, initials: PinyinInitials) {
        items = content.items.map(\.item).sorted { ($0.short, $0.effectiveFrom) < ($1.short, $1.effectiveFrom) }
        departments = content.departments ?? []
        windows = content.windows ?? []
        centres = content.centres ?? []
        defects = (content.defects ?? []).sorted { $0.number < $1.number }
        themes = content.themes ?? []
        refusals = (content.refusals ?? []).sorted { ($0.act.rawValue, $0.number) < ($1.act.rawValue, $1.number) }
        systems = content.systems ?? []
        self.calendar = calendar
        self.initials = initials
        search = ItemSearch(items, initials)
    }

    /// The version of an item that may be applied for on `day`; nil for an unknown code or outside its dates.
    public func item(short: String, on day: Day) -> ItemDefinition? {
        items.first { $0.short == short && $0.holds(on: day) }
    }

    /// The department with this id.
    public func department(_ id: String) -> Department? { departments.first { $0.id == id } }

    /// The comprehensive window with this id.
    public func window(_ id: String) -> ServiceWindow? { windows.first { $0.id == id } }

    /// The centre or sub-centre with this id.
    public func centre(_ id: String) -> Centre? { centres.first { $0.id == id } }

    /// Name of a shared material, as the first item that asks for it has it.
    public func name(ofMaterial material: String) -> String {
        items.lazy.flatMap(\.lines).first { $0.material == material }?.name ?? material
    }

    /// The defect that clerks type by this number.
    public func defect(_ number: Int) -> DefectPhrase? { defects.first { $0.number == number } }

    /// The ground that clerks type by this number for this act.
    public func ground(_ number: Int, for act: RefusalGround.Act) -> RefusalGround? {
        refusals.first { $0.act == act && $0.number == number }
    }
}

/// Names of the hall's own files in the catalogue folder.
enum CatalogueFile {
    static let departments = "departments.json"
    static let windows = "windows.json"
    static let centres = "centres.json"
    static let defects = "defects.json"
    static let themes = "themes.json"
    static let refusals = "refusals.json"
    static let systems = "systems.json"
    static let initials = "initials.json"
}

extension ItemDefinition {
    /// Whether this version may be applied for on `day`.
    func holds(on day: Day) -> Bool {
        day >= effectiveFrom && effectiveTo.map { day <= $0 } ?? true
    }
}
