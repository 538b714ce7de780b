public import Casework

/// What a hall sets for itself: `hall.json` in its data folder, written by `onewindow init` and by hand.
public struct HallSettings: Codable, Hashable, Sendable {
    /// A centre or sub-centre (`ServiceWindow.centre`).
    public struct Centre: Codable, Hashable, Sendable {
        public var id: String
        public var name: String
        /// Digits that stand for the centre in its case numbers.
        public var code: String

        /// A centre by its parts.
        public init(id: String, name: String, code: String) {
            self.id = id
            self.name = name
            self.code = code
        }
    }

    /// Name of the hall, as the header shows it.
    public var name: String
    /// Zone of the hall's clock, `+08:00`.
    public var utcOffset: String
    public var centres: [Centre]
    /// Form of case numbers (`CaseNumberTemplate`).
    public var caseNumber: String
    /// Working days within which the one-time notice must be given (行政许可法 32: five).
    public var noticeDays: Int
    /// Working days within which a warning has to be acknowledged before it goes to the supervisor; nil for one.
    public var warningDays: Int?
    /// Whether the day of receipt or acceptance counts as the first of a limit; by custom it is day 0.
    public var dayZeroCounts: Bool
    /// Minutes without a key after which a console's number and case come free by themselves; 30 where it is not set.
    public var idleMinutes: Int?
    public var counters: [Counter]
    public var staff: [StaffMember]
    /// Identity numbers that may not make promises (失信, 容缺受理).
    public var discredited: [String]
    /// Minutes without a key after which a console locks itself; 0 for never, nil (halls made before) for five.
    public var idleLockMinutes: Int?
    /// Largest file that may be attached, MiB; 50 where it is not set.
    public var fileLimitMiB: Int?
    /// Program that shows an attached file, argument by argument, `{file}` for its path; nil to show the path only.
    public var openCommand: [String]?
    /// Where sealed consoles may take files to attach from: an absolute path, filled by the scanner's own account.
    public var scanFolder: String?
    /// Program that sends a text message, argument by argument: `{phone}`, `{text}`, and `{key}` for the message's
    /// identity, by which it must tell a repetition. It ends with 0 when the message is sent. nil for no messages.
    public var messageCommand: [String]?
    /// Program that says a call aloud in the hall, argument by argument, `{text}` for the sentence; it ends when it has been
    /// said. nil for silence.
    public var speechCommand: [String]?
    /// Working days for answers to complaints and questions; nil for five and one (○ local custom).
    public var enquiryDays: EnquiryDays?
    /// How pages get on paper; nil for a hall that does not print.
    public var printing: PrintSettings?

    /// Settings by parts; the rest is what halls usually have.
    public init(
        name: String, utcOffset: String = "+08:00", centres: [Centre], caseNumber: String = "{centre}{yyyyMMdd}{n:4}",
        noticeDays: Int = 5, warningDays: Int? = nil, dayZeroCounts: Bool = false, idleMinutes: Int? = 30,
        counters: [Counter],
        staff: [StaffMember] = [], discredited: [String] = [], idleLockMinutes: Int? = 5,
        fileLimitMiB: Int? = nil, openCommand: [String]? = nil, scanFolder: String? = nil,
        messageCommand: [String]? = nil, speechCommand: [String]? = nil, enquiryDays: EnquiryDays? = nil,
        printing: PrintSettings? = nil
    ) {
        self.name = name
        self.utcOffset = utcOffset
        self.centres = centres
        self.caseNumber = caseNumber
        self.noticeDays = noticeDays
        self.warningDays = warningDays
        self.dayZeroCounts = dayZeroCounts
        self.idleMinutes = idleMinutes
        self.counters = counters
        self.staff = staff
        self.discredited = discredited
        self.idleLockMinutes = idleLockMinutes
        self.fileLimitMiB = fileLimitMiB
        self.openCommand = openCommand
        self.scanFolder = scanFolder
        self.messageCommand = messageCommand
        self.speechCommand = speechCommand
        self.enquiryDays = enquiryDays
        self.printing = printing
    }
}

/// Somebody who may sign in.
public struct StaffMember: Codable, Hashable, Sendable {
    /// Staff number, as typed at the sign-in.
    public var number: String
    /// As shown and printed.
    public var name: String
    /// yescrypt hash; nil until a password is set, and then nobody signs in with the number.
    public var password: String?
    /// What the person may act as, one at a time.
    public var capacities: [Capacity]
    /// Centre that the person belongs to.
    public var centre: String
    /// False for those who left: their acts stay theirs, so a number is never given twice.
    public var active: Bool

    /// A person by parts.
    public init(
        number: String, name: String, password: String? = nil, capacities: [Capacity], centre: String,
        active: Bool = true
    ) {
        self.number = number
        self.name = name
        self.password = password
        self.capacities = capacities
        self.centre = centre
        self.active = active
    }
}

extension HallSettings {
    /// Minutes without a key after which a console locks itself; 0 for never.
    public var idleLock: Int { idleLockMinutes ?? 5 }

    /// Bytes that an attached file may have.
    var fileLimit: Int { (fileLimitMiB ?? 50) << 20 }

    /// The member of staff `number`, those who left included.
    public func member(_ number: String) -> StaffMember? {
        staff.first { $0.number == number }
    }

    /// Whether `number` is an active person who may act in `role`.
    public func holds(_ role: Role, _ number: String) -> Bool {
        member(number).map { $0.active && $0.capacities.contains { $0.role == role } } ?? false
    }
}
