/// The applicant wants the result by post, or (nil) at the counter after all.
public struct DeliveryWished: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "deliveryWished"
    public var wish: DeliveryWish?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.wish = wish }
    }
}

/// Records where results are to be sent.
public struct WishDelivery: Intent {
    public static let roles: Set<Role> = Set<Role>.desk.union([.issueClerk])
    public var keys: [Int]
    public var wish: DeliveryWish?

    /// The results of `keys` go to `wish`, or are collected at the counter.
    public init(_ keys: [Int], _ wish: DeliveryWish?) {
        self.keys = keys
        self.wish = wish
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        for key in keys {
            let item = try subject.mustHave(key)
            let named = ["item": item.definition.name]
            guard item.ending == nil else { throw Denial(.outcomeGiven, named) }
            guard item.review.deliveredOn == nil else { throw Denial(.resultDelivered, named) }
            guard item.review.openPosting == nil else { throw Denial(.resultPosted, named) }
        }
        guard !keys.isEmpty else { throw Denial(.noItems) }
        if let wish {
            try checked(wish.recipient, "recipient", limit: 100)
            try checked(wish.address, "address", limit: 200)
            // 邮件收件人电话: the carrier calls it at the door.
            guard wish.phone.filter(\.isNumber).count >= 7 else { throw Denial(.missing, ["field": "phone"]) }
            try checked(wish.phone, "phone", limit: 40)
        }
        return [Proposal(DeliveryWished(wish: wish), items: keys)]
    }
}

/// A result was put into a postal batch (seed 三(三)3).
public struct ResultPosted: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultPosted"
    /// Slip by which the carrier takes it.
    public var handover: Int
    /// Label of the batch, alike for all its parcels.
    public var batch: String
    /// 运单号
    public var tracking: String
    public var to: DeliveryWish

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.postings.append(Posting(handover: handover, batch: batch, tracking: tracking, to: to))
        }
    }
}

/// Puts the results of a case that are ready and wanted by post into one parcel for the carrier, who signs for it apart.
public struct PostResults: Intent {
    public static let roles: Set<Role> = [.issueClerk]
    public var batch: String
    public var tracking: String
    public var carrier: String
    /// Items whose results go into the parcel.
    public var keys: [Int]

    /// The results of `keys` go in the batch `batch` with `carrier`, under `tracking`.
    public init(_ keys: [Int], batch: String, tracking: String, carrier: String) {
        self.keys = keys
        self.batch = batch
        self.tracking = tracking
        self.carrier = carrier
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustLieHere(context)
        var papers: [PaperLine] = []
        var wish: DeliveryWish?
        for key in keys {
            let item = try subject.mustBeIssuable(key)
            guard let to = item.review.wish else {
                throw Denial(.noAddress, ["item": item.definition.name])
            }
            guard wish == nil || wish == to else { throw Denial(.addressesDiffer) }
            wish = to
            if let material = item.review.result?.material {
                papers.append(PaperLine(material, PaperCount(originals: 1)))
            }
        }
        guard let wish else { throw Denial(.nothingToPost) }
        try checked(batch, "batch", limit: 40)
        try checked(carrier, "carrier", limit: 60)
        try checked(tracking, "tracking", limit: 40)
        guard tracking.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else {
            throw Denial(.trackingFlawed, ["tracking": tracking])
        }
        let known = subject.items.flatMap(\.review.postings).contains { $0.tracking == tracking }
        guard !known else { throw Denial(.trackingKnown, ["tracking": tracking]) }
        let id = subject.handovers.count + 1
        let given = PapersHandedOver(
            handover: id, department: Owner.carrier.id, papers: papers, from: Owner.issueWindow.id, courier: carrier)
        return [
            Proposal(given, items: keys),
            Proposal(ResultPosted(handover: id, batch: batch, tracking: tracking, to: wish), items: keys),
        ]
    }
}

/// The carrier brought a parcel to its address.
public struct PostDelivered: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "postDelivered"
    public var handover: Int
    /// Who signed for it at the door.
    public var receiver: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.deliver(operation, to: receiver, isAgent: false, from: .carrier)
        try subject.endPosting(handover, .delivered(operation.effectiveOn), operation)
    }
}

/// A parcel came back to the issue window.
public struct PostReturned: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "postReturned"
    public var handover: Int
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.endPosting(handover, .returned(operation.effectiveOn, reason), operation)
    }
}

/// Ends a posting as the carrier reported it.
public struct EndPosting: Intent {
    /// How.
    public enum Report: Sendable, Equatable {
        case delivered(to: String, on: Day)
        case returned(reason: String)
    }

    public static let roles: Set<Role> = [.issueClerk]
    public var handover: Int
    public var report: Report

    /// The parcel of the slip `handover`.
    public init(_ handover: Int, _ report: Report) {
        self.handover = handover
        self.report = report
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard let slip = subject.handovers.first(where: { $0.id == handover }), slip.to == .carrier,
            subject.items.contains(where: { $0.review.openPosting?.handover == handover })
        else { throw Denial(.noSuchHandover, ["handover": "\(handover)"]) }
        guard slip.state == .signed else { throw Denial(.carrierNotSigned) }
        switch report {
        case .delivered(let receiver, let day):
            try checked(receiver, "receiver", limit: 100)
            guard day <= context.today else { throw Denial(.dateAhead, ["date": "\(day)"]) }
            if let given = slip.closedAt?.day, day < given { throw Denial(.dateInPast, ["date": "\(day)"]) }
            return [
                Proposal(PostDelivered(handover: handover, receiver: receiver), items: slip.items, effectiveOn: day)
            ]
        case .returned(let reason):
            try checked(reason, "reason", limit: 200)
            let id = subject.handovers.count + 1
            let back = PapersHandedOver(
                handover: id, department: Owner.issueWindow.id, papers: slip.papers, from: Owner.carrier.id,
                courier: slip.courier, carried: handover)
            return [
                Proposal(back, items: slip.items), Proposal(HandoverSigned(handover: id), items: slip.items),
                Proposal(PostReturned(handover: handover, reason: reason), items: slip.items),
            ]
        }
    }
}

extension Case {
    fileprivate mutating func endPosting(
        _ handover: Int, _ end: Posting.End, _ operation: Operation
    ) throws(FoldFault) {
        try changeItems(of: operation) { item in
            for index in item.review.postings.indices where item.review.postings[index].handover == handover {
                item.review.postings[index].end = end
            }
        }
    }
}
