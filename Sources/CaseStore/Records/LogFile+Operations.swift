import Casework
import FoundationEssentials

/// Operations to lines and back.
extension LogFile {
    /// Adds an operation as the next one, and gives it back as it was written.
    ///
    /// It is decoded again before it is believed: a payload that doesn't come back from its own encoding, or that this
    /// program doesn't know, must not get into a file that nobody could then open.
    mutating func append(_ operation: Operation, intent: ULID) throws(StoreFault) -> Operation {
        var written = operation
        written.sequence = revision + 1
        written.previous = head.description
        written.intent = intent
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let line = try encoder.encode(written)
            guard try JSONDecoder().decode(Operation.self, from: line) == written else {
                throw StoreFault.unwritable(kind: operation.kind, reason: "comes back changed")
            }
            try append(Array(line)[...])
            if decoded.count == revision - 1 { decoded.append(written) }
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw .unwritable(kind: operation.kind, reason: String(describing: error))
        }
        return written
    }

    /// The operations that stand in the lines `range`.
    func operations(_ range: Range<Int>, file: String) throws(RecordFault) -> [Operation] {
        if range.upperBound <= decoded.count { return Array(decoded[range]) }
        let decoder = JSONDecoder()
        var operations = Array(decoded[range.clamped(to: decoded.indices)])
        for index in range.lowerBound + operations.count..<range.upperBound {
            do {
                operations.append(try decoder.decode(Operation.self, from: Data(lines[index])))
            } catch {
                let reason = RecordFault.Reason.undecodable(String(describing: error))
                throw RecordFault(file: file, operation: index + 1, reason: reason)
            }
        }
        return operations
    }
}
