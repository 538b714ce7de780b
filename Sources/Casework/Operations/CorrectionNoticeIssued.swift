/// The one-time notice of everything to correct was given (一次性告知, 材料补齐补正通知).
public struct CorrectionNoticeIssued: OperationPayload, OutcomePayload {
    public static let kind = "correctionNoticeIssued"

    /// A failed line as the notice names it.
    public struct Line: Codable, Hashable, Sendable {
        public var material: String
        public var defects: [Int]
        public var note: String?
    }

    /// Last day for the correction (补正期限).
    public var until: Day
    public var lines: [Line]
    /// How it is proved that a notice entered late was given in time; nil for one entered when given.
    public var proof: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.notice = self
            item.noticeGivenOn = operation.effectiveOn
            // Proved to have been given in time, it lifts the deemed acceptance (`model.md` 4).
            item.deemedOn = nil
        }
    }
}

/// Gives the one-time notice: only when every line was looked at, with every failed line, once
/// (行政许可法第三十二条第一款第四项; seed 三(一)3).
public struct IssueNotice: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]
    /// Day on which it was given, where it is entered late.
    public var givenOn: Day?
    public var proof: String?

    /// A notice for the items `keys`; `givenOn` and `proof` for one that was given in time and is entered late.
    public init(_ keys: [Int], givenOn: Day? = nil, proof: String? = nil) {
        self.keys = keys
        self.givenOn = givenOn
        self.proof = proof
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let items = try subject.undecided(keys, context, allowDeemed: proof != nil)
        let day = givenOn ?? context.today
        guard day <= context.today else { throw Denial(.dateAhead, ["date": "\(day)"]) }
        if givenOn != nil { try checked(proof ?? "", "proof") }
        try subject.mustBeLookedAt(items)
        var proposals = subject.receiving(keys, evenWithoutPapers: true)
        for item in items {
            // The limit, like the deemed acceptance that follows it, holds for licences only.
            if item.definition.nature == .licence, let last = item.lastDayForNotice(context.rules), day > last {
                throw Denial(.noticeTooLate, ["date": "\(last)"])
            }
            if let received = item.receivedOn, day < received { throw Denial(.dateInPast, ["date": "\(day)"]) }
            let lines = subject.lines(of: item).compactMap { line -> CorrectionNoticeIssued.Line? in
                guard case .failed(let defects, let note) = item.marks[line.material] else { return nil }
                return .init(material: line.material, defects: defects, note: note)
            }
            guard !lines.isEmpty else { throw Denial(.nothingFailed, ["item": item.definition.name]) }
            let until = context.rules.deadline(from: day, item.definition.correctionTerm).due
            proposals.append(
                Proposal(
                    CorrectionNoticeIssued(until: until, lines: lines, proof: proof), items: [item.key],
                    effectiveOn: day))
        }
        return proposals
    }
}

extension Case {
    /// The items `keys`, each without an outcome so far.
    ///
    /// - Parameter allowDeemed: a notice proved to have been given in time lifts a deemed acceptance.
    func undecided(_ keys: [Int], _ context: Context, allowDeemed: Bool = false) throws(Denial) -> [ItemApplication] {
        try mustBeOpen()
        guard !items.isEmpty, !keys.isEmpty else { throw Denial(.noItems) }
        try mustHaveApplicant()
        var found: [ItemApplication] = []
        for key in Set(keys).sorted() {
            let item = try mustHave(key)
            let named = ["item": item.definition.name]
            switch item.stage(asOf: context.today, context.rules) {
            case .checking: break
            case .correcting: throw Denial(.noticeGiven, named)
            case .deemedAccepted where allowDeemed: break
            case .deemedAccepted: throw Denial(.deemedAccepted, named)
            default: throw Denial(.outcomeGiven, named)
            }
            found.append(item)
        }
        return found
    }

    /// Every line of the items' checklists has been looked at, what a supplement brought included.
    func mustBeLookedAt(_ items: [ItemApplication]) throws(Denial) {
        for item in items {
            let lines = lines(of: item)
            let open = lines.indices.filter {
                item.marks[lines[$0].material] == nil || item.brought.contains(lines[$0].material)
            }
            if let first = open.first {
                throw Denial(
                    .linesNotLookedAt,
                    ["item": item.definition.name, "count": "\(open.count)", "line": lines[first].name])
            }
        }
    }
}
