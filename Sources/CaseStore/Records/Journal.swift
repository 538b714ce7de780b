public import Casework
import Glibc

/// Which record was changed, in order: one append-only file for all consoles.
///
///     + c 01JD… 7 01JE…    before the file of case 01JD… is replaced by revision 7, which intent 01JE… brings about
///     = c 01JD… 7 01JE…    after
///
/// Both lines say "look there"; neither is believed. Lines are written while the record's lock is held. They are not
/// waited for on the disk: a third wait would cost each save as much as its other two, and what a crash of the machine
/// can take from this file is found again by the index, which compares all files with its rows after each start.
final class Journal: Sendable {
    static let name = "journal"

    private let file: Descriptor
    private let path: String

    init(_ folder: DataFolder) throws(StoreFault) {
        file = try folder.root.openedOrCreated(Journal.name, O_RDWR | O_APPEND)
        path = folder.root.path(of: Journal.name)
    }

    /// Appends one line by one call, which the kernel keeps whole among other writers.
    func note(_ sign: Character, _ place: Place, revision: Int, intent: ULID) throws(StoreFault) {
        try file.write(Array("\(sign) \(place.kind.letter) \(place.id) \(revision) \(intent)\n".utf8), path)
    }

    /// Bytes written so far.
    func size() throws(StoreFault) -> Int {
        try file.inspect(path).size
    }

    /// When the latest of the last some hundred changes was made, by the clock that its identity was taken from:
    /// milliseconds since 1970; nil before the first. Of the lines themselves none says a time.
    func latestMoment() throws(StoreFault) -> Int64? {
        let bytes = try file.read(from: max(0, try size() - 1 << 16), limit: .max, path)
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap {
            Change(line: String(decoding: $0, as: UTF8.self))?.intent.milliseconds
        }.max()
    }

    /// The whole lines after `offset`.
    func read(from offset: Int) throws(StoreFault) -> JournalPage {
        guard try size() >= offset else { return JournalPage(changes: [], next: offset, isWhole: false) }
        let bytes = try file.read(from: offset, limit: .max, path)
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = bytes[..<end].split(separator: UInt8(ascii: "\n"))
        let changes = lines.map { Change(line: String(decoding: $0, as: UTF8.self)) }
        return JournalPage(changes: changes.compactMap(\.self), next: offset + end, isWhole: !changes.contains(nil))
    }
}

/// What a reader of the journal gets at once.
struct JournalPage {
    var changes: [Change]
    /// Where to go on reading.
    var next: Int
    /// False if a line can't be read, or the file is shorter than the reader knew it: then anything may have changed.
    var isWhole: Bool
}

/// A line of the journal: a record that changed, or may be about to.
public struct Change: Hashable, Sendable {
    public let kind: RecordKind
    public let id: ULID
    /// The revision that it has now, or is about to get.
    public let revision: Int
    public let intent: ULID
    /// Whether the change is on the disk; before that only its intent was written down, and its saver may have died.
    public let isDone: Bool

    init?(line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, words[0] == "+" || words[0] == "=",
            let kind = RecordKind.allCases.first(where: { String($0.letter) == words[1] }),
            let id = ULID(words[2]), let revision = Int(words[3]), let intent = ULID(words[4])
        else { return nil }
        self.kind = kind
        self.id = id
        self.revision = revision
        self.intent = intent
        isDone = words[0] == "="
    }
}

/// How far a reader has read the journal.
public struct JournalPosition: Hashable, Sendable, Codable {
    /// Bytes from the beginning.
    let offset: Int

    /// Before the first change ever.
    public static let start = JournalPosition(offset: 0)
}

extension RecordKind {
    /// Mark in the journal; frozen.
    var letter: Character {
        switch self {
        case .cases: "c"
        case .tickets: "t"
        case .blanks: "b"
        case .shifts: "s"
        case .enquiries: "e"
        }
    }
}
