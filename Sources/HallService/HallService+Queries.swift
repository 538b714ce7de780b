public import CaseStore
public import Casework

/// What lists and searches ask; every answer has seen all that was saved before it was asked.
extension HallService {
    /// Cases that match all words of `text`, newest first: parts of names, beginning or end of numbers and phones, last
    /// characters of identity numbers.
    public func search(_ text: String, limit: Int = 50) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in try await index.search(text, limit: limit) }
    }

    /// The case with this number; nil where there is none.
    public func summary(number: String) async throws(Trouble) -> CaseSummary? {
        try await asked { (index) throws(StoreFault) in try await index.caseByNumber(number) }
    }

    /// Cases by opening, newest first.
    public func cases(limit: Int, offset: Int = 0) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in try await index.list(limit: limit, offset: offset) }
    }

    /// Cases in which this identity number stands, newest first.
    public func cases(ofIdentity number: String) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in try await index.casesOf(identity: number) }
    }

    /// Cases that the queue number `id` led to, newest first.
    public func cases(ofTicket id: ULID) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in try await index.casesOf(ticket: id) }
    }

    /// Handovers that wait for a signature, oldest first, and after them those given or closed since midnight, latest
    /// first: of one centre, to or from one owner (a department, the issue window), or of all.
    public func slips(
        centre: String? = nil, department: String? = nil, limit: Int = 200
    ) async throws(Trouble) -> [SlipRow] {
        let midnight = Instant(now.day, secondOfDay: 0, offset: settings.offset)
        let rows = try await asked { (index) throws(StoreFault) in
            let open = try await index.openSlips(limit: limit)
            let recent = try await index.recentSlips(since: midnight, limit: limit)
            return open + recent.filter { $0.slip.state != Handover.State.open.rawValue }
        }
        return rows.filter { row in
            (centre == nil || row.centre == centre)
                && (department == nil || row.slip.department == department || row.slip.from == department)
        }
    }

    /// Records that are not as they were written, as the index has seen them.
    public func damaged() async throws(Trouble) -> [RecordFault] {
        try await asked { (index) throws(StoreFault) in try await index.damaged() }
    }

    /// How far the look at all files is that lists wait for, in hundredths; nil where they are whole.
    public var indexHundredths: Int? { index.sweepHundredths }

    /// Makes the index anew from the records.
    public func reindex(progress: @escaping SweepProgress = { _, _ in }) async throws(Trouble) {
        try await asked { (index) throws(StoreFault) in try await index.reindex(progress) }
    }

    /// Takes in what other consoles changed. Every query does so by itself.
    public func refresh() async throws(Trouble) {
        try await asked { (index) throws(StoreFault) in try await index.catchUp() }
    }

    /// Watches the hall's journal: its descriptor becomes readable when any console changes a record.
    public func watch() throws(Trouble) -> JournalWatch {
        do {
            return try JournalWatch(data)
        } catch {
            throw Trouble(error)
        }
    }

    func asked<T: Sendable>(
        _ question: (CaseIndex) async throws(StoreFault) -> T
    ) async throws(Trouble) -> T {
        do {
            return try await question(index)
        } catch {
            throw Trouble(error)
        }
    }
}
