/// How a due date comes about: which clock, started when and by what, for how long and by which law.
///
/// The days on the way follow from the calendar (`steps`), so a proof is cheap until it is read.
public struct Proof: Hashable, Sendable {
    /// Clocks of an item application.
    public enum Clock: String, Sendable, CaseIterable {
        /// The one-time notice (一次性告知), from receipt.
        case notice
        /// The applicant's term to mend what the notice names (补正期限).
        case correction
        /// The applicant's term for promised papers (补齐期限).
        case promise
        /// What the department promised (承诺期限).
        case promised
        /// What the law sets (法定期限).
        case statutory
        /// The cap of joint handling (行政许可法 42 II).
        case joint
        /// The lower body's review before a higher one decides (行政许可法 43).
        case lowerReview
        /// A hearing can be asked for (行政许可法 47), and has to be held.
        case hearingRequest, hearingHolding
        /// Issue and delivery after the decision (行政许可法 44).
        case delivery
    }

    /// What started a clock.
    public enum Cause: String, Sendable, CaseIterable {
        /// 收件
        case receipt
        /// 受理
        case acceptance
        /// The full supplement came, and acceptance dates from it.
        case supplement
        /// 逾期未告知视为受理, from the day of receipt.
        case deemed
        /// 一次性告知
        case noticeGiven
        /// 上报
        case passedUp
        /// 听证告知, 听证申请
        case hearingTold, hearingRequested
        /// 决定
        case decision
    }

    /// Number of the item application within its case, its short code and name.
    public let key: Int
    public let short: String
    public let name: String
    /// Rule profile: a licence's limits rest on the licensing law.
    public let nature: Nature
    public let clock: Clock
    public let cause: Cause
    /// Start, limit with its basis, and the day to which counting leads.
    public let deadline: Deadline
    /// The day that binds: what the paper names, where somebody chose one, else `deadline.due`.
    public let due: Day
    /// Day on which the clock was stopped by what it waited for; nil while it runs.
    public internal(set) var endedOn: Day?

    /// The clock `clock` of `item`, running for `limit` from `start`.
    ///
    /// - Parameters:
    ///   - chosen: the day that the paper of the act names.
    ///   - excluded: days on which the clock stood still.
    public init(
        _ clock: Clock, of item: ItemApplication, from start: Day, by cause: Cause, _ limit: Limit, _ rules: HallRules,
        chosen: Day? = nil, endedOn: Day? = nil, excluding excluded: [ClosedRange<Day>] = []
    ) {
        key = item.key
        short = item.definition.short
        name = item.definition.name
        nature = item.definition.nature
        self.clock = clock
        self.cause = cause
        deadline = rules.deadline(from: start, limit, excluding: excluded)
        due = chosen ?? deadline.due
        self.endedOn = endedOn
    }

    public var isRunning: Bool { endedOn == nil }

    /// Working days left on `day`: 0 on the last day, negative once it is over.
    public func left(asOf day: Day, _ calendar: WorkCalendar) -> Int {
        calendar.workingDaysLeft(from: day, to: due)
    }

    /// Notices that are named by a day on the way, in the order of the days.
    public func notices(_ calendar: WorkCalendar) -> [WorkCalendar.Notice] {
        deadline.steps(calendar).compactMap { calendar.notice(on: $0.day) }.reduce(into: []) { found, notice in
            if !found.contains(where: { $0.number == notice.number }) { found.append(notice) }
        }
    }

    /// Years that the count leans on without a notice; the last days of a year lean on the next one's.
    public func yearsWithoutNotice(_ calendar: WorkCalendar) -> [Int] {
        let leant = deadline.steps(calendar).filter(\.isEstimate).map { step in
            let year = step.day.parts.year
            return calendar.isEstimate(year: year) ? year : year + 1
        }
        return Set(leant).sorted()
    }
}

extension ItemApplication {
    /// Every clock that runs or ran for the item, as of `day`.
    public func proofs(asOf day: Day, _ rules: HallRules) -> [Proof] {
        let stage = stage(asOf: day, rules)
        var proofs: [Proof] = []
        if let receivedOn {
            let answered = noticeGivenOn ?? acceptedOn ?? ending?.on
            // Once it ran out the law itself answered, whatever was decided since.
            let lapsed = stage.isAccepted ? lastDayForNotice(rules) : nil
            proofs.append(
                Proof(
                    .notice, of: self, from: receivedOn, by: .receipt, rules.noticeLimit, rules,
                    endedOn: answered ?? lapsed))
        }
        if let notice, let noticeGivenOn {
            proofs.append(
                Proof(
                    .correction, of: self, from: noticeGivenOn, by: .noticeGiven, definition.correctionTerm, rules,
                    chosen: notice.until, endedOn: acceptedOn ?? ending?.on))
        }
        guard let start = acceptedOn ?? deemedOn ?? clockStart(asOf: day, rules) else { return proofs }
        let cause = cause(of: stage, start)
        if let promise, let term = definition.promiseTerm {
            let kept = openPromise.isEmpty ? supplementedOn ?? start : nil
            proofs.append(
                Proof(
                    .promise, of: self, from: start, by: cause, term, rules, chosen: promise.until,
                    endedOn: kept ?? ending?.on))
        }
        return proofs + reviewProofs(from: start, by: cause, rules)
    }

    /// The clocks behind the window: each ends by what the law or the agreement names (`model.md` 15).
    private func reviewProofs(from start: Day, by cause: Proof.Cause, _ rules: HallRules) -> [Proof] {
        let decided = review.decision?.on ?? ending?.on
        var proofs: [Proof] = []
        func add(
            _ clock: Proof.Clock, from start: Day, by cause: Proof.Cause, _ limit: Limit?, endedOn: Day?,
            _ stops: ((PauseRule) -> Bool)? = nil
        ) {
            guard let limit else { return }
            proofs.append(
                Proof(
                    clock, of: self, from: start, by: cause, limit, rules, endedOn: endedOn,
                    excluding: stops.map(excluded) ?? []))
        }
        add(
            .promised, from: start, by: cause, definition.promised,
            endedOn: review.atIssueOn ?? review.deliveredOn ?? ending?.on, \.promised)
        if definition.isReviewedBelow {
            add(
                .lowerReview, from: start, by: cause, .lowerReview, endedOn: review.referral?.on ?? decided, \.statutory
            )
            if let referral = review.referral {
                add(.statutory, from: referral.on, by: .passedUp, statutoryLimit, endedOn: decided, \.statutory)
            }
        } else {
            add(.statutory, from: start, by: cause, statutoryLimit, endedOn: decided, \.statutory)
        }
        if let hearing = review.hearing {
            add(
                .hearingRequest, from: hearing.toldOn, by: .hearingTold, .hearingRequest,
                endedOn: hearing.requestedOn ?? decided)
            if let requested = hearing.requestedOn {
                add(
                    .hearingHolding, from: requested, by: .hearingRequested, .hearingHolding,
                    endedOn: hearing.heldOn ?? decided)
            }
        }
        if definition.nature == .licence, let decision = review.decision, decision.verdict == .granted {
            add(.delivery, from: decision.on, by: .decision, .delivery, endedOn: review.deliveredOn)
        }
        return proofs
    }

    private func cause(of stage: Stage, _ start: Day) -> Proof.Cause {
        if stage == .deemedAccepted || acceptedOn == nil { return .deemed }
        return notice != nil && supplementedOn == start ? .supplement : .acceptance
    }
}

extension Case {
    /// Clocks that run on `day`, the one that ends first before the others.
    public func runningProofs(asOf day: Day, _ rules: HallRules) -> [Proof] {
        proofs(asOf: day, rules).filter(\.isRunning)
    }

    /// Clocks that run or ran: those that run first, then by due day.
    public func proofs(asOf day: Day, _ rules: HallRules) -> [Proof] {
        var all = items.flatMap { item -> [Proof] in
            let joint = jointDeadline(of: item, asOf: day, rules).map { deadline in
                Proof(
                    .joint, of: item, from: deadline.start, by: .acceptance, deadline.limit, rules,
                    endedOn: item.ending?.on, excluding: deadline.excluded)
            }
            return item.proofs(asOf: day, rules) + (joint.map { [$0] } ?? [])
        }
        if let voided = log.last(where: { $0.payload is CaseVoided })?.effectiveOn {
            for index in all.indices { all[index].endedOn = all[index].endedOn ?? voided }
        }
        func rank(_ proof: Proof) -> (Int, Day, Int) { (proof.isRunning ? 0 : 1, proof.due, proof.key) }
        return all.sorted { rank($0) < rank($1) }
    }
}
