/// What a hall did in a span of days, of all or of one window, item, department, clerk or day. Counted from numbers and cases
/// anew each time: nothing of it is kept, so nothing can be edited.
public struct ServiceFigures: Codable, Sendable, Equatable {
    // Numbers, by the day on which they were taken.
    /// Numbers taken, those that came to a counter and are done, and those that were called and did not come.
    public var taken = 0
    public var served = 0
    public var abandoned = 0
    /// Seconds that those waited who came to a counter, and seconds that those were there who are done.
    public var medianWait: Int?
    public var ninetiethWait: Int?
    public var medianHandling: Int?
    public var ninetiethHandling: Int?

    /// Services rated, by grade: 5 very satisfied to 1 very dissatisfied; and bad ones that nobody has put right.
    public var ratings: [String: Int] = [:]
    public var badRatingsOpen = 0

    // Complaints and questions, by the day on which they were registered.
    /// By `Enquiry.Sort`.
    public var enquiries: [String: Int] = [:]
    /// First answered within their limit, and answered late or not yet though it is over.
    public var enquiriesInTime = 0
    public var enquiriesOverdue = 0
    /// What those said who were asked, when they were told.
    public var enquiriesSatisfied = 0
    public var enquiriesUnsatisfied = 0
    /// Help given, by kind (`Help.Kind`): on numbers by the day on which they were taken, on cases by its own.
    public var helped: [String: Int] = [:]

    // Applications, by the lawful day of what the desk first said.
    public var outcomes: [FirstOutcome.Kind: Int] = [:]
    /// Defects found after the one-time notice (二次补正), by the day on which they were entered.
    public var secondCorrections = 0

    // Promises (容缺), by their last day.
    public var promisesKept = 0
    public var promisesBroken = 0

    // Decisions, by their day; those that have a statutory limit, and those within it.
    public var decided = 0
    public var limited = 0
    public var inTime = 0
    /// Working days that decisions in time left of their statutory limits.
    public var daysSaved = 0
    // Results, by the day on which the issue window first signed for them.
    public var promisedLimits = 0
    public var promisedInTime = 0
    /// Results that the issue window did not take over, by the day.
    public var refusedAtIssue = 0

    private var waits: [Int] = []
    private var handlings: [Int] = []

    private enum CodingKeys: String, CodingKey {
        case taken, served, abandoned, medianWait, ninetiethWait, medianHandling, ninetiethHandling, ratings,
            badRatingsOpen, enquiries, enquiriesInTime, enquiriesOverdue, enquiriesSatisfied, enquiriesUnsatisfied,
            helped, outcomes,
            secondCorrections, promisesKept, promisesBroken, decided, limited, inTime, daysSaved, promisedLimits,
            promisedInTime, refusedAtIssue
    }

    /// Nothing yet.
    public init() {}

    /// Applications of which the desk has said something.
    public var applications: Int { outcomes.values.reduce(0, +) }

    /// Hundredths of applications that one visit was enough for; nil for none.
    public var firstVisit: Int? {
        share((outcomes[.accepted] ?? 0) + (outcomes[.promised] ?? 0), of: applications)
    }

    /// Hundredths of applications that had to be corrected.
    public var corrections: Int? { share(outcomes[.corrected] ?? 0, of: applications) }

    /// Hundredths of decisions and results within the statutory and the promised limit.
    public var statutoryShare: Int? { share(inTime, of: limited) }
    public var promisedShare: Int? { share(promisedInTime, of: promisedLimits) }

    private func share(_ part: Int, of whole: Int) -> Int? { whole == 0 ? nil : (part * 100 + whole / 2) / whole }

    /// Counts a number.
    mutating func count(_ ticket: Ticket, asOf now: Instant) {
        taken += 1
        if ticket.isAbandoned { abandoned += 1 }
        if let rating = ticket.rating {
            ratings["\(rating.grade.rawValue)", default: 0] += 1
            if rating.grade.isBad, ticket.rectification?.outcome == nil { badRatingsOpen += 1 }
        }
        guard ticket.wasServed else { return }
        // Waits that go on and services under way are of no length yet.
        waits.append(ticket.periods.filter { $0.state == .waiting }.reduce(0) { $0 + $1.seconds })
        if ticket.state == .done {
            served += 1
            handlings.append(ticket.handled(asOf: now))
        }
        (medianWait, ninetiethWait) = (waits.quantile(50), waits.quantile(90))
        (medianHandling, ninetiethHandling) = (handlings.quantile(50), handlings.quantile(90))
    }

    /// Counts a complaint or a question.
    mutating func count(_ enquiry: Enquiry, asOf now: Instant, _ rules: HallRules) {
        enquiries[enquiry.sort.rawValue, default: 0] += 1
        switch enquiry.isInTime(asOf: now.day, rules) {
        case true?: enquiriesInTime += 1
        case false?: enquiriesOverdue += 1
        case nil: break
        }
        switch enquiry.closing?.isSatisfied {
        case true?: enquiriesSatisfied += 1
        case false?: enquiriesUnsatisfied += 1
        case nil: break
        }
    }
    /// Counts help that was given.
    mutating func count(_ help: Help) { helped[help.kind.rawValue, default: 0] += 1 }

    mutating func count(
        _ item: ItemApplication, of subject: Case, _ span: ClosedRange<Day>, asOf now: Instant, _ rules: HallRules
    ) {
        if let first = subject.firstOutcome(of: item.key), span.contains(first.on) {
            outcomes[first.kind, default: 0] += 1
        }
        secondCorrections += subject.standing.count { operation in
            operation.items.contains(item.key) && span.contains(operation.effectiveOn)
                && (operation.payload as? LineFailed)?.approval != nil
        }
        if let until = item.promise?.until, span.contains(until), item.ending == nil || item.openPromise.isEmpty {
            if item.openPromise.isEmpty { promisesKept += 1 } else if until < now.day { promisesBroken += 1 }
        }
        refusedAtIssue += item.review.refusals.count { span.contains($0.on) }
        guard let start = item.acceptedOn ?? item.deemedOn else { return }
        if let decision = item.review.decision, span.contains(decision.on) {
            decided += 1
            if let deadline = item.statutoryDeadline(from: start, rules) {
                limited += 1
                if decision.on <= deadline.due {
                    inTime += 1
                    daysSaved += max(0, rules.calendar.workingDaysLeft(from: decision.on, to: deadline.due))
                }
            }
        }
        if let issued = item.review.atIssueOn, span.contains(issued),
            let deadline = item.promisedDeadline(from: start, rules)
        {
            promisedLimits += 1
            if issued <= deadline.due { promisedInTime += 1 }
        }
    }
}

/// Figures of a span, one set for each window, item or whatever they are asked for by, and one for all.
public struct FigureTable: Sendable {
    /// What figures are set apart by.
    public enum Dimension: String, Codable, Sendable, CaseIterable {
        case window, item, department, clerk, day
    }

    public let span: ClosedRange<Day>
    public let dimension: Dimension?
    public private(set) var total = ServiceFigures()
    /// By queue letter, short code, `Department.id`, staff number or day.
    public private(set) var groups: [String: ServiceFigures] = [:]
    /// How often each defect was found on a material, by material and number of the defect.
    public private(set) var defects: [String: [Int: Int]] = [:]
    private let now: Instant
    private let rules: HallRules
    private let queue: @Sendable (String) -> String

    /// An empty table.
    ///
    /// - Parameter queue: letter of the queue of a window's id.
    public init(
        _ span: ClosedRange<Day>, by dimension: Dimension?, asOf now: Instant, _ rules: HallRules,
        queue: @escaping @Sendable (String) -> String
    ) {
        (self.span, self.dimension, self.now, self.rules, self.queue) = (span, dimension, now, rules, queue)
    }

    /// Counts a number, if it was taken in the span.
    public mutating func add(_ ticket: Ticket) {
        guard let taken = ticket.periods.first?.from.day, span.contains(taken) else { return }
        total.count(ticket, asOf: now)
        let key: String? =
            switch dimension {
            case .window: ticket.category
            case .day: "\(taken)"
            case .clerk: ticket.lastCall?.person
            case .item, .department, nil: nil
            }
        if let key { groups[key, default: ServiceFigures()].count(ticket, asOf: now) }
        for help in ticket.helps { add(help, to: Set([dimension == .clerk ? help.helper : key].compactMap(\.self))) }
    }

    /// Counts a complaint or a question, if it was registered in the span. `isDepartment` tells owners apart.
    public mutating func add(_ enquiry: Enquiry, isDepartment: (String) -> Bool) {
        guard let day = enquiry.registeredOn, span.contains(day) else { return }
        total.count(enquiry, asOf: now, rules)
        let key: String? =
            switch dimension {
            case .day: "\(day)"
            case .department: enquiry.owner.flatMap { isDepartment($0) ? $0 : nil }
            case .clerk: enquiry.owner.flatMap { isDepartment($0) ? nil : $0 }
            case .window, .item, nil: nil
            }
        if let key { groups[key, default: ServiceFigures()].count(enquiry, asOf: now, rules) }
    }

    /// Counts what happened to a case's applications in the span.
    public mutating func add(_ subject: Case) {
        for item in subject.items {
            total.count(item, of: subject, span, asOf: now, rules)
            switch dimension {
            case .window: add(item, of: subject, to: queue(item.definition.window), span)
            case .item: add(item, of: subject, to: item.definition.short, span)
            case .department: add(item, of: subject, to: item.definition.deciding, span)
            case .clerk:
                if let person = subject.firstOutcome(of: item.key)?.person { add(item, of: subject, to: person, span) }
            case .day: for day in days(of: item, subject) { add(item, of: subject, to: "\(day)", day...day) }
            case nil: break
            }
        }
        for (help, day) in subject.helps where span.contains(day) { add(help, to: groups(of: help, on: day, subject)) }
        for operation in subject.standing where span.contains(operation.effectiveOn) {
            guard let notice = operation.payload as? CorrectionNoticeIssued else { continue }
            for line in notice.lines {
                for defect in line.defects { defects[line.material, default: [:]][defect, default: 0] += 1 }
            }
        }
    }

    /// The defects found most often, with their materials.
    public func commonDefects(most: Int) -> [(material: String, defect: Int, count: Int)] {
        let all = defects.flatMap { material, counts in
            counts.map { (material: material, defect: $0.key, count: $0.value) }
        }
        let sorted = all.sorted { ($1.count, $0.material, $0.defect) < ($0.count, $1.material, $1.defect) }
        return Array(sorted.prefix(most))
    }

    private mutating func add(
        _ item: ItemApplication, of subject: Case, to key: String, _ span: ClosedRange<Day>
    ) {
        groups[key, default: ServiceFigures()].count(item, of: subject, span, asOf: now, rules)
    }

    private mutating func add(_ help: Help, to keys: Set<String>) {
        total.count(help)
        for key in keys { groups[key, default: ServiceFigures()].count(help) }
    }

    /// Help belongs to who gave it, and to each group that an item of the case belongs to.
    private func groups(of help: Help, on day: Day, _ subject: Case) -> Set<String> {
        let definitions = subject.items.map(\.definition)
        return switch dimension {
        case .window: Set(definitions.map { queue($0.window) })
        case .item: Set(definitions.map(\.short))
        case .department: Set(definitions.map(\.deciding))
        case .clerk: [help.helper]
        case .day: ["\(day)"]
        case nil: []
        }
    }

    /// Days of the span on which something of the application is counted.
    private func days(of item: ItemApplication, _ subject: Case) -> Set<Day> {
        let days =
            [
                subject.firstOutcome(of: item.key)?.on, item.promise?.until, item.review.decision?.on,
                item.review.atIssueOn,
            ] + item.review.refusals.map(\.on)
            + subject.standing.filter { $0.payload is LineFailed && $0.items.contains(item.key) }.map(\.effectiveOn)
        return Set(days.compactMap(\.self).filter(span.contains))
    }
}
