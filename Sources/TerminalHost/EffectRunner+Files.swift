internal import Casework
internal import ConsoleUI
internal import HallService

/// What the console asks of the hall about electronic materials.
extension EffectRunner {
    func onFile(_ effect: Effect) async -> Event? {
        switch effect {
        case .attach(let path, let material, let id, let revision, let actor):
            return .acted(
                await service.attach(
                    path, to: material, of: id, expecting: revision, as: actor, intent: service.identity()))
        case .openFile(let file):
            return await troubled { () async throws(Trouble) in
                .fileOpened(file, path: try await self.service.openFile(file))
            }
        default: return nil
        }
    }
}
