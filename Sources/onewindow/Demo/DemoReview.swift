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
            let blank = item.definition.result?.blank == true ? nextBlank() : ""
            try await desk.act([MakeResult(key, number: number, blank: blank)], as: chief)
            let papers = desk.subject.resultsWith(.department(item.definition.deciding))
            try await desk.act([HandPapersOver(to: .issueWindow, papers)], as: chief)
            guard let slip = desk.subject.handovers.last, comesAnotherDay(&desk),
                let clerk = staff.issueClerk(at: desk.subject.centre)
            else { return }
            try await desk.act([TakeOverResults(slip.id, read: read(slip, desk.subject))], as: clerk)
        }
        try await giveOut(&desk)
    }

    /// What the certificates on a slip say; in the demo they are all right.
    private func read(_ slip: Handover, _ subject: Case) -> [Int: [String: String]] {
        var read: [Int: [String: String]] = [:]
        for (item, _) in slip.papers.compactMap({ subject.result($0.material) }) {
            for (field, accepted) in subject.fieldsToCompare(of: item) {
                read[item.key, default: [:]][field] = accepted
            }
        }
        return read
    }

    /// Most applicants are called, come a day later or have it sent; their department signs for the delivery receipt.
    private mutating func giveOut(_ desk: inout DemoDesk) async throws(Failure) {
        let keys = desk.subject.items.filter { $0.review.result?.check != nil }.map(\.key)
        guard !keys.isEmpty, let clerk = staff.issueClerk(at: desk.subject.centre),
            let applicant = desk.subject.applicant
        else { return }
        for key in keys {
            guard let item = desk.subject.item(key), desk.subject.feeDue(of: item) != nil else { continue }
            try await desk.act(
                [EnterFee(key, .settled(reference: "37\(Int.random(in: 100_000...999_999, using: &random))"))],
                as: clerk)
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            let wish = DeliveryWish(
                recipient: applicant.name, address: "日照经济技术开发区海滨五路\(Int.random(in: 1...88, using: &random))号",
                phone: applicant.phone)
            try await desk.act([WishDelivery(keys, wish)], as: clerk)
            desk.nextWorkingDay(21_600)
            return try await post(keys, &desk, by: clerk)
        }
        let isReached = Int.random(in: 0..<3, using: &random) > 0
        try await desk.act([RecordCall(keys, isReached ? .told : .noAnswer)], as: clerk)
        guard isReached, comesAnotherDay(&desk) else { return }
        let collector: IssueResults.Collector
        if let agent = desk.subject.agent {
            collector = .agent(agent)
        } else if applicant.kind == .person {
            collector = .applicant
        } else {
            return
        }
        try await desk.act([IssueResults(keys, to: collector)], as: clerk)
        for department in Set(desk.subject.items.map(\.definition.deciding)).sorted() {
            let papers = desk.subject.returnsTo(department)
            guard !papers.isEmpty, comesAnotherDay(&desk) else { continue }
            try await desk.act([HandPapersOver(to: .department(department), papers)], as: clerk)
            guard let slip = desk.subject.handovers.last, let reviewer = staff.reviewer(of: department),
                comesAnotherDay(&desk)
            else { return }
            try await desk.act([SignForPapers(slip.id, counted: slip.papers)], as: reviewer)
        }
    }

    /// The day's batch goes in the afternoon; today's is still to be made up.
    private func post(_ keys: [Int], _ desk: inout DemoDesk, by clerk: Actor) async throws(Failure) {
        guard !clock.isAtItsLastDay else { return }
        let batch = "\(hall.now.day.description.filter { $0 != "-" })-1"
        let tracking = "EB\(desk.subject.number.suffix(9))CN"
        try await desk.act([PostResults(keys, batch: batch, tracking: tracking, carrier: "邮政 赵")], as: clerk)
        guard let slip = desk.subject.handovers.last else { return }
        try await desk.act([SignForCourier(slip.id)], as: clerk)
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
