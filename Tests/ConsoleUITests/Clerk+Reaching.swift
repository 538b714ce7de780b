import Casework
import CellText

@testable import ConsoleUI

/// Ways to the states of the table that take more than keys.
extension Clerk {
    /// Presses keys (a code with its Enter) over a checklist half done.
    mutating func open(_ stroke: Stroke) {
        workHalfway()
        type(stroke)
        if case .text(let text) = stroke, text.count > 1 { type(.enter) }
    }

    /// Time goes by, and the host tells it.
    mutating func wait(minutes: Int) { send(.tick(model.now.adding(seconds: 60 * minutes))) }

    /// The same hall from the desk of the market supervision bureau's reviewer.
    mutating func becomeReviewer() {
        model = Model(station: model.station, size: model.size, now: model.now)
        type("0301", .enter, "password", .enter, .enter)
    }

    mutating func declined() {
        accepted()
        type(.f(8), "0")
        guard let subject else { return }
        let reviewer = MemoryHall.others["0301"]?.first ?? MemoryHall.clerk
        send(
            .acted(
                hall.done(
                    .perform(
                        [DeclinePapers(1, cause: .wrongCount)], caseID: subject.id, revision: nil, actor: reviewer),
                    at: model.now) ?? .denied(Denial(.notOpen))))
    }

    /// A sitting with a refusal, a warning and a long word in it.
    mutating func troubled() {
        workHalfway()
        hall.nextAct = .failed(
            Trouble(.diskFull, "/srv/onewindow/data/hall-of-rizhao/cases/QP/01J00000000000000000.json"))
        type(" ", .f(6), "1", .escape)
        wait(minutes: 3)
        type(" ", "!")
    }

    /// Cases that the applicant has here from before.
    var earlier: [CaseSummary] {
        [
            CaseSummary(
                id: ULID.probe, number: "371100202609020004", revision: 9,
                openedAt: Clerk.morning.adding(seconds: -7_000_000),
                changedAt: Clerk.morning, centre: "main", window: "commercial", ticket: nil, names: ["王建国"],
                identities: [], phones: [],
                items: [
                    CaseSummary.Item(short: "JB01", name: "就业登记(用人单位招用)", stage: "accepted", department: "market")
                ], slips: [])
        ]
    }
}

extension MemoryHall {
    /// Carries an effect out and gives what became of it.
    mutating func done(_ effect: Effect, at now: Instant) -> ActResult<Case>? {
        if case .acted(let result) = answer(effect, at: now) { result } else { nil }
    }
}

extension Clerk {
    /// Fills in the signing form with what the open slip lists, and who signs.
    mutating func signAsListed(_ staff: String) {
        guard let slip = subject?.handovers.last else { return }
        for paper in slip.papers { type(.text("\(paper.originals)/\(paper.copies)"), .enter) }
        type(.text(staff), .enter, "password", .enter)
    }
}
