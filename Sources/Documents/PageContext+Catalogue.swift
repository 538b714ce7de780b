public import Casework
public import Catalogue

extension PageContext {
    /// The context of an act at `counter` of `centre`, by what the catalogue holds of the hall.
    ///
    /// - Parameter counter: number on the counter's sign; nil where the act was done at none.
    /// - Parameter clerk: name of the one who did the act, as printed.
    public init(_ catalogue: Catalogue, _ centre: Centre, counter: String?, clerk: String, rules: HallRules) {
        self.init(
            heading: centre.heading, centre: centre.name, address: centre.address, phone: centre.phone,
            counter: counter ?? "", clerk: clerk,
            departments: Dictionary(catalogue.departments.map { ($0.id, $0.name) }) { first, _ in first },
            defects: Dictionary(catalogue.defects.map { ($0.number, $0) }) { first, _ in first }, rules: rules)
    }
}
