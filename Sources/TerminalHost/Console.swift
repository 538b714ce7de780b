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
    ///   - noColour: draw without colours (`NO_COLOR`); words and attributes say everything.
    /// - Throws: `TerminalFault` when there is no terminal to work on, `Trouble` when the hall can't be watched.
    public static func run(
        service: HallService, words: Words, noColour: Bool
    ) throws {
        let terminal = try Terminal.open(noColour: noColour)
        defer { terminal.close() }
        let wake = try WakePipe()
        let watch = try service.watch()
        let mailbox = Mailbox(wake)
        let runner = EffectRunner(service, mailbox)
        let keeper = DraftKeeper(
            write: { (draft, session) throws(Trouble) in try service.keep(draft: draft, of: session) },
            tell: { mailbox.post(.draftNotKept($0)) })
        defer { keeper.finish() }
        var lastKey = service.now
        var session: Session?
        let station = Station(
            hallName: service.settings.name, catalogue: service.catalogue, words: words, rules: service.rules,
            templates: service.templates,
            staff: Dictionary(
                service.settings.staff.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first }))
        var model = Model(station: station, size: terminal.size, now: service.now)

        func update(_ event: Event) {
            if case .draftFound = event { keeper.tookOver() }
            for effect in model.update(event) {
                switch effect {
                case .redraw: terminal.redrawAll()
                case .bell: terminal.bell()
                default: runner.run(effect)
                }
            }
        }
        /// What a turn leaves behind: the draft, and every few seconds of typing a sign of life.
        func keep(after event: UILoop.Event) {
            // Who signs out leaves a last draft behind, or none.
            session = runner.current ?? session
            if let session { keeper.note(model.draft, of: session) }
            if case .inputs = event, service.now.seconds(since: lastKey) >= 10 {
                lastKey = service.now
                runner.keyTyped()
            }
        }
        UILoop.run(
            terminal: terminal, wake: wake, extra: watch.descriptor,
            timeout: { untilNextMinute(service.now) },
            frame: { model.view() },
            handle: { event in
                switch event {
                case .inputs(let inputs): inputs.forEach { update(.input($0)) }
                case .woken: mailbox.drain().forEach(update)
                case .extra: if (try? watch.drain()) == true, model.session != nil { update(.hallChanged) }
                case .tick: update(.tick(service.now))
                }
                keep(after: event)
            },
            until: { model.isFinished })
    }

    /// Milliseconds until the clock in the header changes: the console's only wake-up at rest.
    private static func untilNextMinute(_ now: Instant) -> Int {
        Int(60_000 - (now.milliseconds % 60_000 + 60_000) % 60_000)
    }
}
