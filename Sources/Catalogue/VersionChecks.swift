import Casework

/// What can be wrong between the items: two versions that hold on the same day, and shared fields that differ.
enum VersionChecks {
    static func findings(in files: [CatalogueContent.File]) -> [CatalogueFinding] {
        var findings: [CatalogueFinding] = []
        var fields: [String: [(field: FieldDefinition, item: ItemDefinition)]] = [:]
        for (index, file) in files.enumerated() {
            for earlier in files[..<index] where earlier.item.short == file.item.short {
                if earlier.item.holdsWith(file.item) {
                    findings.append(
                        CatalogueFinding(
                            file: file.name, path: "effectiveFrom", reason: .overlap, subject: earlier.name))
                }
            }
            for (place, field) in file.item.fields.enumerated() {
                let others = fields[field.id, default: []]
                if let other = others.first(where: { !$0.field.sameForm(as: field) && $0.item.holdsWith(file.item) }) {
                    findings.append(
                        CatalogueFinding(
                            file: file.name, path: "fields[\(place)]", reason: .fieldDiffers,
                            subject: "\(field.id) \(other.item.short)"))
                }
                fields[field.id, default: []].append((field, file.item))
            }
        }
        return findings
    }
}

extension ItemDefinition {
    /// Whether there is a day on which both versions may be applied for.
    fileprivate func holdsWith(_ other: ItemDefinition) -> Bool {
        let ends = [effectiveTo, other.effectiveTo].compactMap(\.self)
        let start = max(effectiveFrom, other.effectiveFrom)
        return ends.allSatisfy { $0 >= start }
    }
}

extension FieldDefinition {
    /// Whether one value can be recorded for both; only one of them may insist on it.
    fileprivate func sameForm(as other: FieldDefinition) -> Bool {
        label == other.label && kind == other.kind && choices == other.choices
    }
}
