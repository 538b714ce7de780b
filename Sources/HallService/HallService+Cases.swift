import CaseStore
public import Casework
import Catalogue

/// Work on cases.
extension HallService {
    /// The case as it stands, checked to its last byte. Throws `.missing` where there is none.
    public func load(_ id: ULID) async throws(Trouble) -> Case {
        let subject: Case = try await read(id)
        guard subject.revision > 0 else { throw Trouble(.missing, "cases/\(id)") }
        return subject
    }

    /// The case as `actor` takes it up: with the pages that a crash kept from being issued, and with what became by now of
    /// the results of other cases that it waited for.
    public func take(_ id: ULID, as actor: Actor) async -> ActResult<Case> {
        do throws(Trouble) {
            let issued = await issueOwedDocuments(try await load(id), as: actor)
            guard case .done(let subject) = issued else { return issued }
            return .done(await bringResultNews(to: subject))
        } catch {
            return .failed(error)
        }
    }

    /// Carries out `intents` on a case, all or none, and issues the pages that they call for.
    ///
    /// - Parameters:
    ///   - revision: revision of the case that the actor saw; one that moved meanwhile is a conflict.
    ///   - intent: identity of the act. Sent twice it is carried out once, so it may be repeated after `.unknown`.
    /// - Returns: when saving went well but a page could not be kept, `.done` with `documentsOwed` left in the case.
    public func perform(
        _ intents: [any Intent<Case>], on id: ULID, expecting revision: Int, as actor: Actor, intent: ULID
    ) async -> ActResult<Case> {
        for act in intents {
            guard isApproved(act) else { return .denied(Denial(.supervisorNeeded)) }
            do throws(Trouble) {
                switch act {
                case let act as AddItem: try await shelf.keep(act.definition, as: act.hash)
                case let act as MoveDefinition: try await shelf.keep(act.definition, as: act.hash)
                default: break
                }
            } catch {
                return .failed(error)
            }
        }
        let seeing: [any Intent<Case>]
        do throws(Trouble) {
            if let denial = try await denialOfSources(intents, on: id, intent: intent) { return .denied(denial) }
            if let denial = try await denialOfBlanks(intents, on: id, as: actor, intent: intent) {
                return .denied(denial)
            }
            seeing = try await seeingWaits(intents, on: id)
        } catch {
            return .failed(error)
        }
        let result = await carryOut(seeing, on: id, expecting: revision, as: actor, intent: intent)
        guard case .done(let subject) = result else { return result }
        let issued = await issueOwedDocuments(subject, as: actor)
        // The act itself is saved: trouble with its page must not look like trouble with the act.
        if case .done = issued { return issued }
        return result
    }

    /// Opens a case, with a number drawn for it, and carries out further `intents` on it in the same breath.
    ///
    /// The case's identity is that of the intent: an act repeated after `.unknown` finds the case that it has opened.
    public func open(
        _ intents: [any Intent<Case>] = [], ticket: ULID? = nil, channel: Case.Channel = .counter, as actor: Actor,
        intent: ULID
    ) async -> ActResult<Case> {
        let number: String
        do throws(Trouble) {
            number = try await drawCaseNumber(centre: actor.centre)
        } catch {
            return .failed(error)
        }
        let opening = OpenCase(number: number, channel: channel, ticket: ticket)
        return await perform([opening] + intents, on: intent, expecting: 0, as: actor, intent: intent)
    }

    /// A version of an item as `AddItem` wants it; nil where none holds today.
    public func adding(short: String) throws(Trouble) -> AddItem? {
        guard let item = catalogue.item(short: short, on: now.day) else { return nil }
        return AddItem(item, hash: try Catalogue.pin(item))
    }

    /// Takes the item `key` over to the version of its definition that holds today; nil where that is the one it has.
    public func moving(_ key: Int, of subject: Case) throws(Trouble) -> MoveDefinition? {
        guard let item = subject.item(key), let newer = catalogue.item(short: item.definition.short, on: now.day) else {
            return nil
        }
        let hash = try Catalogue.pin(newer)
        return hash == item.hash ? nil : MoveDefinition(key, to: newer, hash: hash)
    }

    private func drawCaseNumber(centre id: String) async throws(Trouble) -> String {
        let settings = settings
        guard let centre = settings.centres.first(where: { $0.id == id }), let template = settings.numbers else {
            throw Trouble(.badSetting, "\(SettingsFile.name): centres: no centre is called \"\(id)\"")
        }
        let day = now.day
        let number = try await troubled { () throws(StoreFault) in try await numbers.next("case-\(centre.code)-\(day)")
        }
        return template(number, centre: centre.code, on: day)
    }

    /// Whether the second person whom an act names may approve (四眼); the rule itself sees that it is another one.
    private func isApproved(_ act: any Intent<Case>) -> Bool {
        let approval: Approval? =
            switch act {
            case let act as FailLine: act.approval
            case let act as RevokeOutcome: act.approval
            default: nil
            }
        return approval.map { settings.holds(.supervisor, $0.person) } ?? true
    }
}
