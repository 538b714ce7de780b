import CaseStore
public import Casework
import FoundationEssentials
import Logging
import StrictJSON

/// A draft as it was found, with when and where it was typed.
public struct FoundDraft<Content: Codable & Sendable>: Codable, Sendable {
    /// The last keystroke.
    public var at: Instant
    public var counter: String?
    public var content: Content
}

/// What a search for drafts brought to light.
public struct DraftSearch<Content: Codable & Sendable>: Sendable {
    /// The newest draft that a console of this person left behind.
    public var found: FoundDraft<Content>?
    /// Drafts that made no sense, by their names in `DATA/damaged`.
    public var setAside: [String] = []
}

/// What is half typed, kept beyond the console's end.
extension HallService {
    /// Keeps `content` as the draft of `session`, or removes the draft when it is nil. It is on the disk when this
    /// returns, and waits for that on the caller's thread.
    public func keep<Content: Codable & Sendable>(draft content: Content?, of session: Session) throws(Trouble) {
        do throws(StoreFault) {
            guard let content else { return try drafts.remove(of: session.draftOwner, session: session.id) }
            let paper = FoundDraft(at: now, counter: session.actor.counter, content: content)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            guard let bytes = try? encoder.encode(paper) else {
                throw .unwritable(kind: "draft", reason: "\(session.id)")
            }
            try drafts.keep(Array(bytes), of: session.draftOwner, session: session.id)
        } catch {
            throw Trouble(error)
        }
    }

    /// Hands the newest draft that a console of this person left behind, in this capacity, to `session`; nobody else
    /// gets it from then on. Files that hold no draft are set aside.
    public func takeDraft<Content: Codable & Sendable>(
        _ type: Content.Type, by session: Session
    ) async throws(Trouble) -> DraftSearch<Content> {
        var search = DraftSearch<Content>()
        do throws(StoreFault) {
            while let bytes = try await drafts.takeOver(of: session.draftOwner, by: session.id) {
                if (try? StrictJSON.check(bytes)) != nil,
                    let found = try? JSONDecoder().decode(FoundDraft<Content>.self, from: Data(bytes))
                {
                    search.found = found
                    return search
                }
                let name = try await drafts.setAside(of: session.draftOwner, session: session.id)
                diary.warning("a draft makes no sense and was set aside", metadata: ["file": "damaged/\(name)"])
                search.setAside.append(name)
            }
        } catch {
            throw Trouble(error)
        }
        return search
    }

    /// Calls a number again that the same person served when the console ended; no reason is asked for its turn.
    public func resume(ticket id: ULID, to session: Session) async -> ActResult<Ticket> {
        await releaseDead()
        do throws(Trouble) {
            let ticket = try await load(ticket: id)
            guard ticket.periods.first?.from.day == now.day else {
                return .denied(Denial(.ticketDone, ["number": ticket.number]))
            }
            let caller = ticket.log.last { $0.payload is TicketCalled }?.actor.person
            guard caller == session.actor.person else { return await call(id, to: session) }
            let queue = try await queue(now.day, centre: session.actor.centre)
            if let served = queue.first(where: { $0.isServed(at: session.actor.counter) && $0.id != id }) {
                return .denied(Denial(.alreadyServing, ["number": served.number]))
            }
            return await carryOut(
                [CallTicket(session: session.id)], on: id, expecting: ticket.revision, as: session.actor,
                intent: identity())
        } catch {
            return .failed(error)
        }
    }
}

extension Session {
    /// Person and capacity: a reviewer is not put back into what the same person typed at the desk.
    fileprivate var draftOwner: String { "\(actor.person)-\(actor.capacity.role.rawValue)" }
}
