/// The steward reminded those whose turn it is, or wrote down that a term ran out: once for each day it speaks of.
public struct ReminderSent: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "reminderSent"
    public var reminder: Reminder

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.reminded.insert(reminder) }
    }
}

/// Writes a reminder down; the same again is refused, so that the steward can try as often as it likes.
public struct SendReminder: Intent {
    public static let roles: Set<Role> = [.system]
    public var key: Int
    public var reminder: Reminder

    /// `reminder` about the item `key`.
    public init(_ key: Int, _ reminder: Reminder) {
        self.key = key
        self.reminder = reminder
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard subject.remindersDue(of: item, asOf: context.today, context.rules).contains(reminder) else {
            throw Denial(.nothingToRemind)
        }
        return [Proposal(ReminderSent(reminder: reminder), items: [key])]
    }
}

/// An application that nobody answered in time counts as accepted; the steward writes down what the day brought about.
public struct DeemedAcceptanceRecorded: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "deemedAcceptanceRecorded"

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.deemedOn = operation.effectiveOn }
    }
}

/// Records a deemed acceptance (行政许可法 32), dated on the day of receipt.
public struct RecordDeemedAcceptance: Intent {
    public static let roles: Set<Role> = [.system]
    public var key: Int

    /// The item `key` was not answered in time.
    public init(_ key: Int) {
        self.key = key
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard item.deemedOn == nil, item.stage(asOf: context.today, context.rules) == .deemedAccepted else {
            throw Denial(.nothingToRemind)
        }
        return [Proposal(DeemedAcceptanceRecorded(), items: [key], effectiveOn: item.receivedOn)]
    }
}

extension Case {
    /// What the steward has to write down on `day` about every item, each as the intent that does it.
    public func stewardship(asOf day: Day, _ rules: HallRules) -> [any Intent<Case>] {
        guard revision > 0, voidReason == nil else { return [] }
        return items.flatMap { item -> [any Intent<Case>] in
            var intents: [any Intent<Case>] = []
            if item.deemedOn == nil, item.stage(asOf: day, rules) == .deemedAccepted {
                intents.append(RecordDeemedAcceptance(item.key))
            }
            intents += remindersDue(of: item, asOf: day, rules).map { SendReminder(item.key, $0) }
            return intents
        }
    }

    /// Reminders that `day` calls for and that are not written down yet. The yellow mark is one working day before the
    /// due day.
    func remindersDue(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> [Reminder] {
        guard item.ending == nil, voidReason == nil else { return [] }
        var due: [Reminder] = []
        func term(_ until: Day, _ soon: Reminder.Matter, _ over: Reminder.Matter) {
            let left = rules.calendar.workingDaysLeft(from: day, to: until)
            if left < 0 {
                due.append(Reminder(over, due: until))
            } else if left <= 1 {
                due.append(Reminder(soon, due: until))
            }
        }
        switch item.recordedStage {
        // What a supplement brought waits for the desk, no longer for the applicant.
        case .promised where item.brought.isEmpty:
            if let promise = item.promise { term(promise.until, .promise, .promiseLapsed) }
        case .correcting where item.brought.isEmpty:
            if let notice = item.notice { term(notice.until, .correction, .correctionLapsed) }
        default: break
        }
        let clocks = [
            item.bindingDeadline(asOf: day, rules), item.deadlines(asOf: day, rules).promised,
            jointDeadline(of: item, asOf: day, rules),
        ]
        for until in Set(clocks.compactMap { $0?.due }).sorted() { term(until, .dueSoon, .overdue) }
        if item.review.decision == nil, let pause = item.review.pauses.last, pause.endedOn == nil, day > pause.until {
            due.append(Reminder(.pauseOver, due: pause.until))
        }
        return due.filter { !item.review.reminded.contains($0) }
    }
}
