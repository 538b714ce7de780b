import CaseStore
public import Casework
import Catalogue

/// Numbered blank certificates (制证): received, used, spoiled, and counted each day.
extension HallService {
    /// The stocks of `actor`'s side, one for each certificate that it makes on blanks; received or not.
    public func blankSheets(of actor: Actor) async throws(Trouble) -> [BlankSheet] {
        guard let owner = Owner(of: actor.capacity)?.id else { return [] }
        var sheets: [BlankSheet] = []
        for name in blankNames(of: actor) {
            let stock = try await stock(owner, name)
            let tally = try await asked { (index) throws(StoreFault) in
                try await index.blankTally(owner: owner, name: name)
            }
            sheets.append(BlankSheet(stock, name, tally))
        }
        return sheets
    }

    /// Certificates that the actor's side makes on numbered blanks, by the catalogue of today.
    private func blankNames(of actor: Actor) -> [String] {
        let made = catalogue.items.filter { item in
            guard item.result?.blank == true else { return false }
            return actor.capacity.department.map { $0 == item.deciding }
                ?? (item.windowEmpowered && item.kind == .instant)
        }
        return Set(made.compactMap(\.result?.name)).sorted()
    }

    /// Carries out an act on the stock of the actor's side for the certificate `name`.
    public func perform(
        _ act: any Intent<BlankStock>, onBlanks name: String, as actor: Actor
    ) async -> ActResult<BlankStock> {
        guard let owner = Owner(of: actor.capacity)?.id else {
            return .denied(Denial(.roleMayNot, ["role": actor.capacity.role.rawValue]))
        }
        do throws(Trouble) {
            let stock = try await stock(owner, name)
            let informed: any Intent<BlankStock>
            switch act {
            case var act as CloseBlanks:
                act.tally = try await asked { (index) throws(StoreFault) in
                    try await index.blankTally(owner: owner, name: name)
                }
                informed = act
            case var act as SpoilBlank:
                let number = act.number
                act.isUsed = try await !asked { (index) throws(StoreFault) in
                    try await index.cases(ofBlank: number, owner: owner, name: name)
                }.isEmpty
                informed = act
            default: informed = act
            }
            return await carryOut([informed], on: stock.id, expecting: stock.revision, as: actor, intent: identity())
        } catch {
            return .failed(error)
        }
    }

    private func stock(_ owner: String, _ name: String) async throws(Trouble) -> BlankStock {
        try await read(BlankStock.id(owner: owner, name: name))
    }

    /// Why a result can't be made on the blanks that its intents name: where the maker keeps a stock for it, a blank must
    /// have come from there, and no blank serves two cases.
    func denialOfBlanks(
        _ intents: [any Intent<Case>], on id: ULID, as actor: Actor, intent: ULID
    ) async throws(Trouble) -> Denial? {
        let making = intents.compactMap { $0 as? MakeResult }.filter { !$0.blank.isEmpty || !$0.spoiled.isEmpty }
        guard !making.isEmpty, let owner = Owner(of: actor.capacity)?.id else { return nil }
        let subject: Case = try await read(id)
        // What is carried out already is not carried out again.
        if subject.log.contains(where: { $0.intent == intent }) { return nil }
        for act in making {
            guard let definition = subject.item(act.key)?.definition.result, definition.blank else { continue }
            let stock = try await stock(owner, definition.name)
            for number in [act.blank] + act.spoiled where !number.isEmpty {
                if stock.revision > 0, !stock.has(number) { return Denial(.blankUnknown, ["blank": number]) }
                let users = try await asked { (index) throws(StoreFault) in
                    try await index.cases(ofBlank: number, owner: owner, name: definition.name)
                }
                if users.contains(where: { $0 != id }) { return Denial(.blankUsed, ["blank": number]) }
            }
        }
        return nil
    }
}
