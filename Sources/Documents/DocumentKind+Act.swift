import Casework

/// Which act calls for which document, and how documents are numbered.
extension DocumentKind {
    /// The document of an act's operation; nil where it calls for none.
    init?(of payload: any OperationPayload) {
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
        default: return nil
        }
    }

    /// Letters in the document's number, the first sounds of its name.
    var code: String {
        switch self {
        case .receipt: "SJ"
        case .acceptance: "SL"
        case .promise: "RQ"
        case .correction: "BZ"
        case .notNeeded: "GZ"
        case .refusal: "BY"
        case .papersReturned: "TH"
        case .withdrawal: "CH"
        case .handover: "JJ"
        case .supplement: "BJ"
        }
    }

    /// 1 for the first document of this kind that acts of `log` call for; acts later taken back keep theirs.
    ///
    /// Receipts and returns that an outcome brings along stand on the outcome's own page and take no number.
    func count(in log: [Operation]) -> Int {
        var kinds: [ULID: Set<DocumentKind>] = [:]
        for operation in log {
            if let kind = DocumentKind(of: operation.payload) { kinds[operation.intent, default: []].insert(kind) }
        }
        return kinds.values.count { $0.contains(self) && (!isBroughtAlong || $0.allSatisfy(\.isBroughtAlong)) }
    }

    private var isBroughtAlong: Bool { self == .receipt || self == .papersReturned }
}
