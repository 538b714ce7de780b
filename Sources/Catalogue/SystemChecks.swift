import Casework

/// What can be wrong in `systems.json`: who owns a system, what it serves, and what feeds its fields.
enum SystemChecks {
    static func findings(in content: CatalogueContent) -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        func report(_ reason: CatalogueFinding.Reason, _ path: String, _ subject: String) {
            findings.append(
                CatalogueFinding(file: CatalogueFile.systems, path: path, reason: reason, subject: subject))
        }
        let systems = content.systems ?? []
        let departments = content.departments.map { Set($0.map(\.id)) }
        for index in systems.map(\.id).repeats { report(.duplicate, "systems[\(index)].id", systems[index].id) }
        for (index, system) in systems.enumerated() {
            let at = "systems[\(index)]"
            if system.id.isEmpty || system.name.isEmpty { report(.badText, at, system.id) }
            if departments?.contains(system.department) == false {
                report(.unknownDepartment, "\(at).department", system.department)
            }
            if system.items.isEmpty { report(.badCount, "\(at).items", system.name) }
            for (place, short) in system.items.enumerated() where !content.shorts.contains(short) {
                report(.unknownItem, "\(at).items[\(place)]", short)
            }
            if system.fields.isEmpty { report(.badCount, "\(at).fields", system.name) }
            let definitions = content.items.map(\.item).filter { system.items.contains($0.short) }
            let known = Set(definitions.flatMap(\.fields).map(\.id))
            // An item whose file could not be read may have the field.
            let isWhole = Set(definitions.map(\.short)) == Set(system.items)
            for (place, field) in system.fields.enumerated() {
                let path = "\(at).fields[\(place)]"
                if field.label.isEmpty { report(.badText, "\(path).label", field.source) }
                switch FeedSource(field.source) {
                case nil: report(.unknownSource, "\(path).source", field.source)
                case .field(let id) where isWhole && !known.contains(id):
                    report(.unknownField, "\(path).source", field.source)
                default: break
                }
            }
        }
        return findings
    }
}
