/// One item of a case, with the definition it is handled under and what has become of it.
public struct ItemApplication: Sendable, Equatable {
    /// How far the desk has come with the item.
    public enum Stage: String, Sendable, Codable, CaseIterable {
        /// The checklist is being gone through.
        case checking
        /// A one-time notice was given; the applicant is to mend what it names.
        case correcting
        case accepted
        /// 容缺受理: accepted on a promise that is not yet kept.
        case promised
        /// 逾期未告知视为受理: not told in time, so accepted from the day of receipt. Time alone brings this about.
        case deemedAccepted
        case notNeeded
        case refused
        case withdrawn

        /// Accepted in whichever way.
        public var isAccepted: Bool { self == .accepted || self == .promised || self == .deemedAccepted }
        /// Nothing more happens at the desk.
        public var isClosed: Bool { self == .notNeeded || self == .refused || self == .withdrawn }
    }

    /// What the desk found on a checklist line.
    public enum Mark: Sendable, Equatable {
        case passed
        /// Mended on the spot (当场更正); the defects that were mended.
        case mended([Int])
        case failed([Int], note: String?)

        /// Nothing is left to correct.
        public var isGood: Bool {
            if case .failed = self { false } else { true }
        }
    }

    /// Number of the application within its case.
    public let key: Int
    /// Pinned definition and its hash.
    public let definition: ItemDefinition
    public let hash: String
    /// Findings by material; a line without one has not been looked at.
    public internal(set) var marks: [String: Mark] = [:]
    /// Day on which the papers were received (收件).
    public internal(set) var receivedOn: Day?
    public internal(set) var notice: CorrectionNoticeIssued?
    public internal(set) var noticeGivenOn: Day?
    /// Materials that a supplement brought and that have not been looked at since.
    public internal(set) var brought: Set<String> = []
    /// Day of the latest supplement.
    public internal(set) var supplementedOn: Day?
    public internal(set) var acceptedOn: Day?
    public internal(set) var promise: AcceptedOnPromise?
    public internal(set) var ending: Ending?

    /// How the desk closed the item other than by accepting it.
    public struct Ending: Sendable, Equatable {
        public var stage: Stage
        public var on: Day
        public var reason: String
    }

    /// Materials promised and not yet found in order.
    public var openPromise: [String] {
        promise?.materials.filter { marks[$0]?.isGood != true } ?? []
    }

    /// Stage by the log alone, before time is asked.
    var recordedStage: Stage {
        if let ending { return ending.stage }
        if acceptedOn != nil { return openPromise.isEmpty ? .accepted : .promised }
        return notice == nil ? .checking : .correcting
    }

    /// Stage on `day`, with what time alone brings about.
    ///
    /// 行政许可法第三十二条: who is not told within five working days counts as accepted from the day of receipt; it
    /// holds for licences only.
    public func stage(asOf day: Day, _ rules: HallRules) -> Stage {
        let stage = recordedStage
        guard stage == .checking, definition.nature == .licence, let last = lastDayForNotice(rules), day > last
        else { return stage }
        return .deemedAccepted
    }

    /// Last day on which the one-time notice can be given in time; nil while nothing was received.
    public func lastDayForNotice(_ rules: HallRules) -> Day? {
        receivedOn.map { rules.deadline(from: $0, rules.noticeLimit).due }
    }

    /// The day the limits run from, deemed acceptance included; nil while they don't.
    public func clockStart(asOf day: Day, _ rules: HallRules) -> Day? {
        switch stage(asOf: day, rules) {
        case .accepted, .promised: acceptedOn
        case .deemedAccepted: receivedOn
        default: nil
        }
    }

    /// Deadlines of the statutory and of the promised clock, each nil where the item has none or it does not run.
    public func deadlines(asOf day: Day, _ rules: HallRules) -> (statutory: Deadline?, promised: Deadline?) {
        guard let start = clockStart(asOf: day, rules) else { return (nil, nil) }
        return (
            definition.statutory.map { rules.deadline(from: start, $0) },
            definition.promised.map { rules.deadline(from: start, $0) }
        )
    }
}
