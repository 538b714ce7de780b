internal import CaseStore
internal import Casework
public import Catalogue
internal import CellText
internal import ConsoleUI
internal import Documents
public import HallService
internal import Synchronization

/// The kiosk in a terminal of its own.
public enum KioskHost {
    /// Runs until a member of staff ends it with number and password, or the terminal goes.
    ///
    /// - Throws: `TerminalFault` when there is no terminal, `Trouble` when the hall can't be watched.
    public static func run(service: HallService, words: Words, centre: String, appearance: Appearance) throws {
        let terminal = try Terminal.open(appearance)
        defer { terminal.close() }
        let wake = try WakePipe()
        let watch = try service.watch()
        let answers = Answers(wake)
        let station = Station(service, words)
        var kiosk = Kiosk(station: station, centre: centre, size: terminal.size, now: service.now)
        var isGone = false
        func update(_ event: Kiosk.Event) {
            for effect in kiosk.update(event) {
                if case .bell = effect { terminal.bell() } else { answers.ask(effect, service, words, centre) }
            }
        }
        answers.readBoard(service, centre)
        UILoop.run(
            terminal: terminal, wake: wake, extra: watch.descriptor,
            timeout: { Int(5_000 - service.now.milliseconds % 5_000) },
            frame: { kiosk.view },
            handle: { event in
                update(.tick(service.now))
                switch event {
                case .inputs(let inputs):
                    // Any burst is a code here, whatever it says: nobody types so fast, and a digit in it would act.
                    for input in inputs.scanned(overQuestion: true) {
                        switch input {
                        case .key(.control("l")): terminal.redrawAll()
                        case .key(let key): update(.key(key))
                        case .scan(let code): update(.scan(code))
                        case .paste: terminal.bell()
                        case .resize(let size): update(.resize(size))
                        case .hangUp: isGone = true
                        }
                    }
                case .woken: answers.take().forEach(update)
                case .extra: if (try? watch.drain()) == true { answers.readBoard(service, centre) }
                case .tick: break
                }
            },
            until: { kiosk.isFinished || isGone })
    }

    /// Asks the hall in the background.
    private final class Answers: Sendable {
        private let wake: WakePipe
        private let found = Mutex<[Kiosk.Event]>([])
        private let isReading = Mutex(false)

        init(_ wake: WakePipe) {
            self.wake = wake
        }

        func take() -> [Kiosk.Event] {
            found.withLock { found in
                defer { found = [] }
                return found
            }
        }

        private func post(_ event: Kiosk.Event) {
            found.withLock { $0.append(event) }
            wake.signal()
        }

        func readBoard(_ service: HallService, _ centre: String) {
            let begins = isReading.withLock { isReading in
                defer { isReading = true }
                return !isReading
            }
            guard begins else { return }
            Task {
                let board = try? await service.board(centre: centre)
                isReading.withLock { $0 = false }
                if let board { post(.board(board)) }
            }
        }

        func ask(_ effect: Kiosk.Effect, _ service: HallService, _ words: Words, _ centre: String) {
            Task { post(await answer(effect, service, words, centre)) }
        }

        private func answer(
            _ effect: Kiosk.Effect, _ service: HallService, _ words: Words, _ centre: String
        ) async -> Kiosk.Event {
            let station = Station(service, words)
            do throws(Trouble) {
                switch effect {
                case .take(let queue): return try await take(queue, service, station, centre)
                case .ask(let number, let tail):
                    let states = try await service.publicState(number: number, tail: tail)
                    return .answer(
                        states.map { states in
                            states.flatMap {
                                station.publicLines(
                                    item: $0.item, stage: $0.stage, until: $0.until, isReady: $0.isReady)
                            }
                        })
                case .findToRate(let number):
                    switch try await service.ratable(number, centre: centre) {
                    case .success(let ticket): return .toRate(ticket.id, number: ticket.number)
                    case .failure(let denial): return .refused(station.words(of: denial))
                    }
                case .rate(let id, let rating):
                    return event(await service.rate(id, rating, centre: centre), station) { _ in .rated }
                case .authenticate(let number, let password):
                    if case .success = await service.authenticate(number: number, password: password) {
                        return .authenticated(true)
                    }
                    return .authenticated(false)
                case .bell: return .rated
                }
            } catch {
                return .refused(station.words(of: error))
            }
        }

        private func take(
            _ queue: String, _ service: HallService, _ station: Station, _ centre: String
        ) async throws(Trouble) -> Kiosk.Event {
            let board = try await service.board(centre: centre).queues.first { $0.id == queue }
            let result = await service.takeTicketAtKiosk(category: queue, centre: centre)
            if case .done(let ticket) = result, service.settings.printing != nil {
                // The number stands on the screen, whether its slip comes out or not.
                _ = try? await service.printForm(try await service.queueTicket(ticket.number, on: service.now.day))
            }
            return event(result, station) { ticket in
                .took(number: ticket.number, ahead: board?.waiting ?? 0, wait: board?.expected)
            }
        }

        private func event(
            _ result: ActResult<Ticket>, _ station: Station, _ done: (Ticket) -> Kiosk.Event
        ) -> Kiosk.Event {
            switch result {
            case .done(let ticket): done(ticket)
            case .denied(let denial): .refused(station.words(of: denial))
            case .failed(let trouble), .unknown(let trouble): .refused(station.words(of: trouble))
            case .conflict: .refused(station.words(of: Trouble(.inputOutput, "")))
            }
        }
    }
}
