import Casework

/// Fields that are filled in one after the other: Enter goes on, the last one submits.
struct Form: Sendable {
    /// One field of a form.
    struct Field: Sendable {
        var id: String
        var label: String
        var text: TextField
        var kind: Kind
        /// Must be filled in before the form can be submitted.
        var isRequired: Bool
        /// What to type, shown behind the empty field.
        var hint: String

        /// How a field is filled in.
        enum Kind: Sendable, Equatable {
            case text
            /// Shown as asterisks.
            case secret
            /// One of these values; F4 or the arrows left and right go through them.
            case choice([Choice])
        }
    }

    /// A value and the words for it.
    struct Choice: Sendable, Equatable {
        var value: String
        var label: String
    }

    /// What a form is for, which decides what submitting it does.
    enum Purpose: Codable, Sendable, Equatable {
        case signIn
        case register
        case applicant
        case agent
        case fields
        case promise([Int])
        case signHandover(caseID: ULID, handover: Int)
        /// Many slips that wait for one receiver (`Owner.id`).
        case signBag(receiver: String)
        case reason(ReasonPurpose)
        case approval(ApprovalPurpose)
        case count(material: String)
        case note(material: String, defects: [Int])
        case lateNotice([Int])
        case rightBody([Int], reason: String)
        case review(ReviewAct)
        case courier
        /// Reading certificates that lie on a slip for the issue window.
        case takeOver(handover: Int)
        /// Tracking numbers of a postal batch.
        case post
        /// An act on the stock of blanks for the certificate of this name.
        case blanks(BlanksAct, name: String)
        /// Registering a complaint or a question, and an act on one.
        case enquiry
        case onEnquiry(EnquiryAct, id: ULID)
        case attach(material: String)
        case compare(material: String, hash: String)
        case moveQueue(from: String, to: String)
        case rating(RatingAct, ticket: ULID)
        case guide(Help.Kind, Helped)
    }

    var purpose: Purpose
    var title: String
    var fields: [Field]
    var focus = 0

    /// Text of the field `id`, without spaces around it; empty when there is none.
    subscript(id: String) -> String {
        guard let text = fields.first(where: { $0.id == id })?.text.text else { return "" }
        return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Replaces the text of the field `id`.
    mutating func set(_ id: String, _ text: String) {
        guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
        fields[index].text = TextField(text)
    }

    /// Whether the form has a field `id`.
    func has(_ id: String) -> Bool { fields.contains { $0.id == id } }

    /// Puts the cursor into the field `id`.
    mutating func focus(on id: String) {
        focus = fields.firstIndex { $0.id == id } ?? focus
    }

    /// The first required field that is still empty.
    var firstMissing: Field? {
        fields.first { $0.isRequired && self[$0.id].isEmpty }
    }

    /// What a key did to a form.
    enum Reaction: Equatable {
        case stay, submit, cancel, ignored, full
    }

    mutating func press(_ key: Key) -> Reaction {
        switch key {
        case .enter:
            if focus + 1 < fields.count {
                focus += 1
                return .stay
            }
            return .submit
        case .function(6): return .submit
        case .tab, .down: focus = (focus + 1) % fields.count
        case .backTab, .up: focus = (focus + fields.count - 1) % fields.count
        case .escape, .function(12): return .cancel
        default:
            if case .choice(let choices) = fields[focus].kind { return choose(key, choices) }
            if case .character = key, fields[focus].text.characters.count >= TextField.limit { return .full }
            return fields[focus].text.edit(key) ? .stay : .ignored
        }
        return .stay
    }

    private mutating func choose(_ key: Key, _ choices: [Choice]) -> Reaction {
        let current = choices.firstIndex { $0.value == fields[focus].text.text }
        let chosen: Int
        switch key {
        case .right, .character(" "), .function(4): chosen = current.map { ($0 + 1) % choices.count } ?? 0
        case .left: chosen = current.map { ($0 + choices.count - 1) % choices.count } ?? choices.count - 1
        case .backspace, .delete:
            guard !fields[focus].isRequired else { return .ignored }
            fields[focus].text = TextField()
            return .stay
        case .character(let digit):
            guard let number = digit.wholeNumberValue, choices.indices.contains(number - 1) else { return .ignored }
            chosen = number - 1
        default: return .ignored
        }
        guard choices.indices.contains(chosen) else { return .ignored }
        fields[focus].text = TextField(choices[chosen].value)
        return .stay
    }
}

/// Acts that ask for a reason in the clerk's words.
enum ReasonPurpose: Codable, Sendable, Equatable {
    case voidCase
    case withdraw([Int])
    case callOutOfTurn(ULID)
    case refuse([Int])
    case notNeeded([Int])
    case assignQueue(String, counter: String, own: String, takes: Bool)
    case pauseCounter(String)
    case acknowledge(ULID, key: Int, Reminder)
    case object(ULID, RecordKind, exception: ULID)
}

/// Acts that a supervisor must allow.
public enum ApprovalPurpose: Codable, Sendable, Equatable {
    case newDefect(material: String, defects: [Int], note: String? = nil)
    case revoke
}
