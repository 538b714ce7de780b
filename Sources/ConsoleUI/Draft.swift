public import Casework

/// What is half done at a console, as it is kept beyond the console's end. Secrets are never in it.
public struct Draft: Codable, Equatable, Sendable {
    /// The number being served.
    public internal(set) var ticket: ULID?
    /// The open case and the revision that the clerk saw.
    public internal(set) var caseID: ULID?
    var revision: Int?
    /// Material of the current checklist line.
    var line: String?
    var entry: Text?
    /// What lay over the desk, the topmost last.
    var parts: [Part] = []

    /// A text with the cursor's place in it.
    struct Text: Codable, Equatable, Sendable {
        var text: String
        var cursor: Int
    }

    /// A form or list that was being filled in.
    enum Part: Codable, Equatable, Sendable {
        case outcomes
        case form(FormText)
        case picker(Picker.Purpose, query: Text)
    }

    /// A form: which fields it had, what was typed into them, where the cursor stood.
    struct FormText: Codable, Equatable, Sendable {
        var purpose: Form.Purpose
        var title: String
        var fields: [FieldText]
        var focus: String
        var cursor: Int

        /// Something was typed into it.
        var hasText: Bool { fields.contains { $0.text != nil } }
    }

    /// A field; its text only where the clerk changed it.
    struct FieldText: Codable, Equatable, Sendable {
        var id: String
        var label: String
        var text: String?
    }

    /// There is nothing to come back to.
    var isEmpty: Bool { ticket == nil && caseID == nil && entry == nil && parts.isEmpty }

    /// Something was typed that no save has taken.
    var hasText: Bool {
        entry != nil
            || parts.contains { part in
                switch part {
                case .outcomes: false
                case .form(let form): form.hasText
                case .picker(_, let query): !query.text.isEmpty
                }
            }
    }
}

/// A draft found at the sign-in, with the hall as it is now.
public struct Resumption: Sendable {
    public var draft: Draft
    /// The last keystroke, and the counter it was typed at.
    public var at: Instant
    public var counter: String?
    /// What became of calling the number again; nil where the draft has none.
    public var ticket: ActResult<Ticket>?
    /// The draft's case, or the one that its number has led to.
    public var subject: Result<Case, Trouble>?
    public var slips: [SlipRow]

    /// A draft with what was read for it.
    public init(
        draft: Draft, at: Instant, counter: String?, ticket: ActResult<Ticket>?, subject: Result<Case, Trouble>?,
        slips: [SlipRow]
    ) {
        self.draft = draft
        self.at = at
        self.counter = counter
        self.ticket = ticket
        self.subject = subject
        self.slips = slips
    }
}
