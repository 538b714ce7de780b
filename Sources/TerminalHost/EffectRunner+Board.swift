internal import Casework
internal import ConsoleUI
internal import HallService
internal import Synchronization

extension EffectRunner {
    /// Every queue and counter of the centre of who is signed in.
    func readBoard() async -> Event? {
        guard let session = current else { return nil }
        return await troubled { () async throws(Trouble) in
            .board(try await self.service.board(centre: session.actor.centre))
        }
    }

    /// What who is signed in has to look at.
    func readWatch(isWhole: Bool) async -> Event? {
        guard let session = current else { return nil }
        do throws(Trouble) {
            return .watch(try await service.watch(for: session.actor, isWhole: isWhole), isWhole: isWhole)
        } catch {
            return .notWatched(error)
        }
    }

    /// Looks once a second, until the board is read again, whether somebody came to a counter or left one: no journal tells
    /// of that. A board that nobody looks at any more is not read again, so the watch ends with its minute.
    func watchCounters(_ mailbox: Mailbox<Event>) async {
        let turn = boardTurn.withLock { turn in
            turn += 1
            return turn
        }
        guard let seen = try? await service.attendances() else { return }
        for _ in 0..<60 {
            try? await Task.sleep(for: .seconds(1))
            guard boardTurn.withLock({ $0 }) == turn, let now = try? await service.attendances() else { return }
            if now != seen { return mailbox.post(.hallChanged) }
        }
    }
}
