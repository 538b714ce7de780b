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
    ///   - appearance: colours and stand-ins; words and attributes say everything.
    ///   - clipboard: `osc52` or `none`, where the environment overrules what terminfo says of the terminal.
    /// - Throws: `TerminalFault` when there is no terminal to work on, `Trouble` when the hall can't be watched.
    public static func run(
        service: HallService, words: Words, appearance: Appearance, clipboard: String? = nil
    ) throws {
        let terminal = try Terminal.open(appearance)
        defer { terminal.close() }
        let wake = try WakePipe()
        let watch = try service.watch()
        let mailbox = Mailbox<Event>(wake)
        let runner = EffectRunner(service, words)
        let keeper = DraftKeeper(
            write: { (draft, session) throws(Trouble) in try service.keep(draft: draft, of: session) },
            tell: { mailbox.post(.draftNotKept($0)) })
        defer { keeper.finish() }
        var lastKey = service.now
        var session: Session?
        var model = Model(
            station: Station(service, words), size: terminal.size, now: service.now,
            clipboard: Clipboard.isAllowed(setting: clipboard, terminal: terminal.hasClipboard))

        func update(_ event: Event) {
            if case .draftFound = event { keeper.tookOver() }
            for effect in model.update(event) {
                switch effect {
                case .redraw: terminal.redrawAll()
                case .bell: terminal.bell()
                case .copy(let text): terminal.copy(text)
                default: runner.run(effect, answeringTo: mailbox)
                }
            }
        }
        /// The keys with those that follow on their heels, where a digit would act: a scanner's code must not be torn.
        func whole(_ inputs: [Input]) -> [Input] {
            var inputs = inputs
            while model.mindsBursts, case .key(.character)? = inputs.last {
                let more = terminal.drainInput(within: Console.burst)
                guard !more.isEmpty else { break }
                inputs += more
            }
            return inputs
        }
        /// What a turn leaves behind: the draft, and every few seconds of typing a sign of life.
        func keep(after event: UILoop.Event) {
            // Who leaves has a last draft to leave behind, or none; who was signed out from the lock keeps the one there is,
            // and sits at this counter no more.
            session = model.session == nil ? nil : runner.current ?? session
            if let session, model.session != nil { keeper.note(model.draft, of: session) }
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
                case .inputs(let inputs):
                    // A key counts from when it came, not from the minute before.
                    update(.tick(service.now))
                    let isQuestion = model.mindsBursts
                    whole(inputs).scanned(overQuestion: isQuestion).forEach { update(.input($0)) }
                case .woken: mailbox.drain().forEach(update)
                case .extra: if (try? watch.drain()) == true, model.session != nil { update(.hallChanged) }
                case .tick: update(.tick(service.now))
                }
                keep(after: event)
            },
            until: { model.isFinished })
    }

    /// Milliseconds between two keys of a scanner at most; no hand is so fast.
    private static let burst: CInt = 15

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
            templates: service.templates,
            staff: Dictionary(
                service.settings.staff.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first }))
    }
}
