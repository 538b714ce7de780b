public import Casework
public import CellText

/// Everything the console knows; `update` is the only place where it changes.
public struct Model: Sendable {
    public internal(set) var size: Size
    var now: Instant
    /// What holds for the whole run: words, catalogue, rules.
    public let station: Station
    public internal(set) var session: SignedIn?
    var desk = Desk()
    /// What lies over the desk, the topmost last.
    var layers: [Layer] = []
    var message: Message?
    /// Every queue and counter, as the board shows them; nil before it was asked for.
    var board: HallBoard?
    /// What has to be looked at; nil before it was asked for. When it was last asked for, whether it is being read, and
    /// whether it is to be read again after that.
    var watch: [WatchEntry]?
    var watchReadAt: Instant?
    var isReadingWatch = false
    var isWatchWanted = false
    /// Bad ratings, as their sheet shows them; nil before they were asked for.
    var ratings: [TicketSummary]?
    /// A move of numbers that was cut short.
    var moveCutShort: QueueMove?
    /// Papers sent to the printer at this sitting, newest last.
    var printJobs: [PrintJob] = []
    /// The case in which this console last did something that pages were issued for.
    var lastIssued: Case?
    /// Messages of this sitting, newest last.
    var messages: [Message] = []
    /// What was last typed into the fields worth repeating, and how the last line was marked, at this sitting.
    var lastTexts: [String: String] = [:]
    var lastMark: LastMark?
    /// Counts that did not agree with their slip, until they are typed again.
    var lastCount: [PaperLine]?
    /// Forms that were left half typed.
    var formsPutAside: [FormPutAside] = []
    /// How far the look at all files is on which lists depend, in hundredths; nil where they are whole.
    var indexed: Int?
    /// The case of an opening with an unknown outcome is being looked for.
    var looksForOpened = false
    /// An act is under way; keys wait for its end.
    var isBusy = false
    /// The terminal lets the console fill its clipboard.
    let hasClipboard: Bool
    /// Keys typed ahead while an act was under way.
    var typedAhead: [Input] = []
    public internal(set) var isFinished = false
    /// The clerk left by the door, rather than lost the terminal.
    var hasLeft = false
    /// The moment that the screen shows; stands still while text is typed.
    var shownAt: Instant
    /// Number of the latest reading of the panes, whether it is under way, and whether another is due after it.
    var refreshTurn = 0
    var isRefreshing = false
    var isRefreshWanted = false
    /// The panes could not be read anew; each minute it is tried again.
    var isStale = false
    /// The clock was said to be wrong; said once until it is right again.
    var isClockDoubted = false
    /// The furthest that the clock stood while this console ran.
    var latestTick: Instant
    /// The screen is locked; everything else stays as it is below.
    var lock: Lock?
    /// The latest key or paste.
    var lastKeyAt: Instant

    /// A console that asks for a sign-in.
    ///
    /// - Parameter clipboard: the host carries out `Effect.copy`.
    public init(station: Station, size: Size, now: Instant, clipboard: Bool = false) {
        hasClipboard = clipboard
        self.station = station
        self.size = size
        self.now = now
        shownAt = now
        lastKeyAt = now
        latestTick = now
        layers = [.form(signInForm())]
    }

    /// The smallest terminal that can be worked on.
    public static let smallest = Size(width: 80, height: 24)

    var isTooSmall: Bool { size.width < Model.smallest.width || size.height < Model.smallest.height }

    /// Rules' view of who acts, where and when. The console's intent identity is never stored: the service draws its own.
    func context(for actor: Actor) -> Context {
        Context(
            actor: actor, now: now, window: session?.window, rules: station.rules,
            intent: Model.unused, heldBy: desk.holder)
    }

    /// The denial of `intent` on the open case, by the rule the engine will apply.
    func denial(of intent: some Intent<Case>) -> Denial? {
        guard let session else { return Denial(.notOpen) }
        guard let subject = desk.subject else { return Denial(.notOpen) }
        return Casework.denial(of: intent, subject, context(for: session.actor))
    }

    /// The denial of `intent` on the number being served.
    func denial(of intent: some Intent<Ticket>) -> Denial? {
        guard let session else { return Denial(.notOpen) }
        guard let ticket = desk.ticket else { return Denial(.ticketNotCalled, ["number": "—"]) }
        return Casework.denial(of: intent, ticket, context(for: session.actor))
    }

    private static let unused: ULID = {
        var zero = ZeroGenerator()
        return ULID(at: Instant(milliseconds: 0, offset: 0), using: &zero)
    }()
}

private struct ZeroGenerator: RandomNumberGenerator {
    mutating func next() -> UInt64 { 0 }
}

/// Who is signed in, and where.
public struct SignedIn: Sendable, Equatable {
    public var actor: Actor
    /// The console's identity, held as long as it lives.
    public var id: ULID
    /// The comprehensive window of the counter; nil behind the window.
    public var window: ServiceWindow?
    /// Minutes without a key after which the screen locks itself; 0 for never.
    public var idleLockMinutes: Int
    /// Names of others who were signed in at the same counter.
    public var othersHere: [String]

    /// A sign-in by its parts.
    public init(
        actor: Actor, id: ULID, window: ServiceWindow?, idleLockMinutes: Int = 5, othersHere: [String] = []
    ) {
        self.othersHere = othersHere
        self.actor = actor
        self.id = id
        self.window = window
        self.idleLockMinutes = idleLockMinutes
    }

    /// Works at the unified issue window.
    var isIssue: Bool { actor.capacity.role == .issueClerk }

    /// Watches the hall.
    var isSupervisor: Bool { actor.capacity.role == .supervisor }

    /// Works at the desk rather than in a department.
    var isDesk: Bool { actor.capacity.role == .frontDesk || actor.capacity.role == .supervisor }
}

/// The work in front of the clerk.
struct Desk: Sendable {
    /// An act on its way: the line it was done on, and whether the entry line asked for it.
    struct Sent: Sendable {
        var line: String?
        var isEntry: Bool
    }

    /// Panes that the keyboard can be in.
    enum Pane: Sendable, Equatable {
        case checklist, queue, slips
        /// Behind the window: work that waits, and the steps of the open case.
        case inbox, steps
    }

    /// Today's numbers that are not done, as the queue pane lists them.
    var queue: [TicketSummary] = []
    var slips: [SlipRow] = []
    /// The number being served here.
    var ticket: Ticket?
    /// The case that lies open.
    var subject: Case?
    /// A number and the case that it is about, as that was last read (`ownCase`).
    var served: (ticket: ULID, subject: Case)?
    /// Material of the current checklist line: the selection follows the line, not the row.
    var line: String?
    var pane = Pane.checklist
    /// Selected number and slip by identity, for the same reason.
    var selectedTicket: ULID?
    /// The number that is marked and acted on: the selected one, the first where none is or it is gone.
    var markedTicket: TicketSummary? { queue.first { $0.id == selectedTicket } ?? queue.first }
    var selectedSlip: SlipRow.ID?
    /// What waits for the department, and the selected row of it.
    var inbox: [WorkRow] = []
    var selectedWork: WorkRow.ID?
    /// The selected step of the open case.
    var selectedStep: StepRow.ID?
    /// Results of other cases that the current line could wait for, as the hall found them.
    var sources: [AwaitResult.Source] = []
    /// The step to select when its case has been read.
    var wantedStep: StepRow.ID?
    /// The case that is being read was asked for to be worked on at once (scanned, or chosen at the issue window).
    var goesToWork = false
    /// The number that was typed or scanned, until its case has been read.
    var wantedNumber: String?
    /// The certificate whose code was scanned, until its case has been read.
    var scannedCode: CertificateCode?
    /// Fields of the open form that a scanned code filled in.
    var scannedFields: [String: String] = [:]
    /// What was read from certificates that did not agree, until it is read again.
    var lastRead: [Int: [String: String]]?
    var entry = TextField()
    /// Rows that the notice pane is scrolled down.
    var noticeOffset = 0
    /// Another desk that has the open case; it can only be read then.
    var holder: Holder?
    /// An act from the desk itself that is being saved: what is put back if it is not.
    var sent: Sent?
    /// An earlier or running case of the applicant, for the line under the checklist.
    var earlier: [CaseSummary] = []
    /// Numbers of complaints and questions about the open case that are not closed.
    var enquiries: [String] = []
}

/// A handover with the case it belongs to.
public struct SlipRow: Sendable, Equatable, Identifiable {
    /// Case and handover together.
    public struct ID: Hashable, Sendable {
        public var caseID: ULID
        public var handover: Int
    }

    public var number: String
    public var slip: CaseSummary.Slip
    public var id: ID

    /// A slip of the case `caseID` with the number `number`.
    public init(caseID: ULID, number: String, slip: CaseSummary.Slip) {
        self.number = number
        self.slip = slip
        id = ID(caseID: caseID, handover: slip.handover)
    }
}

/// What lies over the desk until it is answered.
enum Layer: Sendable {
    case form(Form)
    case picker(Picker)
    /// The lawful outcomes, for all items in hand or for the one with this key.
    case outcomes(item: Int?)
    case confirm(Confirmation)
    case help(offset: Int)
    case page(PageView)
    case log(MessageLog)
    case feeder(Feeder)
    case board(BoardView)
    case watch(WatchView)
    case enquiry(EnquirySheet)
    case ratings(RatingsView)
}

/// An act that can't be undone, waiting for the one key that confirms it: 0, never the key that began it.
struct Confirmation: Sendable {
    var title: String
    var lines: [String]
    var act: Act

    /// What is done when it is confirmed.
    enum Act: Sendable {
        case perform([any Intent<Case>])
        case bag([BagEntry])
        case message(caseID: ULID, keys: [Int], text: String)
        case performOn(caseID: ULID, revision: Int?, [any Intent<Case>])
        case callNext
        case finishTicket
        case leave
        case closeCase
        case reprint([(paper: PrintJob.Paper, name: String)])
    }
}

/// A page being read, such as an issued document.
struct PageView: Sendable {
    var title: String
    var lines: [SafeText]
    var offset = 0
    /// What Ctrl-P prints while it is read; nil for what is no paper.
    var paper: PrintJob.Paper?
}

/// A word to the clerk on the message line.
struct Message: Sendable, Equatable {
    /// How it is shown; the word in front says it too.
    enum Weight: Sendable {
        case info, done, warning, error
    }

    var weight: Weight
    var text: SafeText
    var at: Instant
}
