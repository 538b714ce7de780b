import Casework
import CellText
import ConsoleUI

/// What happens in a scene, by a word or a few: a key, text that is typed, or something that the hall sees.
struct Stroke {
    /// As the scene's file has it.
    let words: String
    let act: Act
}

/// What a stroke does.
enum Act {
    /// `F2`, `Enter`, `Ctrl-Z`, or one character: `0`.
    case key(Key)
    /// `text 王建国`: typed character by character.
    case text(String)
    /// `wait 8`: so many minutes pass.
    case wait(minutes: Int)
    /// `day 2026-11-26`: the same time on that day.
    case day(Day)
    /// `ticket A`: somebody draws a number of that queue.
    case ticket(category: String)
    /// `size 70x20`: the terminal is given another size.
    case size(Size)
}

extension Stroke: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        words = try container.decode(String.self)
        guard let act = Act(words) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no key: \(words)")
        }
        self.act = act
    }
}

extension Act {
    /// Reads what a scene's file says; nil for what nothing is called.
    fileprivate init?(_ words: String) {
        if let key = Key(named: words) {
            self = .key(key)
            return
        }
        guard let space = words.firstIndex(of: " ") else { return nil }
        let rest = String(words[words.index(after: space)...])
        switch words[..<space] {
        case "text": self = .text(rest)
        case "ticket": self = .ticket(category: rest)
        case "wait":
            guard let minutes = Int(rest), minutes > 0 else { return nil }
            self = .wait(minutes: minutes)
        case "day":
            guard let day = Day(rest) else { return nil }
            self = .day(day)
        case "size":
            guard let size = Size(argument: rest) else { return nil }
            self = .size(size)
        default: return nil
        }
    }
}

extension Key {
    /// The key that a scene's file calls `name`.
    fileprivate init?(named name: String) {
        let named: [String: Key] = [
            "Enter": .enter, "Tab": .tab, "BackTab": .backTab, "Esc": .escape, "Backspace": .backspace,
            "Delete": .delete, "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end,
            "PageUp": .pageUp, "PageDown": .pageDown, "Space": .character(" "),
        ]
        if let key = named[name] {
            self = key
        } else if name.count == 1, let character = name.first {
            self = .character(character)
        } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...12).contains(number) {
            self = .function(number)
        } else if name.hasPrefix("Ctrl-"), name.count == 6, let letter = name.lowercased().last {
            self = .control(letter)
        } else {
            return nil
        }
    }
}
