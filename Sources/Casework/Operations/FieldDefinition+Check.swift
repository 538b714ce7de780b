extension FieldDefinition {
    /// Refuses a value that does not fit the field; an empty one always fits.
    func check(_ value: String) throws(Denial) {
        guard !value.isEmpty else { return }
        guard value.unicodeScalars.count <= 500 else { throw Denial(.tooLong, ["field": label, "limit": "500"]) }
        switch kind {
        case .text: break
        case .number:
            let parts = value.split(separator: ".", omittingEmptySubsequences: false)
            let digits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
            guard parts.count <= 2, digits, value.utf8.count <= 18 else { throw Denial(.notANumber, ["field": label]) }
        case .date: guard Day(value) != nil else { throw Denial(.notADate, ["field": label]) }
        case .choice: guard choices.contains(value) else { throw Denial(.notAChoice, ["field": label]) }
        }
    }
}
