import Casework
import Catalogue

/// Names of those who can hold papers, and of departments, as people know them.
struct OwnerNames {
    let words: Words
    /// Names by `Department.id`.
    let departments: [String: String]

    init(_ words: Words, _ catalogue: Catalogue) {
        self.words = words
        departments = Dictionary(catalogue.departments.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The name of `owner`.
    func callAsFunction(_ owner: Owner) -> String {
        switch owner {
        case .department(let id): departments[id] ?? id
        case .desk, .courier, .issueWindow, .carrier: words("cli.owner.\(owner.id)")
        }
    }

    /// The name of the owner with this id: a department's, or one of the others.
    func callAsFunction(_ id: String) -> String { self(Owner(id: id)) }
}
