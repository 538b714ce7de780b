import Casework

/// Decides several intents in a row, each against the record as the ones before it would leave it.
struct Deciding<R: Record>: Sendable {
    let intents: [any Intent<R>]
    let context: Context
    let definitions: Definitions

    /// The operations that carry out all intents; they go into one commit, all or none.
    func operations(on record: R) throws(DecidingFault) -> [Operation] {
        var subject = record
        var operations: [Operation] = []
        for intent in intents {
            var next = try decided(intent, subject)
            for place in next.indices { next[place].sequence = subject.revision + place + 1 }
            operations += next
            do {
                try subject.append(next, definitions)
            } catch {
                throw .fold(error)
            }
        }
        return operations
    }

    private func decided(_ intent: some Intent<R>, _ subject: R) throws(DecidingFault) -> [Operation] {
        do {
            return try decide(intent, subject, context)
        } catch {
            throw .denied(error)
        }
    }
}

/// Why nothing was decided.
enum DecidingFault: Error {
    case denied(Denial)
    case fold(FoldFault)
}
