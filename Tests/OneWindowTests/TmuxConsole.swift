import Foundation
import Glibc

/// The real program in a terminal of its own: a private tmux server gives it keys and reads its screen.
final class TmuxConsole {
    /// Something typed: a key by its tmux name, characters that command, or characters of the applicant's data.
    enum Stroke: ExpressibleByStringLiteral {
        case key(String)
        case command(String)
        case data(String)

        init(stringLiteral value: String) { self = .data(value) }
        static let enter = Stroke.key("Enter")
        static let escape = Stroke.key("Escape")
        static let space = Stroke.key("Space")
        static let tab = Stroke.key("Tab")
        static let up = Stroke.key("Up")
        static let down = Stroke.key("Down")
        static func f(_ number: Int) -> Stroke { .key("F\(number)") }
    }

    /// The screen never showed what a story waits for.
    struct NeverShown: Error, CustomStringConvertible {
        let line: UInt
        let awaited: String
        let screen: String

        var description: String { "line \(line): never shown: \(awaited)\n\(screen)" }
    }

    /// Looks at the screen before a wait is given up; each takes about the time of a clerk's glance.
    private static let glances = 10_000

    private let socket: String
    /// Keys and commanding characters typed so far, and characters of the applicant's data.
    private(set) var typed = (keys: 0, data: 0)

    /// Starts `arguments` in a terminal of `width` × `height` cells with the environment of a bare login and `variables`.
    init(_ arguments: [String], width: Int = 80, height: Int = 24, variables: [String] = []) throws {
        // Not a count: this type is compiled into two modules of one process, and each would count for itself.
        socket = FileManager.default.temporaryDirectory.appending(path: "ow-\(UUID().uuidString)")
            .path(percentEncoded: false)
        let environment =
            [
                "HOME=/nonexistent", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TERM=screen-256color",
                "SWIFT_BACKTRACE=enable=no",
            ]
        // The shell stays above the program, since tmux wakes a child of its own that is stopped.
        let program =
            ["env", "-i"] + environment + variables
            + [
                "sh", "-c", "\"$@\"; echo $? > \"$0\"", "\(socket).status",
                try Program.executable.path(percentEncoded: false),
            ]
        try tmux(
            [
                "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "set-clipboard", "on", ";", "set",
                "-g", "remain-on-exit", "on", ";",
            ]
                + ["new-session", "-d", "-s", "ow", "-x", "\(width)", "-y", "\(height)"] + program + arguments)
    }

    deinit {
        _ = try? tmux(["kill-server"])
        for file in [socket, "\(socket).status"] { try? FileManager.default.removeItem(atPath: file) }
    }

    /// Types `strokes` in one go, as somebody does who knows the console by heart.
    func type(_ strokes: Stroke...) throws {
        var commands: [String] = []
        for stroke in strokes {
            switch stroke {
            case .key(let name):
                typed.keys += 1
                commands += ["send-keys", "-t", "ow", name, ";"]
            case .command(let text):
                typed.keys += text.count
                commands += ["send-keys", "-t", "ow", "-l", "--", text, ";"]
            case .data(let text):
                typed.data += text.count
                commands += ["send-keys", "-t", "ow", "-l", "--", text, ";"]
            }
        }
        try tmux(commands)
    }

    /// Pastes the contents of a file, marked as a paste where the program asked for that.
    func paste(file: String) throws {
        try tmux(["load-buffer", file, ";", "paste-buffer", "-p", "-r", "-t", "ow"])
    }

    /// What the terminal's clipboard holds.
    func clipboard() throws -> String { try tmux(["show-buffer"]).trimmingCharacters(in: .newlines) }

    /// Gives the terminal another size.
    func resize(width: Int, height: Int) throws {
        try tmux(["resize-window", "-t", "ow", "-x", "\(width)", "-y", "\(height)"])
    }

    /// Copies every byte that the program writes from now on into a file.
    func record(into file: String) throws {
        try tmux(["pipe-pane", "-t", "ow", "cat > '\(file)'"])
    }

    /// What the terminal shows, without the spaces at the ends of its lines.
    func screen() throws -> String { try tmux(["capture-pane", "-p", "-t", "ow"]) }

    /// Looks at the screen until `isThere`; how long that may take is counted in looks, never in time.
    @discardableResult
    func wait(_ awaited: String, line: UInt = #line, until isThere: (String) -> Bool) throws -> String {
        var shown = ""
        for _ in 0..<TmuxConsole.glances {
            shown = try screen()
            if isThere(shown) { return shown }
        }
        throw NeverShown(line: line, awaited: awaited, screen: shown)
    }

    /// Waits until all of `texts` stand on the screen.
    @discardableResult
    func wait(for texts: String..., line: UInt = #line) throws -> String {
        try wait(texts.joined(separator: " + "), line: line) { shown in texts.allSatisfy { shown.contains($0) } }
    }

    /// Waits until `text` stands no longer on the screen.
    @discardableResult
    func wait(forEndOf text: String, line: UInt = #line) throws -> String {
        try wait("not \(text)", line: line) { !$0.contains(text) }
    }

    /// Waits for the program's end and returns its exit status, nil when a signal ended it. The shell above it writes the
    /// status down: a busy tmux may miss the end of a child.
    func exitStatus(line: UInt = #line) throws -> Int? {
        var status: Int?
        try wait("the program's end", line: line) { _ in
            status = (try? String(contentsOfFile: "\(socket).status", encoding: .utf8))
                .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            return status != nil
        }
        return status.flatMap { $0 < 128 ? $0 : nil }
    }

    /// Sends a signal to the program itself.
    func signal(_ number: Int32) throws {
        guard kill(try processIdentifier(), number) == 0 else {
            throw NeverShown(line: #line, awaited: "a program to signal", screen: try screen())
        }
    }

    /// Ends the terminal as a closed window does.
    func endServer() throws { try tmux(["kill-server"]) }

    /// Kills the terminal itself: nobody is left to say good-bye.
    func killServer() throws {
        let server = try tmux(["display-message", "-p", "#{pid}"]).trimmingCharacters(in: .newlines)
        guard let number = pid_t(server), kill(number, SIGKILL) == 0 else {
            throw NeverShown(line: #line, awaited: "a terminal to kill", screen: try screen())
        }
    }

    /// Number of the program's own process.
    func processIdentifier() throws -> pid_t {
        let shell = try tmux(["display-message", "-p", "-t", "ow", "#{pane_pid}"]).trimmingCharacters(in: .newlines)
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        guard let child = children.split(separator: " ").first.flatMap({ pid_t($0) }) else {
            throw NeverShown(line: #line, awaited: "a program to signal", screen: try screen())
        }
        return child
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        try Tool.run("tmux", ["-u", "-S", socket, "-f", "/dev/null"] + arguments).output
    }
}
