/// A page was rendered and kept: the last of the three moves outcome, page, entry (`model.md` 7).
public struct DocumentIssued: OperationPayload, LeavesOutcomesAlone, ConcernsPage {
    public static let kind = "documentIssued"
    public var document: DocumentKind
    /// SHA-256 of the page in the blobs, hex.
    public var hash: String
    /// Intent of the act that it documents.
    public var act: ULID

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.documents.append(
            IssuedDocument(kind: document, hash: hash, act: act, issuedAt: operation.recordedAt, isVoid: false))
    }
}

/// An entry about a page: it follows an act by itself, changes nothing that anybody decides upon, and is not undone.
public protocol ConcernsPage: LeavesOthersAlone {}

/// Enters a page that was kept; a page of an act since taken back, or the same page again, is refused.
public struct EnterDocument: Intent {
    public static let roles = Set(Role.allCases)
    public var document: DocumentKind
    public var hash: String
    public var act: ULID

    /// The page `hash` documents the act `act`.
    public init(_ document: DocumentKind, hash: String, act: ULID) {
        self.document = document
        self.hash = hash
        self.act = act
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        guard !subject.documents.contains(where: { $0.act == act && $0.kind == document }) else {
            throw Denial(.documentKnown)
        }
        let operations = subject.standing.filter { $0.intent == act }
        guard !operations.isEmpty else { throw Denial(.noOutcome) }
        let items = Set(operations.flatMap(\.items)).sorted()
        return [Proposal(DocumentIssued(document: document, hash: hash, act: act), items: items)]
    }
}

extension Case {
    /// Pages that acts of this case call for and that are not yet on file, with the act's operations.
    public var documentsOwed: [(kind: DocumentKind, act: ULID)] {
        var owed: [(kind: DocumentKind, act: ULID)] = []
        let acts = standing
        for operation in acts {
            guard let kind = DocumentKind(of: operation.payload) else { continue }
            let known =
                documents.contains { $0.act == operation.intent && $0.kind == kind }
                || owed.contains { $0.act == operation.intent && $0.kind == kind }
            // What an outcome on the spot receives or gives back stands on the outcome's own page.
            let isCovered =
                (kind == .receipt || kind == .papersReturned)
                && acts.contains { $0.intent == operation.intent && $0.payload is any OutcomePayload }
            if !known && !isCovered { owed.append((kind, operation.intent)) }
        }
        return owed
    }
}

extension DocumentKind {
    /// The page that an act calls for; nil where it calls for none.
    public init?(of payload: any OperationPayload) {
        switch payload {
        case is PapersReceived: self = .receipt
        case is Accepted: self = .acceptance
        case is AcceptedOnPromise: self = .promise
        case is CorrectionNoticeIssued: self = .correction
        case is NotNeededTold: self = .notNeeded
        case is Refused: self = .refusal
        case is Withdrawn: self = .withdrawal
        case is PapersGivenBack: self = .papersReturned
        case is PapersHandedOver: self = .handover
        case is SupplementReceived: self = .supplement
        case is HandoverDeclined: self = .declined
        case is ClockPaused: self = .pause
        case is LimitExtended: self = .extension_
        case is HearingTold: self = .hearing
        case let decided as Decided: self = decided.verdict == .granted ? .grant : .denial
        case is ApplicationTerminated: self = .termination
        case is ResultIssued, is PostDelivered: self = .delivery
        case is ResultChecked: self = .resultNotice
        default: return nil
        }
    }
}
