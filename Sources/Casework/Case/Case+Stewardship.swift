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
        let clocks = [
            item.bindingDeadline(asOf: day, rules), item.deadlines(asOf: day, rules).promised,
            jointDeadline(of: item, asOf: day, rules),
        ]
        return watchedDays(of: item, clocks: clocks.map { $0?.due }, rules).compactMap { watched in
            let left = rules.calendar.workingDaysLeft(from: day, to: watched.until)
            if watched.isOver(on: day, left) { return Reminder(watched.over, due: watched.until) }
            return left <= 1 ? watched.soon.map { Reminder($0, due: watched.until) } : nil
        }
    }

    /// The first day that a warning about the item can speak of, where these are the last days of its clocks; nil where
    /// nothing runs.
    func firstWatchedDay(of item: ItemApplication, clocks: [Day?], _ rules: HallRules) -> Day? {
        watchedDays(of: item, clocks: clocks, rules).map(\.until).min()
    }

    /// A day that is watched, and what is said when it is near (nil for nothing) and when it is past.
    private struct WatchedDay {
        var until: Day
        var soon: Reminder.Matter?
        var over: Reminder.Matter

        /// A pause ends with its day, a limit with its last working day.
        func isOver(on day: Day, _ workingDaysLeft: Int) -> Bool { soon == nil ? day > until : workingDaysLeft < 0 }
    }

    private func watchedDays(of item: ItemApplication, clocks: [Day?], _ rules: HallRules) -> [WatchedDay] {
        guard item.ending == nil, voidReason == nil else { return [] }
        var days: [WatchedDay] = []
        switch item.recordedStage {
        // What a supplement brought waits for the desk, no longer for the applicant.
        case .promised where item.brought.isEmpty:
            if let until = item.promise?.until {
                days.append(.init(until: until, soon: .promise, over: .promiseLapsed))
            }
        case .correcting where item.brought.isEmpty:
            if let until = item.notice?.until {
                days.append(.init(until: until, soon: .correction, over: .correctionLapsed))
            }
        default: break
        }
        for until in Set(clocks.compactMap(\.self)).sorted() {
            days.append(.init(until: until, soon: .dueSoon, over: .overdue))
        }
        // 行政许可法第四十四条: who was told that it waits has been served by the window; when to come is up to them ◐.
        if let until = item.deliveryDue(rules), item.review.deliveredOn == nil, !item.review.isTold {
            days.append(.init(until: until, soon: .deliverySoon, over: .deliveryOver))
        }
        if item.review.decision == nil, let pause = item.review.pauses.last, pause.endedOn == nil {
            days.append(.init(until: pause.until, over: .pauseOver))
        }
        return days
    }
}
