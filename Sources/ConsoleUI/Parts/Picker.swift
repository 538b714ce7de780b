import Casework
import CellText

/// A list to choose from by typing a part of the name, by digit, or by arrow.
struct Picker: Sendable {
    /// One line of a list; a closed one says why.
    struct Row: Sendable {
        var id: String
        var text: SafeText
        var detail: SafeText
        /// Why it can't be chosen; nil when it can.
        var closed: SafeText?
        var isMarked = false
        /// How it looks while it is open and not selected.
        var style = Style.plain

        /// An open line, or one that is closed for a stated reason.
        init(id: String, text: SafeText, detail: SafeText = "", closed: SafeText? = nil) {
            self.id = id
            self.text = text
            self.detail = detail
            self.closed = closed
        }
    }

    /// What choosing does.
    enum Purpose: Codable, Sendable, Equatable {
        case item
        case defect(material: String)
        case category
        case action
        case document
        case prints
        case figures
        case counterQueue(counter: String, own: String, takes: Bool)
        case moveQueue(from: String)
        case ratingAct(ULID)
        case ratingOwner(ULID)
        case guide(Helped)
        case search
        case history
        case supplement
        case giveBack
        case situation
        case dropItem
        case feed
        case refusalGround([Int])
        case notNeededGround([Int])
        case declineCause(caseID: ULID, handover: Int)
        case opinion(key: Int, step: String)
        case decision(key: Int)
        case proceedings(key: Int)
        case endings
        case receiver
        case resultSource
        case attachTo
        case files
        case compare
        case collector(key: Int)
        case tell
        case settle
        case carried(key: Int, handover: Int)
        case complaint(key: Int)
        case blanks
        case onBlanks(name: String)
        case enquiries
        case onEnquiry(ULID)
    }

    var purpose: Purpose
    var title: String
    var query = TextField()
    var rows: [Row]
    var selected = 0
    /// Several lines can be marked with the space bar.
    var isMultiple = false
    /// Typed digits choose a line by its number at once, rather than filtering.
    var picksByDigit = false

    /// A list for `purpose`.
    init(_ purpose: Purpose, title: String, rows: [Row]) {
        self.purpose = purpose
        self.title = title
        self.rows = rows
    }

    /// What a key did to a list.
    enum Reaction: Equatable {
        case stay, filter, choose, cancel, ignored
    }

    mutating func press(_ key: Key, page: Int) -> Reaction {
        switch key {
        case .enter: return rows.isEmpty ? .ignored : .choose
        case .escape, .function(12): return .cancel
        case .up: selected = max(0, selected - 1)
        case .down: selected = min(max(0, rows.count - 1), selected + 1)
        case .pageUp: selected = max(0, selected - page)
        case .pageDown: selected = min(max(0, rows.count - 1), selected + page)
        case .character(" ") where isMultiple:
            guard rows.indices.contains(selected), rows[selected].closed == nil else { return .ignored }
            rows[selected].isMarked.toggle()
            selected = min(rows.count - 1, selected + 1)
        case .character(let digit) where isMultiple && digit.wholeNumberValue != nil:
            guard let number = digit.wholeNumberValue, rows.indices.contains(number - 1) else { return .ignored }
            selected = number - 1
        case .character(let digit) where picksByDigit && digit.wholeNumberValue != nil:
            guard let number = digit.wholeNumberValue, (1...max(1, rows.count)).contains(number), !rows.isEmpty else {
                return .ignored
            }
            selected = number - 1
            return .choose
        default: return !isMultiple && query.edit(key) ? .filter : .ignored
        }
        return .stay
    }
}
