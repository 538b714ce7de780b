import CaseStore
public import Casework
import Documents
import Logging

/// Acts on the records of this hall.
extension HallService {
    private var acts: Acts {
        Acts(
            records: records, definitions: shelf.definitions,
            context: { [self] actor, intent in context(for: actor, intent: intent) },
            holder: { [self] id, actor in await holder(of: id, besides: actor) })
    }

    /// Carries out `intents` on the record `id`, all or none, as decided on `revision`; 0 for a new record.
    func carryOut<R: Record>(
        _ intents: [any Intent<R>], on id: ULID, expecting revision: Int, as actor: Actor, intent: ULID
    ) async -> ActResult<R> {
        let named = intents.compactMap { ($0 as? any NamesStaff)?.named }
        for number in named where settings.member(number)?.active != true {
            // Who was taken on since this console last looked is of the staff too.
            let member = (try? await refreshSettings())?.member(number)
            guard member?.active == true else { return .denied(Denial(.noSuchPerson, ["person": number])) }
        }
        return await acts.carryOut(intents, on: id, expecting: revision, as: actor, intent: intent)
    }

    /// The record as it stands; before its first operation where there is none.
    func read<R: Record>(_ id: ULID) async throws(Trouble) -> R { try await acts.read(id) }

    /// Issues every page that acts of the case call for and that is not on file. Each step may be repeated: the same
    /// act gives the same page, the same bytes are kept once, and a page is entered once.
    public func issueOwedDocuments(_ subject: Case, as actor: Actor) async -> ActResult<Case> {
        await acts.issueOwedDocuments(subject, as: actor, identity: identity) { (kind, act, subject) throws(Trouble) in
            do throws(Trouble) {
                let page = try printer.page(kind, of: act, in: subject, shelf.definitions, premises)
                return try await troubled { () throws(StoreFault) in try await blobs.keep(page.encoded) }
            } catch {
                diary.error(
                    "a page is owed", metadata: ["case": "\(subject.id)", "kind": "\(kind)", "why": "\(error)"])
                throw error
            }
        }
    }
}
