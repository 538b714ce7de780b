/// What lists need to know of an enquiry without reading its file; the index keeps one row an enquiry.
public struct EnquirySummary: Codable, Hashable, Sendable {
    public var id: ULID
    public var number: String
    public var revision: Int
    public var sort: Enquiry.Sort
    public var source: Enquiry.Source
    public var state: Enquiry.State
    public var centre: String
    public var registeredOn: Day
    /// Last day for the answer; nil once there is one.
    public var due: Day?
    /// `Department.id` or staff number.
    public var owner: String?
    /// Staff number of the one complained of.
    public var about: String?
    public var link: Enquiry.Link?
    public var asker: Enquiry.Asker
    /// The beginning of what it is about.
    public var matter: String
    public var isSatisfied: Bool?
}

extension Enquiry {
    /// What the index keeps of it by the hall's rules; nil before it is registered.
    public func summary(_ rules: HallRules) -> EnquirySummary? {
        guard let registeredOn else { return nil }
        return EnquirySummary(
            id: id, number: number, revision: revision, sort: sort, source: source, state: state, centre: centre,
            registeredOn: registeredOn, due: state == .open ? due(rules)?.due : nil, owner: owner, about: about,
            link: link, asker: asker, matter: String(matter.prefix(80)), isSatisfied: closing?.isSatisfied)
    }
}
