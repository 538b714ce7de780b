/// A certificate or document that was made: one paper. Where it is refused or void another is made, and is another paper.
public struct MadeResult: Sendable, Equatable {
    public var payload: ResultMade
    public var on: Day
    /// Staff number of who made it.
    public var person: String
    /// Made at the window that a department empowered.
    public var isAtWindow: Bool
    /// The paper as slips and custody name it (`Case.result(of:version:)`).
    public var material: String
    /// Compared with what was accepted and found in order; nil until then, and again once it was brought back.
    public internal(set) var check: Check?
    /// Why it is void: it is never issued again.
    public internal(set) var void: Voiding?
    /// Each time that it was given out, by whichever way.
    public internal(set) var deliveries: [Delivery] = []
    /// It was brought back, and its department has not decided yet.
    public internal(set) var complaint: Complaint?

    /// It can be issued, or is with its holder.
    public var isValid: Bool { void == nil }

    /// How it came to its holder; nil while it is in the hall.
    public var delivery: Delivery? { deliveries.last.flatMap { $0.broughtBackOn == nil ? $0 : nil } }

    /// The comparison at the issue window that found it in order.
    public struct Check: Sendable, Equatable {
        public var person: String
        public var on: Day
        /// The certificate's code was scanned rather than its fields typed.
        public var isScanned: Bool
        /// Fields that agreed only after spaces and width were set aside (`Comparison`).
        public var normalised: [String]
    }

    /// Why a result is void.
    public struct Voiding: Sendable, Equatable {
        public var cause: Cause
        public var on: Day
        /// What was wrong, in words; empty where the differences say it.
        public var reason: String

        /// How it became void.
        public enum Cause: String, Codable, Sendable, CaseIterable {
            /// The issue window did not take it over (不予接收).
            case refused
            /// Its department found a wrong one that was brought back.
            case corrected
        }
    }

    /// A wrong certificate that its holder brought back.
    public struct Complaint: Sendable, Equatable {
        public var reason: String
        public var on: Day
    }

    /// The certificate went to its holder.
    public struct Delivery: Sendable, Equatable {
        public var on: Day
        /// Who took it.
        public var receiver: String
        public var isAgent: Bool
        /// Who gave it out of his hands: the desk, the issue window, the postal service.
        public var from: Owner
        /// The delivery receipt as slips name it; nil where none goes to a department.
        public var receipt: String?
        /// Day on which the department signed for the delivery receipt (送达回证).
        public internal(set) var receiptSignedOn: Day?
        /// Day on which the holder brought it back as wrong.
        public internal(set) var broughtBackOn: Day?
    }
}

/// The issue window did not take a result over: what differed, as it stands on the refusal slip (不予接收单).
public struct ResultRefusal: Sendable, Equatable {
    public var material: String
    public var differences: [Comparison]
    public var person: String
    public var on: Day
}

/// An attempt to tell the applicant that the result waits.
public struct Contact: Sendable, Equatable {
    /// By which means.
    public enum Way: String, Codable, Sendable, CaseIterable {
        case phone, text
    }

    /// What came of it.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        case told, noAnswer, wrongNumber
        /// A message was handed to the hall's program, and nothing is known of it yet, or ever.
        case begun
        case sent, notSent

        /// The applicant knows.
        public var isTold: Bool { self == .told || self == .sent }
    }

    public var way: Way
    public var outcome: Outcome
    public var at: Instant
    public var person: String
    public var note: String
    /// Identity of the message, by which the sending program tells repetitions; nil for a call.
    public var message: ULID?
}

/// How the applicant wants the result.
public struct DeliveryWish: Codable, Hashable, Sendable {
    public var recipient: String
    public var address: String
    public var phone: String

    /// By post to `recipient`.
    public init(recipient: String, address: String, phone: String) {
        self.recipient = recipient
        self.address = address
        self.phone = phone
    }
}

/// A result on its way by post.
public struct Posting: Sendable, Equatable {
    /// The slip by which the carrier has it.
    public var handover: Int
    public var batch: String
    public var tracking: String
    public var to: DeliveryWish
    public var end: End?

    /// How a posting ended.
    public enum End: Sendable, Equatable {
        case delivered(Day)
        /// It came back, for this reason.
        case returned(Day, String)
    }
}

/// What became of the fee that the item's tariff asks for.
public enum FeeState: Sendable, Equatable {
    /// Paid, in fen, by this reference.
    case settled(amount: Int, reference: String)
    /// Not asked for, on this basis.
    case waived(basis: String)
}

extension Review {
    /// The result that counts; nil while none is made, and once the last one is void.
    public var result: MadeResult? { made.last.flatMap { $0.isValid ? $0 : nil } }

    /// Day on which the applicant got the result.
    public var deliveredOn: Day? { result?.delivery?.on }

    /// The applicant was told that the result waits; of one that was made anew they are told again.
    public var isTold: Bool {
        guard let result else { return false }
        return contacts.contains { $0.outcome.isTold && $0.at.day >= result.on }
    }

    /// The message of which nobody knows whether it was sent.
    public var openMessage: Contact? { contacts.last { $0.outcome == .begun } }

    /// The posting that has not ended.
    public var openPosting: Posting? { postings.last.flatMap { $0.end == nil ? $0 : nil } }

    /// The department signed for the delivery receipt `receipt`.
    mutating func sign(receipt: String, _ day: Day) {
        for result in made.indices {
            for index in made[result].deliveries.indices where made[result].deliveries[index].receipt == receipt {
                made[result].deliveries[index].receiptSignedOn = day
            }
        }
    }

    /// Changes the result that counts.
    mutating func changeResult(_ body: (inout MadeResult) -> Void) {
        guard result != nil else { return }
        body(&made[made.count - 1])
    }
}
