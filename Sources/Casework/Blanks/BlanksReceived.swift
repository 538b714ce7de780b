/// A run of numbered blanks came in.
public struct BlanksReceived: OperationPayload {
    public typealias Subject = BlankStock
    public static let kind = "blanksReceived"
    /// `Owner.id` of who received them.
    public var owner: String
    /// Certificate that is printed on them.
    public var name: String
    public var run: BlankRun

    public func apply(to subject: inout BlankStock, _ operation: Operation, _ definitions: Definitions) {
        subject.owner = owner
        subject.name = name
        subject.runs.append(run)
    }
}

/// Takes a run of blanks in; a number is received once.
public struct ReceiveBlanks: Intent {
    public static let roles = Set<Role>.review
    public var name: String
    public var first: String
    public var last: String

    /// Blanks for the certificate `name`, from `first` to `last`.
    public init(_ name: String, from first: String, to last: String) {
        self.name = name
        self.first = first
        self.last = last
    }

    public func propose(_ subject: BlankStock, _ context: Context) throws(Denial) -> [Proposal] {
        let owner = try subject.mustBeOf(context, name)
        guard let run = BlankRun(from: first, to: last) else {
            throw Denial(.notABlankRun, ["first": first, "last": last])
        }
        guard !subject.runs.contains(where: run.overlaps) else {
            throw Denial(.blanksKnown, ["first": first, "last": last])
        }
        return [Proposal(BlanksReceived(owner: owner, name: name, run: run))]
    }
}

/// A blank was spoiled without a case.
public struct BlankSpoiled: OperationPayload {
    public typealias Subject = BlankStock
    public static let kind = "blankSpoiled"
    public var number: String
    public var reason: String

    public func apply(to subject: inout BlankStock, _ operation: Operation, _ definitions: Definitions) {
        subject.spoiled.append(number)
    }
}

/// Records that a blank is spoiled: misprinted, torn, lost.
public struct SpoilBlank: Intent {
    public static let roles = ReceiveBlanks.roles
    public var number: String
    public var reason: String
    /// A case used it, as the service found.
    public var isUsed = false

    /// The blank `number` is spoiled for `reason`.
    public init(_ number: String, reason: String) {
        self.number = number
        self.reason = reason
    }

    public func propose(_ subject: BlankStock, _ context: Context) throws(Denial) -> [Proposal] {
        _ = try subject.mustBeOf(context, subject.name)
        guard subject.has(number) else { throw Denial(.blankUnknown, ["blank": number]) }
        guard !isUsed else { throw Denial(.blankUsed, ["blank": number]) }
        try checked(reason, "reason", limit: 200)
        return [Proposal(BlankSpoiled(number: number, reason: reason))]
    }
}

/// The blanks of a stock were counted, as each day.
public struct BlanksClosed: OperationPayload {
    public typealias Subject = BlankStock
    public static let kind = "blanksClosed"
    public var counted: Int
    /// What had to be there.
    public var expected: Int
    /// What cases had used and spoiled by then.
    public var tally: BlankTally
    /// Why the count differs; nil where it agrees.
    public var note: String?

    public func apply(to subject: inout BlankStock, _ operation: Operation, _ definitions: Definitions) {
        subject.closing = .init(
            on: operation.effectiveOn, counted: counted, expected: expected, person: operation.actor.person)
        subject.closedTally = tally
    }
}

/// Closes the count of a day: received, less used and spoiled, must be there; a difference is explained.
public struct CloseBlanks: Intent {
    public static let roles = ReceiveBlanks.roles
    public var counted: Int
    public var note: String
    /// What the cases used and spoiled, as the service found.
    public var tally = BlankTally()

    /// So many blanks were counted.
    public init(counted: Int, note: String = "") {
        self.counted = counted
        self.note = note
    }

    public func propose(_ subject: BlankStock, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision > 0 else { throw Denial(.noBlanks) }
        _ = try subject.mustBeOf(context, subject.name)
        guard (0...1_000_000).contains(counted) else { throw Denial(.notANumber, ["field": "counted"]) }
        let expected = subject.expected(tally)
        if counted != expected {
            guard note.contains(where: { !$0.isWhitespace }) else { throw Denial(.blanksDiffer) }
            try checked(note, "note", limit: 200)
        }
        return [
            Proposal(
                BlanksClosed(
                    counted: counted, expected: expected, tally: tally, note: counted == expected ? nil : note))
        ]
    }
}

extension BlankStock {
    /// The side of the actor, whose stock for the certificate `name` this is.
    fileprivate func mustBeOf(_ context: Context, _ name: String) throws(Denial) -> String {
        guard let owner = Owner(of: context.actor.capacity)?.id, id == BlankStock.id(owner: owner, name: name) else {
            throw Denial(.otherDepartment, ["department": owner])
        }
        return owner
    }
}
