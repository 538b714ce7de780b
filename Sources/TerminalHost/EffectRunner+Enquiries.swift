internal import Casework
internal import ConsoleUI
internal import HallService

/// What the console asks of the hall about complaints and questions.
extension EffectRunner {
    func onEnquiry(_ effect: Effect) async -> Event? {
        guard let session = current else { return nil }
        switch effect {
        case .enquiries:
            return await troubled { () async throws(Trouble) in
                .enquiries(try await self.service.enquiries(of: session.actor))
            }
        case .enquiry(let id):
            return await troubled { () async throws(Trouble) in .enquiry(try await self.service.load(enquiry: id)) }
        case .registerEnquiry(let act, let number, let owner, let actor):
            return .enquiryActed(await service.register(act, caseNumber: number, owner: owner, as: actor))
        case .onEnquiry(let act, let id, let revision, let actor):
            return .enquiryActed(await service.perform(act, onEnquiry: id, expecting: revision, as: actor))
        default: return nil
        }
    }

    /// Numbers of what is not closed about a case; of what is about the actor nothing is said.
    func enquiries(of id: ULID?, _ actor: Actor) async throws(Trouble) -> [String] {
        guard let id else { return [] }
        let found = try await service.enquiries(ofCase: id)
        return found.filter { $0.state != .closed && $0.about != actor.person }.map(\.number)
    }
}
