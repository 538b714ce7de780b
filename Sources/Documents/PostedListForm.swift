public import Casework

/// A parcel of a postal batch.
public struct PostedParcel: Sendable {
    /// Number of the case.
    public var caseNumber: String
    public var posting: Posting
    /// Names and numbers of what is in it.
    public var results: [String]

    /// What lies in the parcel `posting` of the case `caseNumber`.
    public init(caseNumber: String, posting: Posting, results: [String]) {
        self.caseNumber = caseNumber
        self.posting = posting
        self.results = results
    }
}

/// A postal batch as the carrier signs for it.
struct PostedListForm: Form {
    var batch: String
    var parcels: [PostedParcel]

    static var vocabulary: Vocabulary<Filling<Self>> {
        Vocabulary(
            [
                "batch": { $0.batch },
                "count": { String($0.parcels.count) },
            ],
            lists: [
                "parcels": .init(
                    \.form.parcels,
                    [
                        "n": { _, n, _ in String(n) },
                        "tracking": { _, _, parcel in parcel.posting.tracking },
                        "recipient": { _, _, parcel in parcel.posting.to.recipient },
                        "postAddress": { _, _, parcel in parcel.posting.to.address },
                        "caseNumber": { _, _, parcel in parcel.caseNumber },
                        "results": { _, _, parcel in parcel.results.joined(separator: "；") },
                    ])
            ])
    }
}

extension DocumentTemplates {
    /// The list of the postal batch `batch`, by tracking number.
    public func postedList(_ batch: String, _ parcels: [PostedParcel], _ context: PageContext, at now: Instant) -> Page
    {
        let parcels = parcels.sorted { $0.posting.tracking < $1.posting.tracking }
        return render(
            .postedList, PostedListForm(batch: batch, parcels: parcels), number: batch, context, at: now)
    }
}
