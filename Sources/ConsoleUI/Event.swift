public import Casework

/// What happens to the console: keys, the clock, and what became of its effects.
public enum Event: Sendable {
    case input(Input)
    /// The clock moved on.
    case tick(Instant)
    /// Something in the hall changed, perhaps by another process.
    case hallChanged
    case signedIn(Result<SignedIn, SignInDenial>)
    /// A second person proved who they are, for what they were asked.
    case authorised(Result<[Actor], SignInDenial>, Authorisation)
    case acted(ActResult<Case>)
    case ticketActed(ActResult<Ticket>)
    /// Nobody waits in the queues of this counter.
    case nobodyWaits
    case refreshed(Refreshed)
    /// The panes asked for in this turn can't be read now.
    case notRefreshed(turn: Int, Trouble)
    case caseLoaded(Result<Case, Trouble>)
    case found([CaseSummary], query: String)
    case page(kind: DocumentKind, hash: String, caseID: ULID, text: String)
    /// The hall as it stands.
    case board(HallBoard)
    /// Figures of a span, as the plain text of their page.
    case reported(ClosedRange<Day>, String)
    /// What has to be looked at: all of it, or warnings and exceptions alone.
    case watch([WatchEntry], isWhole: Bool)
    /// It can't be read now.
    case notWatched(Trouble)
    /// An act on a counter's shift has ended; on a case or a number of an overview.
    case counterActed(ActResult<CounterShift>)
    case watchedActed(ActResult<Case>)
    /// Complaints and questions that are not closed; one of them; and what became of an act on one.
    case enquiries([EnquirySummary])
    case enquiry(Enquiry)
    case enquiryActed(ActResult<Enquiry>)
    /// An act on a number that is not being served here has ended.
    case numberActed(ActResult<Ticket>)
    /// A move of many numbers has ended, or was cut short; what became of each in their order.
    case queueMoved(QueueMove, [ActResult<Ticket>])
    /// Bad ratings that who is signed in sees to.
    case ratings([TicketSummary])
    /// A number with a bad rating, to be acted upon.
    case rated(Ticket)
    /// A paper came out of the printer, or did not.
    case printed(PrintJob.ID, Result<PrintResult, Trouble>)
    case trouble(Trouble)
    /// The search for a draft has ended; the names are those of drafts that made no sense and were set aside.
    case draftFound(Resumption?, setAside: [String])
    /// What is being typed can't be kept now.
    case draftNotKept(Trouble)
    case tookOver(Result<Case, Trouble>)
    /// Cases of a project, for its plan.
    case project([Case])
    /// Results of other cases that a line could wait for.
    case resultsFound([AwaitResult.Source], material: String)
    case followUps([CaseSummary])
    /// Papers on their way, the longest first.
    case unsigned([SlipRow])
    /// What became of each case of a bag.
    case bagDone([BagOutcome])
    /// The stocks of blanks of one's own side.
    case blanks([BlankSheet])
    /// The same, for somebody who is about to leave; none where they can't be read.
    case leaving([BlankSheet])
    /// An act on one of them has ended.
    case blanksActed(ActResult<BlankStock>, name: String)
    /// That somebody looks at whole numbers of a case was written down.
    case accessRecorded(ULID, WholeNumbers)
    /// The hall's program shows the file; the path of the copy where the hall has none.
    case fileOpened(AttachedFile, path: String?)
}

/// What the panes show, read anew.
public struct Refreshed: Sendable {
    public var turn: Int
    public var queue: [TicketSummary]
    public var slips: [SlipRow]
    /// Work that waits for the department, the most urgent first; empty at the desk.
    public var inbox: [WorkRow]
    /// The number served by this console, as it stands; nil when it serves none.
    public var ticket: Ticket?
    /// The case that this number has led to, whether it lies open or not.
    public var ofTicket: Case?
    /// The open case when it is newer than the one the console has.
    public var subject: Case?
    /// Earlier cases of the applicant of the open case.
    public var earlier: [CaseSummary]
    /// Numbers of complaints and questions about the open case that are not closed.
    public var enquiries: [String]
    /// The case that lay open when the reading was asked for, and the other desk that has it.
    public var open: ULID?
    public var holder: Holder?

    /// Form fields of the applicant's last other case, to be offered rather than typed again.
    public var known: [String: String]
    /// When something was last done in this hall, where that moment has not come yet by the clock.
    public var notYet: Instant?
    /// How far the look at all files is on which lists depend, in hundredths; nil where they are whole.
    public var indexed: Int?

    /// New contents of the panes.
    public init(
        turn: Int, queue: [TicketSummary], slips: [SlipRow], inbox: [WorkRow] = [], ticket: Ticket?, subject: Case?,
        earlier: [CaseSummary], ofTicket: Case? = nil, open: ULID? = nil, holder: Holder? = nil,
        known: [String: String] = [:], indexed: Int? = nil, notYet: Instant? = nil, enquiries: [String] = []
    ) {
        self.enquiries = enquiries
        self.indexed = indexed
        self.turn = turn
        self.queue = queue
        self.slips = slips
        self.inbox = inbox
        self.ticket = ticket
        self.ofTicket = ofTicket
        self.subject = subject
        self.earlier = earlier
        self.open = open
        self.holder = holder
        self.known = known
        self.notYet = notYet
    }
}

/// What a second person is asked for.
public enum Authorisation: Sendable, Equatable {
    case sign(caseID: ULID, handover: Int, counted: [PaperLine])
    /// Somebody of the receiving side (`Owner.id`) signs for many slips at once.
    case signBag([BagEntry], receiver: String)
    case approve(ApprovalPurpose, reason: String)
    /// The person signed in, before a locked screen.
    case unlock
}

/// What the console asks the world to do; the host runs it and answers with an event.
public enum Effect: Sendable {
    case signIn(number: String, password: String, counter: String?, capacity: Capacity?)
    case signOut
    case authorise(number: String, password: String, Authorisation)
    /// Opens a case from the number being served and carries the intents out, in one save.
    case open(ticket: ULID?, [any Intent<Case>])
    /// Carries the intents out in one save if the case still has this revision; whatever its revision when nil.
    case perform([any Intent<Case>], caseID: ULID, revision: Int?, actor: Actor)
    /// Ends the number being served, if there is one, and calls the one that has waited longest.
    case callNext(finishing: ULID?)
    case call(ULID, reason: String)
    case ticket(any Intent<Ticket>, ULID)
    /// Reads the panes anew; the open case too when it is newer than this revision.
    ///
    /// - Parameter turn: comes back with the answer, so that an overtaken one can be told.
    case refresh(turn: Int, open: ULID?, revision: Int, identity: String?)
    case load(ULID)
    /// The latest case that the number led to, or that has this number.
    case loadOfTicket(ULID)
    case loadByNumber(String)
    /// The case that made the certificate with this number.
    case loadByCertificate(String)
    case search(String)
    case page(DocumentKind, hash: String, caseID: ULID)
    /// Reads every queue and counter of the actor's centre, and watches for a minute who comes and goes.
    case board
    /// Counts what the hall did in a span.
    case report(ClosedRange<Day>)
    /// Reads what has to be looked at by who is signed in: all of it, or warnings and exceptions alone.
    case watch(isWhole: Bool)
    /// An act on a case of that list, whatever lies on the desk.
    case onWatched(any Intent<Case>, ULID, actor: Actor)
    /// An act on today's shift of a counter.
    case onCounter(any Intent<CounterShift>, counter: String, actor: Actor)
    /// Reads the complaints and questions that the actor has to do with, or one of them.
    case enquiries
    case enquiry(ULID)
    /// Registers one, about the case with this number and for this owner where they are not empty.
    case registerEnquiry(RegisterEnquiry, caseNumber: String, owner: String, actor: Actor)
    /// An act on one, if it still has this revision; whatever its revision when nil.
    case onEnquiry(any Intent<Enquiry>, ULID, revision: Int?, actor: Actor)
    /// An act on a number, whatever is being served here.
    case onNumber(any Intent<Ticket>, ULID)
    /// Moves many numbers, or goes on with it.
    case moveQueue(QueueMove, actor: Actor)
    /// Looks for bad ratings that who is signed in sees to.
    case ratings
    /// Reads one of these numbers.
    case rated(ULID)
    /// Prints a paper in the background, after those before it.
    case print(PrintJob)
    case redraw
    case bell
    /// Looks for what this person left half typed at a console that is gone, and takes its number and case up again.
    case findDraft
    /// Takes the case from the other desk that has it.
    case takeOver(ULID)
    /// Reads the cases of a project.
    case project(String)
    /// Looks for the result that stands for a material, made or to be made in another case.
    case findResult(material: String, caseID: ULID)
    /// Looks for cases of this window that are not at their end.
    case followUps
    /// Looks for papers that nobody has signed for.
    case unsigned
    /// One act on many cases.
    case bag([BagEntry], actor: Actor)
    /// Reads one's own stocks of blanks.
    case blanks
    /// Reads them before somebody leaves.
    case beforeLeaving
    /// An act on the stock for the certificate of this name.
    case onBlanks(any Intent<BlankStock>, name: String, actor: Actor)
    /// Tells the applicant by the hall's own program that results wait.
    case sendMessage(caseID: ULID, keys: [Int], text: String, actor: Actor)
    /// Keeps the file at a path and attaches it to a line of the case, if that still has this revision.
    case attach(path: String, material: String, caseID: ULID, revision: Int, actor: Actor)
    /// Shows an attached file by the hall's own program.
    case openFile(AttachedFile)
    /// Writes down that who is signed in looks at whole numbers of the case.
    case recordAccess(Case, WholeNumbers)
    /// Puts the text into the clipboard; empties it when there is none.
    case copy(String)
}
