import Casework
public import Catalogue
public import Documents

/// Published decisions as a table, its columns called in words.
public enum PublicationTable {
    private static let columns = [
        "item", "verdict", "body", "on", "number", "from", "until", "applicant", "code",
    ]

    /// The whole table.
    public static func text(_ decisions: [PublishedDecision], _ words: Words) -> String {
        CSV.mark + CSV.row(columns.map { words("export.publication.\($0)") })
            + decisions.map { CSV.row(cells($0, words)) }.joined()
    }

    private static func cells(_ decision: PublishedDecision, _ words: Words) -> [String] {
        [
            decision.item, words("cli.verdict.\(decision.verdict.rawValue)"), decision.body, "\(decision.on)",
            decision.number ?? "", decision.validity.map { "\($0.from)" } ?? "",
            decision.validity.map { $0.until.map { "\($0)" } ?? words("cli.certificate.endless") } ?? "",
            decision.applicant,
            decision.code ?? "",
        ]
    }
}
