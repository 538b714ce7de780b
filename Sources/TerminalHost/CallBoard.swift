internal import CaseStore
internal import Casework
public import Catalogue
internal import CellText
internal import ConsoleUI
public import HallService
internal import Synchronization

/// The hall's display in a terminal of its own: it follows the journal, and has each call said aloud by the hall's program,
/// one after the other.
public enum CallBoard {
    /// Shows the calls of `centre` until somebody presses `q` or Ctrl-C, or the terminal goes.
    ///
    /// - Throws: `TerminalFault` when there is no terminal, `Trouble` when the hall can't be watched.
    public static func run(service: HallService, words: Words, centre: String, appearance: Appearance) throws {
        let terminal = try Terminal.open(appearance)
        defer { terminal.close() }
        let wake = try WakePipe()
        let watch = try service.watch()
        let news = Mailbox<(calls: [Call], board: HallBoard)?>(wake)
        let reading = LatestReading { news.post(try? await service.callsAndBoard(centre: centre)) }
        let speaker = Speaker(service)
        var display = CallDisplay(station: Station(service, words), size: terminal.size, now: service.now)
        var isFinished = false
        reading.ask()
        UILoop.run(
            terminal: terminal, wake: wake, extra: watch.descriptor,
            // The clock in the header, and the end of a call's being new.
            timeout: { Int(10_000 - service.now.milliseconds % 10_000) },
            frame: { display.view },
            handle: { event in
                display.now = service.now
                switch event {
                case .inputs(let inputs):
                    for input in inputs {
                        switch input {
                        case .key(.character("q")), .key(.control("c")), .hangUp: isFinished = true
                        case .key(.control("l")): terminal.redrawAll()
                        case .resize(let size): display.size = size
                        default: break
                        }
                    }
                case .woken:
                    for found in news.drain() {
                        guard let found else {
                            display.fail()
                            continue
                        }
                        speaker.say(display.take(found.calls, found.board))
                    }
                case .extra: if (try? watch.drain()) == true { reading.ask() }
                case .tick: reading.ask()
                }
            },
            until: { isFinished })
    }

    /// Has sentences said one after the other.
    private final class Speaker: Sendable {
        private let service: HallService
        private let last = Mutex<Task<Void, Never>?>(nil)

        init(_ service: HallService) {
            self.service = service
        }

        func say(_ sentences: [String]) {
            guard !sentences.isEmpty else { return }
            last.withLock { last in
                let before = last
                last = Task { [service] in
                    await before?.value
                    for sentence in sentences { await service.speak(sentence) }
                }
            }
        }
    }
}
