import Casework
import Catalogue
import CellText

extension Model {
    /// Ends the number being served and calls the next; asks first when something of it is still to be done.
    mutating func callNext() -> [Effect] {
        let undone = leftUndone
        guard undone.isEmpty else {
            layers.append(
                .confirm(Confirmation(title: station.text("confirm.callNext"), lines: undone, act: .callNext)))
            return []
        }
        return begin(.callNext(finishing: desk.ticket?.id))
    }

    /// Ends the number without calling another; what it leaves undone is asked about as at the next call.
    mutating func finishTicket() -> [Effect] {
        let undone = leftUndone
        guard undone.isEmpty else {
            layers.append(
                .confirm(Confirmation(title: station.text("confirm.finish"), lines: undone, act: .finishTicket)))
            return []
        }
        return onTicket(FinishTicket())
    }

    /// What the number being served leaves undone, in words. Its own case is asked, whichever lies open; without a number
    /// the open one.
    private var leftUndone: [String] {
        // Who comes for a result has no case of the number; what waits for them stands in the list.
        guard session?.isIssue != true else { return [] }
        guard let subject = desk.ticket == nil ? desk.subject : desk.ownCase else {
            return desk.ticket.map { [station.text("confirm.notRegistered", ["number": $0.number])] } ?? []
        }
        guard subject.voidReason == nil else { return [] }
        var reasons: [String] = []
        if subject.items.isEmpty || subject.items.contains(where: \.recordedOutcomeMissing) {
            reasons.append(station.text("confirm.noOutcome", ["number": subject.number]))
        }
        let papers = subject.departmentsAwaitingPapers.flatMap { subject.usualHandover(to: $0) }
        if !papers.isEmpty {
            let count = papers.reduce(0) { $0 + $1.count.total }
            reasons.append(station.text("confirm.papersHere", ["number": subject.number, "n": "\(count)"]))
        }
        return reasons
    }

    /// Asks for an act on the number being served.
    mutating func onTicket(_ intent: some Intent<Ticket>) -> [Effect] {
        guard let ticket = desk.ticket else { return refuse(Denial(.ticketNotCalled, ["number": "—"])) }
        if let denial = denial(of: intent) { return refuse(denial) }
        return begin(.ticket(intent, ticket.id))
    }

    /// Calls the selected number, by its turn or, with a reason, out of it.
    mutating func callSelected() -> [Effect] {
        guard counterOnly == nil, let row = desk.markedTicket else {
            return [.bell]
        }
        if let serving = desk.ticket { return refuse(Denial(.alreadyServing, ["number": serving.number])) }
        let waitsLonger = desk.queue.contains {
            $0.state == Ticket.State.waiting.rawValue && $0.category == row.category
                && $0.waitingSince < row.waitingSince
        }
        if row.state == Ticket.State.waiting.rawValue, waitsLonger {
            open(reasonForm(.callOutOfTurn(row.id)))
            return []
        }
        desk.pane = session?.isIssue == true ? .inbox : .checklist
        return begin(.call(row.id, reason: ""))
    }

    /// The queues that a number can be moved to.
    func categoryPicker() -> Picker {
        // The queues of another building are out of reach.
        let rows = station.catalogue.windows.filter { $0.centre == session?.actor.centre }.map { window in
            Picker.Row(
                id: window.category, text: SafeText("\(window.category)  \(window.name)"),
                closed: window.category == desk.ticket?.category ? station.say("picker.sameQueue") : nil)
        }
        return Picker(.category, title: station.text("picker.category"), rows: rows)
    }

    /// - Parameter sheets: stocks of blanks, whose count must close each day.
    func leaveQuestion(_ sheets: [BlankSheet] = []) -> Confirmation {
        var lines = [station.text("confirm.leaveText")]
        if let ticket = desk.ticket { lines.append(station.text("confirm.leaveTicket", ["number": ticket.number])) }
        let unprinted = printJobs.count { $0.state == .waiting }
        if unprinted > 0 { lines.append(station.text("confirm.leavePrints", ["n": "\(unprinted)"])) }
        if draft?.hasText == true { lines.append(station.text("confirm.leaveDraft")) }
        let open = sheets.filter { !$0.isClosed(on: now.day) }.map(\.name)
        if !open.isEmpty {
            lines.append(station.text("confirm.leaveBlanks", ["names": open.joined(separator: "、")]))
        }
        return Confirmation(title: station.text("confirm.leave"), lines: lines, act: .leave)
    }
}

extension ItemApplication {
    /// Neither accepted, nor ended, nor noticed.
    fileprivate var recordedOutcomeMissing: Bool {
        acceptedOn == nil && ending == nil && notice == nil
    }
}
