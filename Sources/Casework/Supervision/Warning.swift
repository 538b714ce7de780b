/// A warning (预警): something of an item is near its day or past it. It goes to whoever has it in hand, who acknowledges it;
/// one that nobody acknowledges goes to the chief representative and the supervisor (预警纠错, 四(二)2).
public struct Warning: Sendable, Equatable {
    /// `ItemApplication.key`
    public var key: Int
    public var reminder: Reminder
    /// Whose it is: `Owner.id` of those who have the item in hand.
    public var owners: [String]
    public var course: Course

    /// What became of a warning.
    public struct Course: Sendable, Equatable {
        /// Day on which the steward issued it; nil before that.
        public internal(set) var issuedOn: Day?
        public internal(set) var escalatedOn: Day?
        /// Who acknowledged it last, and what they said would be done.
        public internal(set) var acknowledged: Acknowledgement?

        /// Nobody who has to has acknowledged it.
        public var isOpen: Bool { acknowledged == nil }
    }

    /// Somebody has seen a warning.
    public struct Acknowledgement: Sendable, Equatable {
        public var person: String
        public var at: Instant
        /// What will be done; empty for a mere word that it was seen.
        public var note: String
    }

    /// Issued, and acknowledged by nobody in time: it goes to the supervisor. What went there stays there.
    func isIgnored(asOf day: Day, _ rules: HallRules) -> Bool {
        guard let issued = course.issuedOn, course.isOpen, course.escalatedOn == nil else { return false }
        return day >= rules.deadline(from: issued, rules.warningLimit).due
    }
}

extension Reminder {
    /// Its day is over: a red mark rather than a yellow one.
    public var isOver: Bool {
        switch matter {
        case .promiseLapsed, .correctionLapsed, .overdue, .pauseOver, .deliveryOver: true
        case .promise, .correction, .dueSoon, .deliverySoon: false
        }
    }

    /// It is about what the applicant has to bring, rather than about what the hall has to do.
    public var isTerm: Bool {
        switch matter {
        case .promise, .promiseLapsed, .correction, .correctionLapsed: true
        case .dueSoon, .overdue, .pauseOver, .deliverySoon, .deliveryOver: false
        }
    }
}

extension Case {
    /// Warnings that `day` calls for about every item.
    public func warnings(asOf day: Day, _ rules: HallRules) -> [Warning] {
        items.flatMap { warnings(of: $0, asOf: day, rules) }
    }

    func warnings(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> [Warning] {
        mattersDue(of: item, asOf: day, rules).map { reminder in
            Warning(
                key: item.key, reminder: reminder, owners: owners(of: reminder, item, asOf: day, rules),
                course: item.review.warned[reminder] ?? .init())
        }
    }

    /// Terms of the applicant are the desk's to follow up, steps whoever's they are.
    private func owners(
        of reminder: Reminder, _ item: ItemApplication, asOf day: Day, _ rules: HallRules
    ) -> [String] {
        if reminder.isTerm { return [Owner.desk.id] }
        let working = Set(work(on: item, asOf: day, rules).map(\.department))
        return working.isEmpty ? [item.definition.deciding] : working.sorted()
    }
}
