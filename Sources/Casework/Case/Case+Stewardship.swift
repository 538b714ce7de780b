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
            intents += warnings(of: item, asOf: day, rules).filter { $0.isIgnored(asOf: day, rules) }
                .map { EscalateWarning(item.key, $0.reminder) }
            return intents
        }
    }

    /// Reminders that `day` calls for and that are not written down yet.
    func remindersDue(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> [Reminder] {
        mattersDue(of: item, asOf: day, rules).filter { item.review.warned[$0] == nil }
    }

    /// What is near its day or past it on `day`, written down or not. The yellow mark is one working day before the due day.
    func mattersDue(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> [Reminder] {
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
        // 行政许可法第四十四条: who was told that it waits has been served by the window; when to come is up to them ◐.
        if let until = item.deliveryDue(rules), item.review.deliveredOn == nil, !item.review.isTold {
            term(until, .deliverySoon, .deliveryOver)
        }
        if item.review.decision == nil, let pause = item.review.pauses.last, pause.endedOn == nil, day > pause.until {
            due.append(Reminder(.pauseOver, due: pause.until))
        }
        return due
    }
}
