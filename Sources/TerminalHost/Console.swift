internal import CaseStore
internal import Casework
public import Catalogue
internal import CellText
internal import ConsoleUI
public import HallService

/// The console in a terminal: one thread that draws and listens, the hall's work in the background.
public enum Console {
    /// Shows the console until its clerk leaves.
    ///
    /// - Parameters:
    ///   - clipboard: `osc52` or `none`, where the environment overrules what terminfo says of the terminal.
    ///   - noColour: draw without colours (`NO_COLOR`); words and attributes say everything.
    /// - Throws: `TerminalFault` when there is no terminal to work on, `Trouble` when the hall can't be watched.
    public static func run(
        service: HallService, words: Words, noColour: Bool, clipboard: String? = nil
    ) throws {
        let terminal = try Terminal.open(noColour: noColour)
        defer { terminal.close() }
        let wake = try WakePipe()
        let watch = try service.watch()
        let mailbox = Mailbox(wake)
        let runner = EffectRunner(service)
        var model = Model(station: Station(service, words), size: terminal.size, now: service.now,
            clipboard: Clipboard.isAllowed(setting: clipboard, terminal: terminal.hasClipboard))

        func update(_ event: Event) {
            for effect in model.update(event) {
                switch effect {
                case .redraw: terminal.redrawAll()
                case .bell: terminal.bell()
                case .copy(let text): terminal.copy(text)
                default: runner.run(effect, answeringTo: mailbox)
                }
            }
        }
        UILoop.run(
            terminal: terminal, wake: wake, extra: watch.descriptor,
            timeout: { untilNextMinute(service.now) },
            frame: { model.view() },
            handle: { event in
                switch event {
                case .inputs(let inputs):
                    // Times are measured between keys; the clock of the last minute would be too coarse.
                    update(.tick(service.now))
                    inputs.forEach { update(.input($0)) }
                case .woken: mailbox.drain().forEach(update)
                case .extra: if (try? watch.drain()) == true, model.session != nil { update(.hallChanged) }
                case .tick: update(.tick(service.now))
                }
            },
            until: { model.isFinished })
    }

    /// Milliseconds until the clock in the header changes: the console's only wake-up at rest.
    private static func untilNextMinute(_ now: Instant) -> Int {
        Int(60_000 - (now.milliseconds % 60_000 + 60_000) % 60_000)
    }
}

extension Station {
    /// The station of a console that works on `service`.
    init(_ service: HallService, _ words: Words) {
        self.init(
            hallName: service.settings.name, catalogue: service.catalogue, words: words, rules: service.rules,
            templates: service.templates)
    }
}
