/// One item of a case, with the definition it is handled under and what has become of it at the desk and behind it.
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
        /// 准予: decided for the applicant.
        case granted
        /// 不予许可: decided against the applicant, after acceptance.
        case declined
        /// 终止办理: ended without a decision, by the act that the law names.
        case terminated

        /// Accepted in whichever way, decided or not.
        public var isAccepted: Bool {
            switch self {
            case .accepted, .promised, .deemedAccepted, .granted, .declined: true
            default: false
            }
        }
        /// Ended other than by acceptance and decision: nothing more happens at the desk.
        public var isClosed: Bool {
            switch self {
            case .notNeeded, .refused, .withdrawn, .terminated: true
            default: false
            }
        }
        /// The departments can still work on it.
        public var isUnderReview: Bool { self == .accepted || self == .promised || self == .deemedAccepted }
    }

    /// What the desk found on a checklist line.
    public enum Mark: Sendable, Equatable {
        case passed
        /// Mended on the spot (当场更正); the defects that were mended.
        case mended([Int])
        case failed([Int], note: String?)
        /// The result of another item, by its short code, stands in for the paper: here already or to come.
        case awaited(String)

        /// Nothing is left to correct.
        public var isGood: Bool {
            if case .failed = self { false } else { true }
        }
    }

    /// Number of the application within its case.
    public let key: Int
    /// Pinned definition.
    public internal(set) var definition: ItemDefinition {
        _read { yield pinned.definition }
        set { pinned = Pinned(newValue) }
    }
    private var pinned: Pinned
    /// Hash of the definition.
    public internal(set) var hash: String
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
    /// Who accepted it: another person reviews and decides (受审分离).
    public internal(set) var acceptedBy: String?
    /// Day from which it counts as accepted, once the steward has written that down.
    public internal(set) var deemedOn: Day?
    public internal(set) var promise: AcceptedOnPromise?
    public internal(set) var ending: Ending?
    public internal(set) var review = Review()
    /// Materials that come as the result of another item.
    public internal(set) var awaited: [String: Awaited] = [:]

    /// A result of another item that stands in for a paper.
    public struct Awaited: Sendable, Equatable {
        /// Short code of the item that gives it.
        public var short: String
        /// Case that it comes from; nil for the same one.
        public var source: ULID?
        /// Day from which it is known to be there; of the same case the log itself tells.
        public var providedOn: Day?
        /// Why it will never come, once that is known; of the same case the log itself tells.
        public var loss: ResultLost.Cause?
    }

    init(key: Int, definition: ItemDefinition, hash: String) {
        self.key = key
        pinned = Pinned(definition)
        self.hash = hash
    }

    /// A definition as the copies of an item share it: it has forty parts, and every question to an item copies the item.
    private final class Pinned: Sendable, Equatable {
        let definition: ItemDefinition

        init(_ definition: ItemDefinition) {
            self.definition = definition
        }

        static func == (a: Pinned, b: Pinned) -> Bool { a === b || a.definition == b.definition }
    }

    /// How the desk closed the item other than by accepting it.
    public struct Ending: Sendable, Equatable {
        public var stage: Stage
        public var on: Day
        public var reason: String
    }

    /// Neither decided nor ended otherwise.
    public var isPending: Bool { ending == nil && review.decision == nil }

    /// Materials promised and not yet found in order.
    public var openPromise: [String] {
        promise?.materials.filter { marks[$0]?.isGood != true } ?? []
    }

    /// Stage by the log alone, before time is asked.
    var recordedStage: Stage {
        if let ending { return ending.stage }
        if let decision = review.decision { return decision.verdict == .granted ? .granted : .declined }
        if acceptedOn != nil { return openPromise.isEmpty ? .accepted : .promised }
        if notice != nil { return .correcting }
        return deemedOn == nil ? .checking : .deemedAccepted
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
}
