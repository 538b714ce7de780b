import CaseStore
public import Casework
public import Catalogue
public import Documents

/// Papers that are made when somebody asks, from what the hall holds now.
extension HallService {
    /// What is asked for is not there.
    private func missing(_ what: String) -> Trouble { Trouble(.missing, what) }

    private func pageContext(centre: String) -> PageContext {
        premises.pageContext(centre: centre, counter: nil, clerk: "")
    }

    /// The slip of the queue number `number` of `day`.
    public func queueTicket(_ number: String, on day: Day) async throws(Trouble) -> Page {
        let tickets = try await queue(day)
        guard let ticket = tickets.first(where: { $0.number == number }) else { throw missing("\(day) \(number)") }
        let windows = catalogue.windows.filter { $0.category == ticket.category && $0.centre == ticket.centre }
        let ahead = tickets.count {
            $0.category == ticket.category && $0.centre == ticket.centre && $0.takenAt < ticket.takenAt
                && $0.state == Ticket.State.waiting.rawValue
        }
        return templates.queueTicket(
            number, queue: windows.map(\.name).joined(separator: "、"), ahead: ahead,
            pageContext(centre: ticket.centre), at: ticket.takenAt)
    }

    /// The list of the postal batch `batch`, of parcels given to the carrier in the last 60 days.
    public func postedList(_ batch: String) async throws(Trouble) -> Page {
        let since = now.adding(seconds: -60 * 86_400)
        let rows = try await asked { (index) throws(StoreFault) in
            try await index.openSlips(limit: HallService.postedSlips)
                + (try await index.recentSlips(since: since, limit: HallService.postedSlips))
        }
        var parcels: [PostedParcel] = []
        var centre = ""
        var seen: Set<ULID> = []
        for row in rows where row.slip.department == Owner.carrier.id && seen.insert(row.caseID).inserted {
            let subject = try await load(row.caseID)
            let postings = subject.items.flatMap { item in item.review.postings.map { (item, $0) } }
            for (item, posting) in postings where posting.batch == batch {
                centre = subject.centre
                let result = item.review.made.last.map { "\(subject.name(of: $0.material)) \($0.payload.number)" }
                if let known = parcels.firstIndex(where: { $0.posting.tracking == posting.tracking }) {
                    parcels[known].results += [result].compactMap(\.self)
                } else {
                    parcels.append(
                        PostedParcel(
                            caseNumber: subject.number, posting: posting, results: [result].compactMap(\.self)))
                }
            }
        }
        guard !parcels.isEmpty else { throw missing(batch) }
        return templates.postedList(batch, parcels, pageContext(centre: centre), at: now)
    }

    /// Slips looked through for a postal batch.
    private static let postedSlips = 10_000

    /// How the due dates of `subject` come about; nil where no clock runs.
    public func deadlineProof(of subject: Case, _ words: Words) -> Page? {
        templates.deadlineProof(
            of: subject, words, catalogue.calendar, pageContext(centre: subject.centre), at: now)
    }

    /// The guide, or the list of materials, of the version of the item `short` that holds today.
    public func itemForm(_ kind: FormKind, _ short: String) throws(Trouble) -> Page {
        guard let definition = catalogue.item(short: short, on: now.day) else { throw missing(short) }
        let window = catalogue.window(definition.window)
        return templates.itemForm(
            kind, definition, window: window?.name ?? "", pageContext(centre: window?.centre ?? ""), at: now)
    }

    /// The agreement with the department `id` about the items that it decides.
    public func agreement(with id: String) throws(Trouble) -> Page {
        let items = catalogue.search.find("", on: now.day).filter { $0.deciding == id }
        guard let department = catalogue.department(id), !items.isEmpty else { throw missing(id) }
        let centre = catalogue.window(items[0].window)?.centre ?? ""
        return templates.agreement(
            department.name, items.map { ($0, catalogue.window($0.window)?.name ?? "") },
            pageContext(centre: centre), at: now)
    }
}
