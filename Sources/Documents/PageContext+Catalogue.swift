public import Casework
public import Catalogue

extension PageContext {
    /// The context of a centre's papers as the catalogue has it; `hallName` stands in for a centre it does not know.
    public init(
        _ catalogue: Catalogue, centre id: String, hallName: String, counter: String, clerk: String, rules: HallRules
    ) {
        let centre = catalogue.centre(id)
        self.init(
            heading: centre?.heading ?? hallName, centre: centre?.name ?? hallName, address: centre?.address ?? "",
            phone: centre?.phone ?? "", counter: counter, clerk: clerk,
            departments: Dictionary(
                catalogue.departments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
            defects: Dictionary(catalogue.defects.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first }),
            rules: rules)
    }
}
