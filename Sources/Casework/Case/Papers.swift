/// So many sets of one material.
public struct PaperLine: Codable, Hashable, Sendable {
    public var material: String
    public var originals: Int
    public var copies: Int

    /// `count` of `material`.
    public init(_ material: String, _ count: PaperCount) {
        self.material = material
        originals = count.originals
        copies = count.copies
    }

    public var count: PaperCount { PaperCount(originals: originals, copies: copies) }
}

/// Papers on their way between two owners. Until the receiver signs, the giver owns them.
public struct Handover: Sendable, Equatable {
    /// What has become of a handover.
    public enum State: String, Codable, Sendable {
        /// Given, not yet signed for.
        case open
        case signed
        /// The receiver did not take them.
        case declined
        /// The giver took them back before anybody signed.
        case takenBack
    }

    /// 1, 2, 3 … within the case.
    public var id: Int
    public var from: Owner
    public var to: Owner
    public var items: [Int]
    public var papers: [PaperLine]
    public var givenBy: String
    public var givenAt: Instant
    public var state: State
    /// Who carries them, where a courier does.
    public var courier: String?
    /// The courier's slip that this one ends.
    public var carried: Int?
    /// Who signed, declined or took back, and when; nil while open.
    public var closedBy: String?
    public var closedAt: Instant?
    /// Why it was declined.
    public var reason: String?
    /// What the receiver counted, where that differed.
    public var counted: [PaperLine]?
    /// Fields in which results differed from what was accepted.
    public var differences: [Comparison]?

    /// Sheets and sets together.
    public var total: Int { papers.reduce(0) { $0 + $1.count.total } }
    /// Id of the receiving department; of another receiver its owner id.
    public var department: String { to.id }
}

/// A page as it was issued: kept whole in the blobs by its hash.
public struct IssuedDocument: Sendable, Equatable {
    public var kind: DocumentKind
    /// SHA-256 of the page, hex.
    public var hash: String
    /// Intent of the act that it documents.
    public var act: ULID
    public var issuedAt: Instant
    /// The act was taken back; the page stays on file and is void.
    public var isVoid: Bool

    /// When and by whom it was printed; the first is the original, the others say that they are copies.
    public var prints: [Print] = []

    /// Once printed.
    public struct Print: Sendable, Equatable {
        public var at: Instant
        /// Staff number.
        public var person: String
    }
}

/// Pages that the desk and the departments issue.
public enum DocumentKind: String, Codable, Sendable, CaseIterable {
    /// 收件凭证
    case receipt
    /// 受理通知书
    case acceptance
    /// 容缺受理承诺书
    case promise
    /// 材料补齐补正通知书
    case correction
    /// 不受理告知书
    case notNeeded
    /// 不予受理决定书
    case refusal
    /// 材料退还凭证
    case papersReturned
    /// 撤回申请确认书
    case withdrawal
    /// 材料交接单
    case handover
    /// 补正材料收件凭证
    case supplement
    /// 不予接收单
    case declined
    /// 特别程序告知书
    case pause
    /// 延长办理期限告知书
    case extension_ = "extension"
    /// 听证告知书
    case hearing
    /// 准予决定书
    case grant
    /// 不予许可决定书
    case denial
    /// 终止办理告知书
    case termination
    /// 送达回证
    case delivery
    /// 结果领取通知书
    case resultNotice
}
