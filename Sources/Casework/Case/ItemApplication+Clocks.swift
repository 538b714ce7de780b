extension ItemApplication {
    /// The day the limits run from, deemed acceptance included; nil while they don't.
    public func clockStart(asOf day: Day, _ rules: HallRules) -> Day? {
        switch stage(asOf: day, rules) {
        case .accepted, .promised, .granted, .declined: acceptedOn ?? deemedOn ?? receivedOn
        case .deemedAccepted: receivedOn
        default: nil
        }
    }

    /// Days on which the clock that `stops` speaks of stood still, in order.
    public func excluded(_ stops: (PauseRule) -> Bool) -> [ClosedRange<Day>] {
        review.pauses.compactMap { pause in
            guard let rule = definition.pauseRule(pause.cause), stops(rule) else { return nil }
            return pause.excluded
        }
    }

    /// The statutory limit with its extension; nil where no law sets one.
    public var statutoryLimit: Limit? {
        definition.statutory.map { $0.extended(by: review.extended?.limit) }
    }

    /// Deadlines of the statutory and of the promised clock, each nil where the item has none or it does not run any
    /// more: the statutory one ends with the decision, the promised one when the issue window has the result.
    public func deadlines(asOf day: Day, _ rules: HallRules) -> (statutory: Deadline?, promised: Deadline?) {
        guard let start = clockStart(asOf: day, rules) else { return (nil, nil) }
        return (
            review.decision == nil ? statutoryDeadline(from: start, rules) : nil,
            review.atIssueOn == nil && review.deliveredOn == nil ? promisedDeadline(from: start, rules) : nil
        )
    }

    func statutoryDeadline(from start: Day, _ rules: HallRules) -> Deadline? {
        // 行政许可法第四十三条: the lower body has its own limit for the review; the higher one's runs from its receipt.
        guard let from = definition.isReviewedBelow ? review.referral?.on : start else { return nil }
        return statutoryLimit.map { rules.deadline(from: from, $0, excluding: excluded(\.statutory)) }
    }

    func promisedDeadline(from start: Day, _ rules: HallRules) -> Deadline? {
        definition.promised.map { rules.deadline(from: start, $0, excluding: excluded(\.promised)) }
    }

    /// The limit for the lower body's review before it passes the matter up (行政许可法 43).
    func lowerReviewDeadline(from start: Day, _ rules: HallRules) -> Deadline? {
        guard definition.isReviewedBelow else { return nil }
        return rules.deadline(from: start, .lowerReview, excluding: excluded(\.statutory))
    }

    /// The law's limit that binds now: the lower body's own until the matter is passed up, then the item's.
    func bindingDeadline(asOf day: Day, _ rules: HallRules) -> Deadline? {
        guard review.decision == nil, let start = clockStart(asOf: day, rules) else { return nil }
        return statutoryDeadline(from: start, rules)
            ?? (review.referral == nil ? lowerReviewDeadline(from: start, rules) : nil)
    }

    /// Last day for issue and delivery of what was granted (行政许可法 44); nil for other natures, and once it
    /// was delivered, though a wrong one is made anew.
    public func deliveryDue(_ rules: HallRules) -> Day? {
        guard definition.nature == .licence, let decision = review.decision, decision.verdict == .granted,
            review.made.allSatisfy(\.deliveries.isEmpty)
        else { return nil }
        return rules.deliveryDue(from: decision.on)
    }

    /// Day on which nothing is left to do: it ended at the desk, or its result was delivered and the department signed for
    /// the delivery receipt (送达结果交接, seed 三(三)4); nil before.
    public var closedOn: Day? {
        if let ending { return ending.on }
        guard let delivery = review.result?.delivery else { return nil }
        return delivery.receipt == nil ? delivery.on : delivery.receiptSignedOn
    }

    /// The pause that runs on `day`; nil when the clocks run.
    public func pause(on day: Day) -> Review.Pause? { review.pauses.last { $0.runs(on: day) } }
}

extension ItemDefinition {
    /// A lower body reviews the licence within a limit of its own before a higher one decides (行政许可法 43).
    var isReviewedBelow: Bool { passedUp && nature == .licence }
}

extension Limit {
    /// 行政许可法第四十三条: review by a lower body before a higher one decides.
    static let lowerReview = Limit(20, .working, basis: "行政许可法第四十三条")
    /// 行政许可法第四十二条第二款: unified, joint or concentrated handling, and its extension.
    static let joint = Limit(45, .working, basis: "行政许可法第四十二条第二款")
    static let jointExtension = Limit(15, .working, basis: "行政许可法第四十二条第二款：经本级人民政府负责人批准")
    /// 行政许可法第四十四条: issue and deliver after the decision to grant.
    static let delivery = Limit(10, .working, basis: "行政许可法第四十四条")
    /// 行政许可法第四十七条: hearing requested after being told, held after the request.
    static let hearingRequest = Limit(5, .working, basis: "行政许可法第四十七条")
    static let hearingHolding = Limit(20, .working, basis: "行政许可法第四十七条")
    /// 行政许可法第四十八条: a hearing's time and place are told so long before.
    static let hearingNotice = Limit(7, .working, basis: "行政许可法第四十八条第一款第一项")

    /// The limit with an extension of the same unit behind it.
    func extended(by extension_: Limit?) -> Limit {
        guard let extension_, extension_.unit == unit else { return self }
        return Limit(amount + extension_.amount, unit, basis: "\(basis)；\(extension_.basis)")
    }
}
