import CellText

/// A line being typed: its characters and where the cursor stands among them.
struct TextField: Sendable, Equatable {
    /// Longest text that a field takes, in characters; more is cut off and said.
    static let limit = 2_000

    private(set) var characters: [Character] = []
    private(set) var cursor = 0

    /// A field that holds `text`, with the cursor behind it.
    init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    /// A field that holds `text`, with the cursor before the character `cursor`, or behind the last.
    init(_ text: String, cursor: Int) {
        self.init(text)
        self.cursor = min(max(0, cursor), characters.count)
    }

    var text: String { String(characters) }
    var isEmpty: Bool { characters.isEmpty }

    /// Puts `text` in at the cursor; line ends become spaces. Returns false when something had to be cut off.
    mutating func insert(_ text: String) -> Bool {
        let flat = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        let taken = flat.prefix(max(0, TextField.limit - characters.count))
        characters.insert(contentsOf: taken, at: cursor)
        cursor += taken.count
        return taken.count == flat.count
    }

    /// Handles an editing key; false for a key that is none.
    mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character): return insert(String(character))
        case .backspace where cursor > 0:
            cursor -= 1
            characters.remove(at: cursor)
        case .delete where cursor < characters.count: characters.remove(at: cursor)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("u"): self = TextField()
        case .backspace, .delete: break
        default: return false
        }
        return true
    }

    /// The part that fits into `cells` with the cursor in it, and the cursor's cell in that part.
    func visible(in cells: Int, masked: Bool = false) -> (text: SafeText, cursor: Int) {
        func safe(_ range: Range<Int>) -> SafeText {
            masked
                ? SafeText(String(repeating: "*", count: range.count)) : SafeText(String(characters[range]))
        }
        let head = safe(0..<cursor)
        guard head.width >= cells else {
            return ((head + safe(cursor..<characters.count)).prefix(cells: cells), head.width)
        }
        let tail = head.suffix(cells: max(0, cells - 1))
        return (tail, tail.width)
    }
}
