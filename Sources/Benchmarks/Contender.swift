/// One of the programs that are compared: how it is started, and the keys that are timed in it.
struct Contender {
    /// One thing that is timed.
    enum Matter: String, CaseIterable {
        case start = "start to first full screen"
        case signIn = "sign-in to full desk"
        case openCase = "case number to its checklist"
        case down = "down in a list"
        case character = "character in a field"
        case filter = "character that filters a list"
        case layer = "a layer opens or closes"
        case save = "a saved key"

        /// The matter of the others that it is compared with; nil where they have none.
        var peer: Matter? {
            switch self {
            case .start: .start
            case .down, .character, .filter, .layer: .down
            case .signIn, .openCase, .save: nil
            }
        }
    }

    /// What a round gives: one answer, or several, in each matter.
    typealias Note = (Matter, PseudoTerminal.Answer) -> Void

    let name: String
    let path: String
    let arguments: [String]
    /// What its first full screen shows.
    let greeting: String
    /// The keys after that.
    let play: (PseudoTerminal, Note) throws -> Void

    static let environment = [
        "PATH=/usr/bin:/bin", "HOME=/nonexistent", "TERM=xterm-256color", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no",
    ]

    /// Starts the program, plays its keys, and ends it.
    func run(_ size: (width: UInt16, height: UInt16), _ note: Note) throws {
        do {
            let terminal = try PseudoTerminal(path, arguments, Contender.environment, size)
            note(.start, try terminal.firstScreen(showing: greeting))
            try play(terminal, note)
        } catch {
            throw BenchFault.contender(name, error)
        }
    }
}

/// Keys as a terminal in application mode sends them.
enum Stroke {
    static let down = "\u{1B}OB"
    static let home = "\u{1B}OH"
    static let f1 = "\u{1B}OP"
    static let f3 = "\u{1B}OR"
    static let f6 = "\u{1B}[17~"
    static let f12 = "\u{1B}[24~"
    static let enter = "\r"
    static let undo = "\u{1A}"
}

extension Contender {
    /// htop; its own refresh is put off, so that nothing but the key repaints.
    static func htop() -> Contender {
        Contender(name: "htop", path: "/usr/bin/htop", arguments: ["-d", "100"], greeting: "Quit") { terminal, note in
            for _ in 0..<4 { note(.down, try terminal.press(Stroke.down)) }
        }
    }

    /// mutt with the settings in `settings`.
    static func mutt(settings: String) -> Contender {
        Contender(
            name: "mutt, 10,000 mails", path: "/usr/bin/mutt", arguments: ["-R", "-F", settings], greeting: "Msgs:"
        ) { terminal, note in
            // It opens at the last mail.
            try terminal.settle("=")
            for _ in 0..<4 { note(.down, try terminal.press("j")) }
        }
    }

    /// The console of counter 3 on the hall in `data`, with the case `number`, whose checklist has more lines to look at.
    static func console(_ name: String, program: String, data: String, number: String) -> Contender {
        Contender(
            name: "onewindow, \(name)", path: program, arguments: ["--data", data], greeting: "工号"
        ) { terminal, note in
            for line in ["0117", "onewindow"] { _ = try terminal.press(line + Stroke.enter) }
            _ = try terminal.press("3")
            note(.signIn, try terminal.press(Stroke.enter, showing: "您好"))
            _ = try terminal.press(number)
            note(.openCase, try terminal.press(Stroke.enter, showing: "看过"))
            try terminal.settle(Stroke.home)
            for _ in 0..<3 { note(.down, try terminal.press(Stroke.down)) }
            for letter in ["8", "9", "5"] { note(.character, try terminal.press(letter)) }
            try terminal.settle(Stroke.f12)
            for (open, close) in [(Stroke.f1, Stroke.f1), (Stroke.f6, Stroke.f12), (":", Stroke.f12)] {
                note(.layer, try terminal.press(open))
                note(.layer, try terminal.press(close))
            }
            _ = try terminal.press("sp" + Stroke.enter)
            for letter in ["j", "y"] { note(.filter, try terminal.press(letter)) }
            try terminal.settle(Stroke.f12)
            for _ in 0..<2 {
                note(.save, try terminal.press(" "))
                note(.save, try terminal.press(Stroke.undo))
            }
            // A console that is killed comes back with its case open, and the next round's answers would be short ones.
            try terminal.end(Stroke.f3 + "0")
        }
    }
}
