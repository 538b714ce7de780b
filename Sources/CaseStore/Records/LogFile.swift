import Casework
import Crypto
import StrictJSON

/// The bytes of a record's file and what the store must know of them; what the operations say is not its business.
///
///     {"format":1,"head":"<SHA-256 of the last line>","id":"01J…","kind":"cases","operations":[
///     {…operation 1…},
///     {…operation 2…}
///     ]}
///
/// Each operation is one line of canonical JSON, and carries as `previous` the hash of the line before (the first one,
/// of the record's identity). So every byte has one lawful value, and any change is found. Lines are kept as they were
/// read: what a newer version of the program put into them survives an older one.
struct LogFile {
    /// The version of this layout; older ones don't exist yet.
    static let format = 1
    /// Bytes that a record may have. A case of three hundred operations has about 200 KB.
    static let sizeLimit = 16 << 20

    let kind: RecordKind
    let id: ULID
    /// One operation each, without the comma and line break between them.
    private(set) var lines: [ArraySlice<UInt8>] = []
    /// The intent of each line as it stands there, in the same order.
    private var intents: [ArraySlice<UInt8>] = []
    /// Hash of the last line; before the first, of the record's identity.
    private(set) var head: Digest
    /// What the first lines say, as far as somebody asked.
    var decoded: [Operation] = []

    /// A record before its first operation.
    init(kind: RecordKind, id: ULID) {
        self.kind = kind
        self.id = id
        head = Digest(of: Array("onewindow/\(LogFile.format)/\(kind.rawValue)/\(id)".utf8)[...])
    }

    var revision: Int { lines.count }

    /// Takes in the line of the next operation, which must be canonical, next in sequence and chained to the last.
    mutating func append(_ line: ArraySlice<UInt8>) throws(LineFault) {
        let envelope = try Envelope(line)
        guard envelope.sequence == revision + 1 else { throw .sequence(found: envelope.sequence) }
        guard envelope.previous.elementsEqual(head.hex) else { throw .chain }
        lines.append(line)
        intents.append(envelope.intent)
        head = Digest(of: line)
    }

    /// The lines that an intent brought about, as a range of indices; nil if it is not in the log.
    func lines(of intent: ULID) -> Range<Int>? {
        let intent = Array(intent.description.utf8)[...]
        guard let first = intents.firstIndex(of: intent), let last = intents.lastIndex(of: intent) else { return nil }
        return first..<last + 1
    }
}

/// What can be wrong with one line.
enum LineFault: Error {
    case json(JSONFault)
    case missing(key: String)
    case sequence(found: Int)
    case chain

    var reason: RecordFault.Reason {
        switch self {
        case .json(let fault): .json(fault)
        case .missing(let key): .envelope(key: key)
        case .sequence(let found): .sequence(found: found)
        case .chain: .chain
        }
    }
}

/// The three members of an operation that the store needs; the rest is checked for its form and passed over.
private struct Envelope {
    let sequence: Int
    let intent: ArraySlice<UInt8>
    let previous: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) throws(LineFault) {
        let members: [StrictJSON.Member]
        do {
            members = try StrictJSON.members(of: line, form: .canonical)
        } catch {
            throw .json(error)
        }
        func text(_ key: String) throws(LineFault) -> ArraySlice<UInt8> {
            guard let range = members.first(where: { $0.key == key })?.value else { throw .missing(key: key) }
            return line[range]
        }
        guard let sequence = Int(String(decoding: try text("sequence"), as: UTF8.self)) else {
            throw .missing(key: "sequence")
        }
        self.sequence = sequence
        intent = try text("intent").dropFirst().dropLast()
        previous = try text("previous").dropFirst().dropLast()
    }
}
