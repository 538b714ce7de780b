import Casework
import CellText

extension Model {
    /// An act on the open case has ended.
    mutating func acted(_ result: ActResult<Case>) -> [Effect] {
        switch result {
        case .done(let subject):
            settleSent(isDone: true)
            let before = desk.subject?.id == subject.id ? desk.subject?.revision ?? 0 : 0
            note(subject, after: desk.subject?.id == subject.id ? subject.log.filter { $0.sequence > before } : [])
            // Signing for another case's papers must not take the clerk away from the applicant in front.
            if desk.subject == nil || desk.subject?.id == subject.id || isOpening { show(subject) }
            closeAnsweredLayer()
            // A slip that was answered gives way to the next that waits.
            if subject.log.last(where: { !($0.payload is any ConcernsPage) })?.payload is any AnswersHandover {
                desk.selectedSlip = nil
            }
            tellDone(subject, since: before)
            relist(subject)
            return [askRefresh()] + afterwards(subject, since: before)
        case .denied(let denial):
            settleSent(isDone: false)
            dropConfirmation()
            return refuse(denial)
        case .conflict(let subject, let newer):
            settleSent(isDone: false)
            if desk.subject?.id == subject.id { show(subject) }
            note(subject)
            dropConfirmation()
            fail(station.say("message.conflict", author(of: newer) ?? [:]))
            return [.bell, askRefresh()]
        case .failed(let trouble):
            settleSent(isDone: false)
            dropConfirmation()
            fail("message.notSaved", trouble)
            return [.bell]
        case .unknown(let trouble):
            settleSent(isDone: false)
            dropConfirmation()
            fail("message.unknown", trouble)
            if isOpening, desk.subject == nil, let ticket = desk.ticket {
                // Another Enter would open a second case if the first is there.
                looksForOpened = true
                return [.bell] + begin(.loadOfTicket(ticket.id))
            }
            return [.bell] + (desk.subject.map { [.load($0.id)] } ?? [])
        }
    }

    /// The registering form is waiting for its case.
    private var isOpening: Bool {
        if case .form(let form) = layers.last, form.purpose == .register { true } else { false }
    }

    /// The form, list or question that asked for the act is answered; what lies below stays.
    mutating func closeAnsweredLayer() {
        switch layers.last {
        case .form, .picker: layers.removeLast()
        case .confirm:
            layers.removeLast()
            // Whatever lies under a question has led to it, and is answered with it.
            while layers.last?.leadsToQuestion == true { layers.removeLast() }
        default: break
        }
    }

    /// A refused confirmation is no question any more; typed text in forms stays.
    private mutating func dropConfirmation() {
        if case .confirm = layers.last { layers.removeLast() }
    }

    private mutating func tellDone(_ subject: Case, since revision: Int) {
        guard let last = subject.log.last(where: { $0.sequence > revision && !($0.payload is any ConcernsPage) }) else {
            return
        }
        // Where papers change hands with a result, that is what was done.
        let told = subject.log.first { $0.intent == last.intent && $0.payload.isAboutAResult } ?? last
        let pages = subject.log.compactMap { $0.payload as? DocumentIssued }.filter { $0.act == last.intent }
        var text = station.say(
            "operation.\(told.kind).done",
            ["number": subject.number, "line": lineName(told, subject), "what": undone(by: told, subject)])
        if !pages.isEmpty {
            lastIssued = subject
            let names = pages.map { station.text("document.\($0.document.rawValue)") }.joined(separator: "、")
            text += station.say("message.pages", ["names": names])
        }
        tell(.done, text)
    }

    private func lineName(_ operation: Operation, _ subject: Case) -> String {
        switch operation.payload {
        case let payload as LinePassed: subject.name(of: payload.material)
        case let payload as LineFailed:
            subject.name(of: payload.material) + " "
                + payload.defects.map { "\($0)\(station.defect($0)?.short ?? "")" }.joined(separator: " ")
        case let payload as LineMended: subject.name(of: payload.material)
        case let payload as FileAttached: subject.name(of: payload.material)
        case let payload as FileCompared: subject.name(of: payload.material)
        default: ""
        }
    }

    /// What follows by itself: required fields after an item was added, the first line that was brought.
    private mutating func afterwards(_ subject: Case, since revision: Int) -> [Effect] {
        let new = subject.log.filter { $0.sequence > revision }
        if new.contains(where: { $0.payload is SupplementReceived }) {
            desk.line = subject.checklist().first { $0.isBrought }?.material ?? desk.line
        }
        // The next certificate waits; this one lies where it belongs.
        if session?.isIssue == true, new.contains(where: { $0.payload is ResultChecked || $0.payload is ResultRefused })
        {
            closeCase()
        }
        if let undone = new.last(where: { $0.payload is Undone }) { goBack(to: undone, subject) }
        if new.contains(where: { $0.payload is ItemAdded }), layers.isEmpty, let form = fieldsForm(onlyMissing: true) {
            open(form)
        }
        return []
    }

    /// An act on a number has ended.
    mutating func ticketActed(_ result: ActResult<Ticket>) -> [Effect] {
        switch result {
        case .done(let ticket):
            let wasServed = desk.ticket?.id
            if let last = ticket.log.last {
                tell(.done, "operation.\(last.kind).done", ["number": ticket.number])
            }
            closeAnsweredLayer()
            guard ticket.state == .called, ticket.counter == session?.actor.counter else {
                // An act on another number, one put back in line, leaves the one being served as it is.
                if wasServed == ticket.id {
                    desk.ticket = nil
                    closeCase()
                }
                return [askRefresh()]
            }
            desk.ticket = ticket
            guard wasServed != ticket.id else { return [askRefresh()] }
            closeCase()
            // A number that was parked or came back may have a case already.
            if ticket.log.contains(where: { $0.payload is TicketCalled && $0.sequence < ticket.revision }) {
                return [askRefresh()] + begin(.loadOfTicket(ticket.id))
            }
            guard session?.isIssue != true else { return [askRefresh()] }
            open(registerForm())
            return [askRefresh()]
        case .denied(let denial): return refuse(denial)
        case .conflict(let ticket, _):
            fail(station.say("message.ticketGone", ["number": ticket.number, "counter": ticket.counter ?? "—"]))
            return [.bell, askRefresh()]
        case .failed(let trouble):
            fail("message.notSaved", trouble)
            return [.bell, askRefresh()]
        case .unknown(let trouble):
            // What is read now tells; nobody may believe meanwhile that it was not saved.
            fail("message.unknown", trouble)
            return [.bell, askRefresh()]
        }
    }

    /// A case was read.
    mutating func loaded(_ result: Result<Case, Trouble>) -> [Effect] {
        let wanted = desk.wantedNumber
        desk.wantedNumber = nil
        if looksForOpened {
            looksForOpened = false
            return foundOut(result)
        }
        switch result {
        case .success(let subject):
            if case .picker(let picker) = layers.last, picker.purpose == .search || picker.purpose == .history {
                layers.removeLast()
            }
            show(subject)
            guard desk.goesToWork else { return [askRefresh()] }
            desk.goesToWork = false
            return [askRefresh()] + goToWork()
        case .failure(let trouble):
            desk.goesToWork = false
            if trouble.code == .missing, let wanted {
                fail(station.say("message.noSuchCase", ["number": wanted]))
                return [.bell]
            }
            if trouble.code == .missing, desk.ticket != nil, desk.subject == nil, layers.isEmpty,
                session?.isIssue != true
            {
                open(registerForm())
                return []
            }
            fail(trouble.code == .missing ? station.say("message.notFound") : station.say(trouble))
            return [.bell]
        }
    }

    /// What became of a case whose opening had an unknown outcome. Where it is not there the form stays for another try.
    private mutating func foundOut(_ result: Result<Case, Trouble>) -> [Effect] {
        switch result {
        case .success(let subject):
            closeAnsweredLayer()
            show(subject)
            tell(.done, "message.openedAfterAll", ["number": subject.number])
            return [askRefresh()]
        case .failure(let trouble) where trouble.code == .missing:
            fail(station.say("message.notOpened"))
            return [.bell]
        case .failure(let trouble):
            fail("message.unknown", trouble)
            return [.bell]
        }
    }

    /// Lays a case open; the selection stays on its line.
    mutating func show(_ subject: Case) {
        let isOther = desk.subject?.id != subject.id
        desk.subject = subject
        note(subject)
        if isOther {
            desk.noticeOffset = 0
            desk.holder = nil
            desk.enquiries = []
        }
        keepStep(isOther: isOther)
        let rows = subject.checklist()
        guard isOther || !rows.contains(where: { $0.material == desk.line }) else { return }
        desk.line = (rows.first { $0.mark == nil || $0.isBrought } ?? rows.first)?.material
    }

    /// Puts the case away; it stays on file as it is.
    mutating func closeCase() {
        if session?.isDesk == false { desk.pane = .inbox }
        desk.subject = nil
        desk.holder = nil
        desk.line = nil
        desk.earlier = []
        desk.enquiries = []
        desk.noticeOffset = 0
        desk.entry = TextField()
    }
}

extension OperationPayload {
    fileprivate var isAboutAResult: Bool {
        self is ResultChecked || self is ResultRefused || self is ResultPosted || self is PostReturned
    }
}

extension Layer {
    fileprivate var leadsToQuestion: Bool {
        switch self {
        case .form, .picker, .outcomes: true
        case .confirm, .help, .page, .log, .feeder, .board, .watch, .enquiry, .ratings: false
        }
    }
}
