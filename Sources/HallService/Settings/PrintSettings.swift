import Documents
public import Typesetting

/// How a hall prints: a program that takes files, or a folder from which somebody else prints them.
public struct PrintSettings: Codable, Hashable, Sendable {
    /// Program that prints a file, argument by argument: `{file}`, `{queue}`, `{title}`. It ends with 0 when it has taken
    /// the file. nil for `lp`.
    public var command: [String]?
    /// Queue of the printing system by the name of the paper, `acceptance`; `*` for the others.
    public var queues: [String: String]?
    /// Folder that finished files are put into instead: an absolute path. Sealed consoles, which start no program, print
    /// only so.
    public var folder: String?
    /// Families of type; those of `fonts-noto-cjk` where it is not set.
    public var typefaces: Typefaces?

    /// Settings by parts.
    public init(
        command: [String]? = nil, queues: [String: String]? = nil, folder: String? = nil, typefaces: Typefaces? = nil
    ) {
        self.command = command
        self.queues = queues
        self.folder = folder
        self.typefaces = typefaces
    }

    /// CUPS, where no other program is named.
    static let usualCommand = ["lp", "-d", "{queue}", "-t", "{title}", "{file}"]

    /// The queue for papers called `name`; nil where none is set.
    func queue(for name: String) -> String? { queues?[name] ?? queues?["*"] }

    /// What is wrong with it; nil when nothing is.
    var flaw: (path: String, text: String)? {
        if let command, command.first?.isEmpty != false || !command.contains(where: { $0.contains("{file}") }) {
            return ("command", "expected a program and its arguments, {file} among them")
        }
        if let folder, !folder.hasPrefix("/") { return ("folder", "expected an absolute path") }
        let names = queues?.keys.sorted() ?? []
        if let name = names.first(where: { $0 != "*" && !DocumentTemplates.names.contains($0) }) {
            return ("queues", "no paper is called \"\(name)\"; `onewindow document kinds` lists them")
        }
        if let name = names.first(where: { queues?[$0]?.isEmpty == true }) { return ("queues[\"\(name)\"]", "empty") }
        return nil
    }
}
