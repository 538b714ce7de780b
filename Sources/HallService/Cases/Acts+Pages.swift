import CaseStore
import Casework

/// The second and third move of a document: its page is kept, then entered in the case (`model.md` 7).
extension Acts {
    /// Issues every page that acts of the case call for and that is not on file.
    ///
    /// - Parameter keep: renders and keeps a page, and gives its hash; called again for the same act it gives the same.
    func issueOwedDocuments(
        _ subject: Case, as actor: Actor, identity: () -> ULID,
        keep: (DocumentKind, ULID, Case) async throws(Trouble) -> String
    ) async -> ActResult<Case> {
        var subject = subject
        for (kind, act) in subject.documentsOwed {
            let hash: String
            do throws(Trouble) {
                hash = try await keep(kind, act, subject)
            } catch {
                return .failed(error)
            }
            let entry = EnterDocument(kind, hash: hash, act: act)
            switch await carryOut([entry], on: subject.id, expecting: subject.revision, as: actor, intent: identity()) {
            case .done(let changed): subject = changed
            // Another console entered it meanwhile.
            case .denied(let denial) where denial.code == .documentKnown:
                do throws(Trouble) {
                    subject = try await read(subject.id)
                } catch {
                    return .failed(error)
                }
            case let other: return other
            }
        }
        return .done(subject)
    }
}
