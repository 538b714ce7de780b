import CaseStore
import Casework

/// The way every act takes: load, decide, commit, and look when the outcome is unknown. It knows no files, so a simulation
/// can put any store, clock and order of things beneath it.
struct Acts: Sendable {
    /// How often a record may move between being read and being written before the clerk is told.
    private static let attempts = 8

    let records: any RecordAccess
    let definitions: Definitions
    /// What a decision for an actor rests on now.
    let context: @Sendable (Actor, ULID) -> Context
    /// Who has a case besides the actor.
    let holder: @Sendable (ULID, Actor) async -> Holder?

    /// Carries out `intents` on the record `id`, all or none, as decided on `revision`; 0 for a new record.
    func carryOut<R: Record>(
        _ intents: [any Intent<R>], on id: ULID, expecting revision: Int, as actor: Actor, intent: ULID
    ) async -> ActResult<R> {
        do throws(Trouble) {
            for _ in 1...Acts.attempts {
                let record: R = try await read(id)
                if record.log.contains(where: { $0.intent == intent }) { return .done(record) }
                let newer = record.log.filter { $0.sequence > revision }
                guard record.revision >= revision else {
                    return .failed(Trouble(.damaged, "\(R.kind.rawValue)/\(id): revision \(revision)"))
                }
                if newer.contains(where: { !($0.payload is any LeavesOthersAlone) }) {
                    return .conflict(record, newer: newer)
                }
                var context = context(actor, intent)
                // The pages of an act that stands are owed and printed by whoever has the case.
                if R.kind == .cases, !intents.allSatisfy({ $0 is EnterDocument || $0 is EnterPrint }) {
                    context.heldBy = await holder(id, actor)
                }
                let deciding = Deciding(intents: intents, context: context, definitions: definitions)
                let operations: [Operation]
                do {
                    operations = try deciding.operations(on: record)
                } catch {
                    switch error {
                    case .denied(let denial): return .denied(denial)
                    case .fold(let fault): return .failed(Trouble(fault, of: id))
                    }
                }
                if let result = await commit(operations, on: record, intent: intent) { return result }
            }
            return .failed(Trouble(.inputOutput, "\(R.kind.rawValue)/\(id): busy"))
        } catch {
            return .failed(error)
        }
    }

    /// One commit; nil when the record moved since it was read.
    private func commit<R: Record>(_ operations: [Operation], on record: R, intent: ULID) async -> ActResult<R>? {
        let result = await records.commit(
            R.kind, record.id, expectedRevision: record.revision, operations, intent: intent)
        switch result {
        case .saved(_, let saved):
            return await saved.first?.sequence == record.revision + 1
                ? folded(record, saved) : again(record.id)
        case .conflict: return nil
        case .failed(let fault): return .failed(Trouble(fault))
        case .unknown(let fault):
            do {
                switch try await records.settle(R.kind, record.id, intent: intent) {
                case .saved: return await again(record.id)
                case .notSaved: return .failed(Trouble(fault))
                }
            } catch {
                return .unknown(Trouble(error))
            }
        }
    }

    private func folded<R: Record>(_ record: R, _ saved: [Operation]) -> ActResult<R> {
        do {
            var record = record
            try record.append(saved, definitions)
            return .done(record)
        } catch {
            return .failed(Trouble(error, of: record.id))
        }
    }

    /// Saved for certain; what can't be read now is trouble, but no doubt.
    private func again<R: Record>(_ id: ULID) async -> ActResult<R> {
        do throws(Trouble) {
            return .done(try await read(id))
        } catch {
            return .unknown(error)
        }
    }

    /// The record as it stands; before its first operation where there is none.
    func read<R: Record>(_ id: ULID) async throws(Trouble) -> R {
        let log: [Operation]
        do {
            log = try await records.load(R.kind, id)
        } catch .missing {
            return R(id: id)
        } catch {
            throw Trouble(error)
        }
        do {
            return try R.fold(id, log, definitions)
        } catch {
            throw Trouble(error, of: id)
        }
    }
}
