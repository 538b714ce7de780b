import Casework
import HallService

/// What departments of the demo do with a case: a step a day, then the decision, the result and its way to the issue
/// window, as far as the days until today reach.
extension DemoCases {
    mutating func review(_ desk: inout DemoDesk) async throws(Failure) {
        for key in desk.keys {
            while let step = openStep(key, desk.subject) {
                guard let reviewer = staff.reviewer(of: step.department), comesAnotherDay(&desk) else { return }
                try await desk.act([GiveOpinion(key, step: step.id, .agree)], as: reviewer)
            }
            guard let item = desk.subject.item(key), item.openPromise.isEmpty, item.review.decision == nil,
                let chief = staff.chief(of: item.definition.deciding), comesAnotherDay(&desk)
            else { return }
            try await desk.act([Decide(key, .granted)], as: chief)
            let number = "\(item.definition.short)-\(hall.now.day)-\(Int.random(in: 100...999, using: &random))"
            let blank =
                item.definition.result?.blank == true ? "\(Int.random(in: 10_000...99_999, using: &random))" : ""
            try await desk.act([MakeResult(key, number: number, blank: blank)], as: chief)
            let papers = desk.subject.resultsWith(.department(item.definition.deciding))
            try await desk.act([HandPapersOver(to: .issueWindow, papers)], as: chief)
            guard let slip = desk.subject.handovers.last, comesAnotherDay(&desk),
                let clerk = staff.issueClerk(at: desk.subject.centre)
            else { return }
            try await desk.act([SignForPapers(slip.id, counted: slip.papers)], as: clerk)
        }
    }

    private func openStep(_ key: Int, _ subject: Case) -> StepDefinition? {
        subject.item(key).flatMap { item in
            subject.steps(of: item, asOf: hall.now.day, hall.rules).first { $0.state.isActive }?.definition
        }
    }

    /// Goes on to the next working morning; false when that is today or lies ahead.
    private mutating func comesAnotherDay(_ desk: inout DemoDesk) -> Bool {
        desk.nextWorkingDay(Int.random(in: 0...14_400, using: &random))
        return !clock.isAtItsLastDay
    }
}
