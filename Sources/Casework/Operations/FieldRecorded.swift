/// A form field was recorded, once for all items that ask for it.
public struct FieldRecorded: OperationPayload {
    public static let kind = "fieldRecorded"
    public static let isUndoable = true
    public var field: String
    public var value: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.fields[field] = value.isEmpty ? nil : value
    }
}

/// Records one field of the form; the value must fit the field's kind. An empty value clears it.
public struct RecordField: Intent {
    public static let roles = Set<Role>.desk
    public var field: String
    public var value: String

    /// Records `value` for the field `field`.
    public init(_ field: String, _ value: String) {
        self.field = field
        self.value = value
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let asking = subject.items.filter { item in item.definition.fields.contains { $0.id == field } }
        guard let definition = asking.first?.definition.fields.first(where: { $0.id == field }) else {
            throw Denial(.notAChoice, ["field": field])
        }
        try definition.check(value)
        // A result is compared with what the application said when it was accepted.
        if subject.fields[field] != nil, let item = asking.first(where: { $0.acceptedOn != nil }) {
            throw Denial(.itemHasOutcome, ["item": item.definition.name])
        }
        return [Proposal(FieldRecorded(field: field, value: value), items: asking.map(\.key))]
    }
}
