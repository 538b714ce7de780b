/// Somebody complained or asked.
public struct EnquiryRegistered: OperationPayload {
    public static let kind = "enquiryRegistered"
    /// `T20261126-003`; `T` for complaints, `Z` for questions, counted by day.
    public var number: String
    public var sort: Enquiry.Sort
    public var source: Enquiry.Source
    /// Number of the hotline's own order.
    public var order: String?
    /// nil for somebody who gave neither name nor phone.
    public var asker: Enquiry.Asker?
    /// 1 to 1,000 characters.
    public var matter: String
    /// The case that it is about; nil for none.
    public var link: Enquiry.Link?
    /// Staff number of the one complained of.
    public var about: String?
    /// Working days for the answer.
    public var days: Int

    public func apply(to subject: inout Enquiry, _ operation: Operation, _ definitions: Definitions) {
        subject.number = number
        subject.sort = sort
        subject.source = source
        subject.centre = operation.actor.centre
        subject.order = order
        subject.asker = asker ?? Enquiry.Asker()
        subject.matter = matter
        subject.link = link
        subject.about = about
        subject.days = days
        subject.registeredAt = operation.recordedAt
        subject.registeredBy = operation.actor.person
        subject.registeredOn = operation.effectiveOn
        subject.start = operation.effectiveOn
    }
}

/// Registers a complaint or a question. Who asks may stay anonymous.
public struct RegisterEnquiry: Intent {
    public static let roles: Set<Role> = [.frontDesk, .issueClerk, .supervisor]
    public var sort: Enquiry.Sort
    public var source: Enquiry.Source
    public var matter: String
    public var asker: Enquiry.Asker
    public var order: String
    public var about: String
    /// Drawn by the hall.
    public var number = ""
    /// Found by the hall.
    public var link: Enquiry.Link?

    /// What somebody wants, in words of at most 1000 characters; empty texts are not there.
    public init(
        _ sort: Enquiry.Sort, _ source: Enquiry.Source, matter: String, asker: Enquiry.Asker = Enquiry.Asker(),
        order: String = "", about: String = ""
    ) {
        self.sort = sort
        self.source = source
        self.matter = matter
        self.asker = asker
        self.order = order
        self.about = about
    }

    public func propose(_ subject: Enquiry, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision == 0 else { throw Denial(.notOpen) }
        try checked(matter, "matter", limit: 1000)
        for (text, name, limit) in [
            (asker.name, "name", 60), (asker.phone, "phone", 30), (order, "order", 40), (about, "about", 20),
        ] where !text.isEmpty {
            try checked(text, name, limit: limit)
        }
        return [
            Proposal(
                EnquiryRegistered(
                    number: number, sort: sort, source: source, order: order.isEmpty ? nil : order,
                    asker: asker.isAnonymous ? nil : asker, matter: matter, link: link,
                    about: about.isEmpty ? nil : about, days: context.rules.enquiryDays[sort]))
        ]
    }
}
