import Casework
import FoundationEssentials

/// Operations to lines and back. A seam only because the list of operations is closed to the tests of this module.
struct OperationCodec: Sendable {
    var encode: @Sendable (Operation) throws -> Data
    var decode: @Sendable (Data) throws -> Operation

    /// As `Operation` encodes itself.
    static let json = OperationCodec(
        encode: { operation in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(operation)
        },
        decode: { line in try JSONDecoder().decode(Operation.self, from: line) })
}

extension LogFile {
    /// Adds an operation as the next one, and gives it back as it was written.
    ///
    /// It is decoded again before it is believed: a payload that doesn't come back from its own encoding, or that this
    /// program doesn't know, must not get into a file that nobody could then open.
    mutating func append(
        _ operation: Operation, intent: ULID, _ codec: OperationCodec
    ) throws(StoreFault) -> Operation {
        var written = operation
        written.sequence = revision + 1
        written.previous = head.description
        written.intent = intent
        do {
            let line = try codec.encode(written)
            guard try codec.decode(line) == written else {
                throw StoreFault.unwritable(kind: operation.kind, reason: "comes back changed")
            }
            try append(Array(line)[...])
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw .unwritable(kind: operation.kind, reason: String(describing: error))
        }
        return written
    }

    /// The operations that stand in the lines `range`.
    func operations(
        _ range: Range<Int>, _ codec: OperationCodec, file: String
    ) throws(RecordFault) -> [Operation] {
        var operations: [Operation] = []
        for index in range {
            do {
                operations.append(try codec.decode(Data(lines[index])))
            } catch {
                let reason = RecordFault.Reason.undecodable(String(describing: error))
                throw RecordFault(file: file, operation: index + 1, reason: reason)
            }
        }
        return operations
    }
}
