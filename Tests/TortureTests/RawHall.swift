import Crypto
import Foundation
import Glibc

/// A hall's folder read without the store: bytes, lines and SHA-256, as `README.md` describes them.
struct RawHall {
    struct Operation {
        let sequence: Int
        let intent: String
        let kind: String
        let person: String
        let number: String?
    }

    struct Record {
        /// `cases` or `tickets`.
        let kind: String
        let id: String
        let operations: [Operation]

        /// As printed: the queue number, the case's number.
        var number: String { operations.first?.number ?? "" }
        /// The kinds of operations, act by act: what one intent brought about came by one save.
        var acts: [[String]] {
            var acts: [(intent: String, kinds: [String])] = []
            for operation in operations {
                if acts.last?.intent == operation.intent {
                    acts[acts.count - 1].kinds.append(operation.kind)
                } else {
                    acts.append((operation.intent, [operation.kind]))
                }
            }
            return acts.map(\.kinds)
        }
    }

    private(set) var records: [String: Record] = [:]
    /// What is not as it must be, each in a sentence.
    private(set) var faults: [String] = []
    /// Journal lines in their order: sign, record, revision.
    private(set) var journal: [(sign: String, id: String, revision: Int)] = []

    /// Reads every record and the journal.
    init(_ data: String) throws {
        for kind in ["cases", "tickets"] {
            for shard in RawHall.names("\(data)/\(kind)") {
                for file in RawHall.names("\(data)/\(kind)/\(shard)") where !file.hasPrefix(".") {
                    let id = String(file.dropLast(5))
                    read(try Data(contentsOf: URL(filePath: "\(data)/\(kind)/\(shard)/\(file)")), kind, id)
                    if !id.hasSuffix(shard) { faults.append("\(kind)/\(shard)/\(file) lies in the wrong folder") }
                }
            }
        }
        readJournal(try String(contentsOfFile: "\(data)/journal", encoding: .utf8))
        checkNumbers()
    }

    func of(_ kind: String) -> [Record] { records.values.filter { $0.kind == kind } }

    private static func names(_ folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private static func hash(_ text: some Sequence<UInt8>) -> String {
        SHA256.hash(data: Data(text)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private mutating func read(_ data: Data, _ kind: String, _ id: String) {
        let name = "\(kind)/\(id)"
        var lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        guard lines.count >= 4, lines.removeLast().isEmpty, lines.removeLast() == Array("]}".utf8) else {
            faults.append("\(name) has no end")
            return
        }
        let head = String(decoding: lines.removeFirst(), as: UTF8.self)
        var previous = RawHall.hash("onewindow/1/\(kind)/\(id)".utf8)
        var operations: [Operation] = []
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            guard isLast || line.last == UInt8(ascii: ",") else {
                faults.append("\(name) has no comma after operation \(index + 1)")
                return
            }
            let bytes = isLast ? line : line.dropLast()
            guard let read = operation(Data(bytes)) else {
                faults.append("\(name): operation \(index + 1) is no operation")
                return
            }
            if read.operation.sequence != index + 1 { faults.append("\(name): operation \(index + 1) is out of order") }
            if read.previous != previous { faults.append("\(name): the chain is broken before \(index + 1)") }
            previous = RawHall.hash(bytes)
            operations.append(read.operation)
        }
        let expected = "{\"format\":1,\"head\":\"\(previous)\",\"id\":\"\(id)\",\"kind\":\"\(kind)\",\"operations\":["
        if head != expected { faults.append("\(name): the head names another end") }
        let record = Record(kind: kind, id: id, operations: operations)
        if Set(operations.map(\.intent)).count != record.acts.count { faults.append("\(name): an intent came twice") }
        records[id] = record
    }

    private func operation(_ line: Data) -> (operation: Operation, previous: String)? {
        guard let json = try? JSONSerialization.jsonObject(with: line) as? [String: Any],
            let sequence = json["sequence"] as? Int, let intent = json["intent"] as? String,
            let kind = json["kind"] as? String, let person = json["actor"] as? String,
            let previous = json["previous"] as? String, let payload = json["payload"] as? [String: Any]
        else { return nil }
        return (
            Operation(
                sequence: sequence, intent: intent, kind: kind, person: person, number: payload["number"] as? String),
            previous
        )
    }

    private mutating func readJournal(_ text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 5, let revision = Int(words[3]) else {
                faults.append("journal: \(line)")
                continue
            }
            journal.append((words[0], words[2], revision))
        }
        // Revisions of a record only rise, and the last one that was written down as done is there.
        var last: [String: Int] = [:]
        for line in journal where line.sign == "=" {
            if let before = last[line.id], before > line.revision {
                faults.append("journal: \(line.id) went back from \(before) to \(line.revision)")
            }
            last[line.id] = line.revision
        }
        for (id, revision) in last where records[id]?.operations.count ?? 0 < revision {
            faults.append("\(id) has lost operations: revision \(revision) was done")
        }
    }

    /// No number is given twice, and none is called while it is at a counter.
    private mutating func checkNumbers() {
        for kind in ["cases", "tickets"] {
            for (number, records) in Dictionary(grouping: of(kind), by: \.number) where records.count > 1 {
                faults.append("\(kind): \(number) was given \(records.count) times")
            }
        }
        for ticket in of("tickets") {
            var isCalled = false
            for operation in ticket.operations {
                if operation.kind == "ticketCalled" {
                    if isCalled { faults.append("\(ticket.number) was called while it was at a counter") }
                    isCalled = true
                } else if operation.kind != "ticketRecalled" {
                    isCalled = false
                }
            }
        }
    }

    // MARK: - What may be left behind

    /// Temporary files below a folder.
    static func temporaries(_ data: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: data)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix("/.new") || $0 == ".new" }
    }

    /// Locks of the hall that somebody holds.
    static func heldLocks(_ data: String) -> [String] {
        names("\(data)/locks").filter { name in
            let file = Glibc.open("\(data)/locks/\(name)", O_RDWR | O_CLOEXEC)
            defer { close(file) }
            return flock(file, LOCK_EX | LOCK_NB) != 0
        }
    }
}
