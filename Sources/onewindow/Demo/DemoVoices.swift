import Casework
import Catalogue
import HallService

/// What applicants of the morning said of the service, and how the guides helped: after all that counters did.
struct DemoVoices {
    let hall: HallService
    let staff: DemoStaff

    /// Some of today's services are rated, two of them badly; one bad rating has an owner. Some who wait were helped, and one
    /// who was served.
    func speak() async throws(Failure) {
        let centre = hall.settings.centres.first?.id
        let rows = try await troubled { () throws(Trouble) in try await hall.queue(hall.now.day, centre: centre) }
        let done = rows.filter { $0.state == Ticket.State.done.rawValue }
        let ratings = [
            Rating(.dissatisfied, reasons: [.waitedLong]), Rating(.verySatisfied),
            Rating(.veryDissatisfied, reasons: [.unclear, .cameAgain]), Rating(.satisfied),
        ]
        for (row, rating) in zip(done, ratings) {
            _ = try Failure.unless(await hall.rate(row.id, rating, centre: row.centre))
        }
        if let bad = zip(done, ratings).first(where: { $1.grade.isBad })?.0 { try await name(bad) }
        let waiting = rows.filter { $0.state == Ticket.State.waiting.rawValue }
        for (row, kind) in zip(waiting, [Help.Kind.guided, .guided, .assisted]) {
            guard let clerk = clerk(in: row.centre) else { continue }
            _ = try Failure.unless(await hall.perform(HelpTicket(kind), on: row.id, as: clerk))
        }
        try await actFor(done.first)
    }

    /// The clerk who served puts it right.
    private func name(_ bad: TicketSummary) async throws(Failure) {
        let supervisor = hall.settings.staff.first {
            $0.centre == bad.centre && $0.capacities.contains(Capacity(.supervisor))
        }
        let owner = try await troubled { () throws(Trouble) in
            try await hall.load(ticket: bad.id).summary?.rated?.person
        }
        guard let supervisor, let owner else { return }
        let actor = Actor(
            person: supervisor.number, name: supervisor.name, capacity: Capacity(.supervisor), centre: bad.centre)
        let due = hall.rules.deadline(from: hall.now.day, Limit(3, .working, basis: "")).due
        _ = try Failure.unless(await hall.perform(OpenRectification(owner: owner, due: due), on: bad.id, as: actor))
    }

    private func actFor(_ served: TicketSummary?) async throws(Failure) {
        guard let served, let clerk = clerk(in: served.centre) else { return }
        let subject = try await troubled { () throws(Trouble) in try await hall.cases(ofTicket: served.id).first }
        guard let subject else { return }
        let act = GiveHelp(.actedFor, note: "代为复印")
        _ = try Failure.unless(
            await hall.perform(
                [act], on: subject.id, expecting: subject.revision, as: clerk, intent: hall.identity()))
    }

    /// Somebody at a counter of the centre.
    private func clerk(in centre: String) -> Actor? {
        staff.counters.lazy.filter { hall.catalogue.window($0.window)?.centre == centre }
            .compactMap { staff.clerk(at: $0, hall.catalogue) }.first
    }

    private func troubled<T>(_ body: () async throws(Trouble) -> T) async throws(Failure) -> T {
        do {
            return try await body()
        } catch {
            throw Failure(status: .inputOutput, message: error.detail)
        }
    }
}
