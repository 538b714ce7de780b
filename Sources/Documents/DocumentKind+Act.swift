import Casework

/// How documents are numbered.
extension DocumentKind {
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
        case .declined: "BJS"
        case .pause: "TX"
        case .extension_: "YQ"
        case .hearing: "TZ"
        case .grant: "ZY"
        case .denial: "BZY"
        case .termination: "ZZ"
        case .delivery: "SD"
        case .resultNotice: "LQ"
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
