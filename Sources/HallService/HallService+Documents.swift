import CaseStore
public import Casework
import Logging

/// The second and third move of a document: its page is rendered and kept, then entered in the case (`model.md` 7).
extension HallService {
    /// Issues every page that acts of the case call for and that is not on file. Each step may be repeated: the same
    /// act gives the same page, the same bytes are kept once, and a page is entered once.
    public func issueOwedDocuments(_ subject: Case, as actor: Actor) async -> ActResult<Case> {
        var subject = subject
        for (kind, act) in subject.documentsOwed {
            let hash: String
            do throws(Trouble) {
                let page = try printer.page(kind, of: act, in: subject, shelf.definitions, premises)
                hash = try await troubled { () throws(StoreFault) in try await blobs.keep(Array(page.utf8)) }
            } catch {
                diary.error(
                    "a page is owed", metadata: ["case": "\(subject.id)", "kind": "\(kind)", "why": "\(error)"])
                return .failed(error)
            }
            let entry = EnterDocument(kind, hash: hash, act: act)
            switch await carryOut(
                [entry], on: subject.id, expecting: subject.revision, as: actor, intent: identity())
            {
            case .done(let changed): subject = changed
            // Another console entered it meanwhile.
            case .denied(let denial) where denial.code == .documentKnown:
                do throws(Trouble) {
                    subject = try await load(subject.id)
                } catch {
                    return .failed(error)
                }
            case let other: return other
            }
        }
        return .done(subject)
    }

    /// The text of a page as it was issued. Throws `.missing`, and `.damaged` where the file holds something else.
    public func page(_ hash: String) async throws(Trouble) -> String {
        let bytes = try await troubled { () throws(StoreFault) in try await blobs.read(hash) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
