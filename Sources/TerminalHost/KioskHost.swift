internal import CaseStore
internal import Casework
public import Catalogue
internal import CellText
internal import ConsoleUI
internal import Documents
public import HallService

/// The kiosk in a terminal of its own, at the door or at a counter.
public enum KioskHost {
    /// Runs until a member of staff ends it with number and password, or the terminal goes.
    ///
    /// - Throws: `TerminalFault` when there is no terminal, `Trouble` when the hall can't be watched.
    public static func run(
        service: HallService, words: Words, centre: String, counter: String?, appearance: Appearance
    ) throws {
        let terminal = try Terminal.open(appearance)
        defer { terminal.close() }
        let wake = try WakePipe()
        let watch = try service.watch()
        let station = Station(service, words)
        let answers = Mailbox<Kiosk.Event>(wake)
        let clerk = Answering(service: service, station: station, centre: centre)
        let reading = LatestReading {
            if let counter {
                if let now = try? await service.counterService(counter, centre: centre) { answers.post(.counter(now)) }
            } else if let board = try? await service.board(centre: centre) {
                answers.post(.board(board))
            }
        }
        var kiosk = Kiosk(
            station: station, centre: centre, counter: counter, size: terminal.size, now: service.now)
        var isGone = false
        func update(_ event: Kiosk.Event) {
            for effect in kiosk.update(event) {
                if case .bell = effect {
                    terminal.bell()
                } else {
                    Task { answers.post(await clerk.answer(effect)) }
                }
            }
        }
        reading.ask()
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
                case .woken: answers.drain().forEach(update)
                case .extra: if (try? watch.drain()) == true { reading.ask() }
                // Who comes to a counter or leaves it is in no journal.
                case .tick: reading.ask()
                }
            },
            until: { kiosk.isFinished || isGone })
    }

    /// Answers what the machine asks.
    private struct Answering: Sendable {
        let service: HallService
        let station: Station
        let centre: String

        func answer(_ effect: Kiosk.Effect) async -> Kiosk.Event {
            do throws(Trouble) {
                switch effect {
                case .take(let queue): return try await take(queue)
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
                    case .failure(let denial): return .refused(station.say(denial))
                    }
                case .rate(let id, let rating):
                    return event(await service.rate(id, rating, centre: centre)) { _ in .rated }
                case .authenticate(let number, let password):
                    if case .success = await service.authenticate(number: number, password: password) {
                        return .authenticated(true)
                    }
                    return .authenticated(false)
                case .bell: return .rated
                }
            } catch {
                return .refused(station.say(error))
            }
        }

        private func take(_ queue: String) async throws(Trouble) -> Kiosk.Event {
            let board = try await service.board(centre: centre).queues.first { $0.id == queue }
            let result = await service.takeTicketAtKiosk(category: queue, centre: centre)
            if case .done(let ticket) = result, service.settings.printing != nil {
                // The number stands on the screen, whether its slip comes out or not.
                _ = try? await service.printForm(try await service.queueTicket(ticket.number, on: service.now.day))
            }
            return event(result) { ticket in
                .took(number: ticket.number, ahead: board?.waiting ?? 0, wait: board?.expected)
            }
        }

        private func event(_ result: ActResult<Ticket>, _ done: (Ticket) -> Kiosk.Event) -> Kiosk.Event {
            switch result {
            case .done(let ticket): done(ticket)
            case .denied(let denial): .refused(station.say(denial))
            case .failed(let trouble), .unknown(let trouble): .refused(station.say(trouble))
            case .conflict: .refused(station.say(Trouble(.inputOutput, "")))
            }
        }
    }
}
