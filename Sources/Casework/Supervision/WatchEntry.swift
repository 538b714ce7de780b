/// A handover with the case that it belongs to.
public typealias WatchedSlip = (slip: CaseSummary.Slip, record: ULID, number: String, centre: String)

/// Something that somebody in the hall has to look at: a line of the supervisor's list of limits, or of a clerk's own warnings.
public struct WatchEntry: Sendable, Equatable, Identifiable {
    /// Where it stands in the list.
    public enum Section: String, Sendable, CaseIterable {
        /// Exceptions that wait for a supervisor's word.
        case approvals
        /// Steps and clocks that are over their day, and those in their last working day.
        case overdue, soon
        /// Promised papers and corrections: terms that run out, or have.
        case terms
        /// Papers that nobody has signed for.
        case unsigned
        /// Certificates that nobody has collected.
        case uncollected
        /// Second corrections: there should be none.
        case corrections
        /// Refused results that nobody has made anew, declined papers that nobody has handed over again.
        case refusals
        /// Bad ratings that nobody has put right, complaints and questions that are not closed.
        case ratings, enquiries
        /// Limits of the law that a head extended.
        case extensions
        /// Exceptions that were judged.
        case judged
    }

    /// Section, record and what it is within that.
    public struct ID: Hashable, Sendable {
        public var section: Section
        public var record: ULID
        public var part: String
    }

    /// What it is about.
    public enum Matter: Sendable, Equatable {
        case warning(Warning)
        case exception(Exception)
        case slip(CaseSummary.Slip)
        /// A certificate of this name and number, with the last attempt to tell its holder.
        case certificate(CaseSummary.Item.Waiting)
        case refusedResult
        case rating(TicketSummary.Rated)
        case enquiry(EnquirySummary)
    }

    public let id: ID
    public var kind: RecordKind
    public var centre: String
    /// Number of the case or of the queue.
    public var number: String
    /// Applicant; empty for a number.
    public var name: String
    /// Short code of the item, or the letter of the queue.
    public var short: String
    /// `Owner.id` of those who have it in hand.
    public var owners: [String]
    /// Day that it is due, and day since when it stands there.
    public var due: Day?
    public var since: Day
    public var matter: Matter
}

extension WatchEntry {
    /// What `actor` has to look at, section by section, the most urgent first: a supervisor everything of the centre, others
    /// the warnings about what they have in hand, and what became of their own exceptions.
    ///
    /// - Parameters:
    ///   - warnings: of all cases (`warnings(of:asOf:_:)`).
    ///   - exceptions: those that are open, and those of the latest days.
    ///   - slips: those that wait for a signature, and those declined; others are passed over.
    ///   - cases: those in which a result waits for its holder or is to be made; others are passed over.
    ///   - ratings: numbers with bad ratings that the actor sees to; those that were put right are passed over.
    ///   - enquiries: those that the actor has to do with.
    public static func list(
        for actor: Actor, warnings: [WatchEntry], exceptions: [ExceptionEntry], slips: [WatchedSlip],
        cases: [CaseSummary], ratings: [TicketSummary] = [], enquiries: [EnquirySummary] = []
    ) -> [WatchEntry] {
        let centre = actor.centre
        // Departments look after the cases of all centres.
        let warnings = warnings.filter { actor.capacity.department != nil || $0.centre == centre }
        let exceptions = exceptions.filter { $0.centre == centre }
        let voices = ratings.compactMap(entry) + enquiries.map(entry)
        guard actor.capacity.role == .supervisor else {
            let owner = Owner(of: actor.capacity)?.id ?? ""
            return inOrder(
                byUrgency(warnings.filter { $0.owners.contains(owner) }) + voices
                    + exceptions.filter { $0.exception.person == actor.person }.flatMap(entries))
        }
        let papers = slips.filter { $0.centre == centre }.compactMap(entry)
        let results = cases.filter { $0.centre == centre }.flatMap { uncollected($0) + refusals($0) }
        return inOrder(byUrgency(warnings + papers + results) + voices + exceptions.flatMap(entries))
    }

    /// Section by section, the order within each as it was.
    private static func inOrder(_ entries: [WatchEntry]) -> [WatchEntry] {
        let sections = Dictionary(grouping: entries) { $0.id.section }
        return Section.allCases.flatMap { sections[$0] ?? [] }
    }

    /// The warnings that `day` calls for about a case.
    public static func warnings(of subject: Case, asOf day: Day, _ rules: HallRules) -> [WatchEntry] {
        subject.warnings(asOf: day, rules).compactMap { warning in
            guard let item = subject.item(warning.key) else { return nil }
            let reminder = warning.reminder
            return WatchEntry(
                id: ID(
                    section: reminder.isTerm ? .terms : reminder.isOver ? .overdue : .soon, record: subject.id,
                    part: "\(warning.key) \(reminder.matter) \(reminder.due)"),
                kind: .cases, centre: subject.centre, number: subject.number, name: subject.applicant?.name ?? "",
                short: item.definition.short, owners: warning.owners, due: reminder.due,
                since: warning.course.issuedOn ?? day, matter: .warning(warning))
        }
    }

    /// An exception in each section that it belongs to.
    private static func entries(_ entry: ExceptionEntry) -> [WatchEntry] {
        let exception = entry.exception
        let sections: [(Section, Bool)] = [
            (.approvals, exception.isOpen), (.corrections, exception.kind == .newDefect),
            (.extensions, exception.kind == .limitExtended), (.judged, exception.verdict != nil),
        ]
        return sections.filter(\.1).map { section, _ in
            WatchEntry(
                id: ID(section: section, record: entry.record, part: exception.id.description), kind: entry.kind,
                centre: entry.centre, number: entry.number, name: entry.name,
                short: entry.shorts.joined(separator: "、"), owners: [], due: nil, since: exception.at.day,
                matter: .exception(exception))
        }
    }

    /// A handover that somebody has to answer for; nil for others.
    private static func entry(_ slip: WatchedSlip) -> WatchEntry? {
        let isOpen = slip.slip.state == Handover.State.open.rawValue
        guard isOpen || slip.slip.isUnanswered else { return nil }
        return WatchEntry(
            id: ID(section: isOpen ? .unsigned : .refusals, record: slip.record, part: "\(slip.slip.handover)"),
            kind: .cases, centre: slip.centre, number: slip.number, name: "", short: "",
            owners: [isOpen ? slip.slip.department : slip.slip.from], due: nil,
            since: (slip.slip.closedAt ?? slip.slip.givenAt).day, matter: .slip(slip.slip))
    }

    /// A bad rating that nobody has put right; nil for others.
    private static func entry(_ row: TicketSummary) -> WatchEntry? {
        guard let rated = row.rated, rated.isOpen else { return nil }
        return WatchEntry(
            id: ID(section: .ratings, record: row.id, part: ""), kind: .tickets, centre: row.centre,
            number: row.number, name: "", short: row.category, owners: [rated.owner].compactMap(\.self),
            due: rated.due, since: row.day, matter: .rating(rated))
    }

    /// A complaint or a question.
    private static func entry(_ row: EnquirySummary) -> WatchEntry {
        WatchEntry(
            id: ID(section: .enquiries, record: row.id, part: ""), kind: .enquiries, centre: row.centre,
            number: row.number, name: "", short: "", owners: [row.owner].compactMap(\.self), due: row.due,
            since: row.registeredOn, matter: .enquiry(row))
    }

    /// Certificates of a case that lie at the issue window.
    private static func uncollected(_ summary: CaseSummary) -> [WatchEntry] {
        summary.items.compactMap { item in
            item.waiting.map { waiting in
                WatchEntry(
                    summary, item, .uncollected, part: waiting.number, owners: [Owner.issueWindow.id],
                    since: waiting.since, matter: .certificate(waiting))
            }
        }
    }

    /// Results of a case that were refused and not made anew.
    private static func refusals(_ summary: CaseSummary) -> [WatchEntry] {
        summary.items.compactMap { item in
            item.refusedOn.map { day in
                WatchEntry(
                    summary, item, .refusals, part: item.short, owners: [item.department], since: day,
                    matter: .refusedResult)
            }
        }
    }

    private init(
        _ summary: CaseSummary, _ item: CaseSummary.Item, _ section: Section, part: String, owners: [String],
        since: Day, matter: Matter
    ) {
        self.init(
            id: ID(section: section, record: summary.id, part: part), kind: .cases, centre: summary.centre,
            number: summary.number, name: summary.names.first ?? "", short: item.short, owners: owners,
            due: item.deliveryDue, since: since, matter: matter)
    }

    private static func byUrgency(_ entries: [WatchEntry]) -> [WatchEntry] {
        entries.sorted { $0.urgency < $1.urgency }
    }

    /// Warnings that nobody has acknowledged first, by the day that they speak of; all else by the day since when it stands.
    private var urgency: (Int, Int, String) {
        guard case .warning(let warning) = matter else { return (0, since.number, number) }
        let rank = !warning.course.isOpen ? 2 : warning.course.escalatedOn == nil ? 1 : 0
        return (rank, warning.reminder.due.number, number)
    }
}
