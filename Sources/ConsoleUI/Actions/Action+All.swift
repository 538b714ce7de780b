import Casework
import CellText

extension Action {
    /// Every action of the console, in the order of the help.
    static let all: [Action] =
        general + screens + tickets + register + checklist + shortcuts + outcomes + papers + printing + proof + overview
        + applicant + feeder + leases + review + issue + files + supervision + enquiries

    private static let general: [Action] = [
        Action("help", .function(1), bar: true) { model in
            model.layers.append(.help(offset: 0))
            return []
        },
        Action("palette", .character(":")) { model in
            model.layers.append(.picker(model.palette()))
            return []
        },
        Action("refresh", .function(5), bar: true) { model in [.redraw, model.askRefresh()] },
        Action("search", .character("/")) { model in
            model.layers.append(.picker(Picker(.search, title: model.station.text("picker.search"), rows: [])))
            return []
        },
        Action("closeCase", .function(12), bar: true, denial: { $0.desk.subject == nil ? Denial(.notOpen) : nil }) {
            $0.putAway()
        },
        Action("leave", .function(3), bar: true) { model in
            if model.session?.actor.capacity.department != nil { return model.begin(.beforeLeaving) }
            model.layers.append(.confirm(model.leaveQuestion()))
            return []
        },
    ]

    private static let tickets: [Action] = [
        Action("call", .function(2), bar: true, for: .counter, denial: { $0.counterOnly }) { $0.callNext() },
        Action("recall", denial: { $0.denial(of: RecallTicket()) }) { $0.onTicket(RecallTicket()) },
        Action("miss", denial: { $0.denial(of: MissTicket()) }) { $0.onTicket(MissTicket()) },
        Action("park", denial: { $0.denial(of: ParkTicket()) }) { $0.onTicket(ParkTicket()) },
        Action("finish", denial: { $0.denial(of: FinishTicket()) }) { $0.finishTicket() },
        Action(
            "transfer",
            denial: { $0.desk.ticket == nil ? Denial(.ticketNotCalled, ["number": "—"]) : nil }
        ) { model in
            model.layers.append(.picker(model.categoryPicker()))
            return []
        },
        Action("requeue", denial: { $0.requeueDenial }) { model in
            guard let id = model.desk.markedTicket?.id else { return [] }
            return model.begin(.ticket(RequeueTicket(), id))
        },
        Action("queue", for: .counter, denial: { $0.counterOnly }) { model in
            model.desk.pane = .queue
            return []
        },
    ]

    private static let register: [Action] = [
        Action("register", denial: { $0.deskOnly }) { model in
            model.open(model.registerForm())
            return []
        },
        Action("applicant", denial: { $0.caseNeeded }) { model in
            if model.desk.subject?.applicant != nil { return model.askWhole(.applicant) }
            model.open(model.applicantForm())
            return []
        },
        Action("agent", denial: { $0.caseNeeded }) { model in
            if model.desk.subject?.agent != nil { return model.askWhole(.agent) }
            model.open(model.agentForm())
            return []
        },
        Action("addItem", denial: { $0.caseNeeded }) { model in
            model.layers.append(.picker(model.itemPicker()))
            return []
        },
        Action("dropItem", denial: { $0.caseNeeded }) { model in
            model.layers.append(.picker(model.dropPicker()))
            return []
        },
        Action(
            "fields", denial: { $0.caseNeeded ?? ($0.fieldsForm(onlyMissing: false) == nil ? Denial(.noItems) : nil) }
        ) {
            model in
            if let form = model.fieldsForm(onlyMissing: false) { model.open(form) }
            return []
        },
        Action(
            "situation",
            denial: { $0.caseNeeded ?? ($0.situationPicker().rows.isEmpty ? Denial(.nothingToAsk) : nil) }
        ) { model in
            model.layers.append(.picker(model.situationPicker()))
            return []
        },
        Action("voidCase", irreversible: true, denial: { $0.denial(of: VoidCase(reason: "—")) }) { model in
            model.open(model.reasonForm(.voidCase))
            return []
        },
    ]

    private static let checklist: [Action] = [
        Action("pass", .character(" "), denial: { $0.onLine { PassLine($0) } }) { $0.passLine() },
        Action("defects", .function(4), bar: true, for: .desk, denial: { $0.lineNeeded }) { model in
            model.layers.append(.picker(model.defectPicker()))
            return []
        },
        Action("mend", .character("+"), denial: { $0.onLine { MendLine($0) } }) { model in
            guard let line = model.desk.line else { return [] }
            return model.tryPerform(MendLine(line))
        },
        Action("count", .character("="), denial: { $0.lineNeeded }) { model in
            model.open(model.countForm())
            return []
        },
        Action("note", denial: { $0.noteDenial }) { model in
            if let form = model.noteForm() { model.open(form) }
            return []
        },
        Action("undo", .control("z"), denial: { $0.denial(of: Undo()) }) { $0.undo() },
    ]

    private static let outcomes: [Action] = [
        Action("outcomes", .function(6), bar: true, irreversible: true, for: .desk, denial: { $0.caseNeeded }) {
            model in
            model.layers.append(.outcomes(item: nil))
            return []
        },
        Action(
            "supplement", .function(7), bar: true, for: .desk,
            denial: {
                $0.caseNeeded ?? ($0.desk.subject?.openLines.isEmpty == true ? Denial(.nothingToSupplement) : nil)
            }
        ) { model in
            model.layers.append(.picker(model.supplementPicker()))
            return []
        },
        Action("receive", irreversible: true, denial: { $0.denial(of: ReceivePapers()) }) { $0.ask(.receive) },
        Action("lateNotice", irreversible: true, denial: { $0.caseNeeded }) { model in
            model.open(model.lateNoticeForm())
            return []
        },
        Action(
            "withdraw", irreversible: true,
            denial: { model in model.denial(of: Withdraw(model.keysInHand, reason: "—")) }
        ) { model in
            model.open(model.reasonForm(.withdraw(model.keysInHand)))
            return []
        },
        Action("revoke", irreversible: true, denial: { $0.caseNeeded }) { model in
            model.open(model.approvalForm(.revoke))
            return []
        },
    ]

    private static let papers: [Action] = [
        Action("handover", .function(8), bar: true) { $0.handOver() },
        Action("signBag", .character("$"), denial: { $0.bagDenial }) { $0.openBag() },
        Action("slips") { model in
            // The issue window has its slips among what waits.
            model.desk.pane = model.session?.isIssue == true ? .inbox : .slips
            return []
        },
        Action("decline", denial: { $0.session?.isDesk == false ? nil : Denial(.roleMayNot, ["role": "frontDesk"]) }) {
            $0.declineSelected()
        },
        Action(
            "takeBack", irreversible: true,
            denial: { model in
                model.openSlip.map { model.denial(of: TakeHandoverBack($0)) }
                    ?? Denial(.noSuchHandover, ["handover": "—"])
            }
        ) { model in
            guard let slip = model.openSlip else { return [] }
            return model.confirm("confirm.takeBack", [:], [TakeHandoverBack(slip)])
        },
        Action("giveBack", irreversible: true, denial: { $0.denial(of: GivePapersBack()) }) { model in
            model.layers.append(.picker(model.giveBackPicker()))
            return []
        },
        Action(
            "documents", .function(9), bar: true,
            denial: { model in
                guard let subject = model.desk.subject else { return Denial(.notOpen) }
                return subject.documents.isEmpty ? Denial(.noPapers) : nil
            }
        ) { model in
            model.layers.append(.picker(model.documentPicker()))
            return []
        },
    ]
}

extension Model {
    /// Closed for those who do not work at the desk.
    var deskOnly: Denial? {
        session?.isDesk == true ? nil : Denial(.roleMayNot, ["role": session?.actor.capacity.role.rawValue ?? ""])
    }

    /// Closed for those who call no numbers.
    var counterOnly: Denial? { session?.isIssue == true ? nil : deskOnly }

    /// Closed while no case lies open.
    var caseNeeded: Denial? { deskOnly ?? (desk.subject == nil ? Denial(.notOpen) : nil) }

    /// Closed while there is no checklist line to speak of.
    var lineNeeded: Denial? { caseNeeded ?? (desk.line == nil ? Denial(.noItems) : nil) }

    /// The denial of an intent on the current line.
    func onLine(_ intent: (String) -> some Intent<Case>) -> Denial? {
        guard let line = desk.line else { return lineNeeded ?? Denial(.noItems) }
        return denial(of: intent(line))
    }

    /// Closed unless the selected number missed its turn or was parked.
    var requeueDenial: Denial? {
        guard let row = desk.markedTicket,
            row.state == Ticket.State.absent.rawValue || row.state == Ticket.State.parked.rawValue
        else {
            return Denial(.ticketNotAbsent, ["number": desk.markedTicket?.number ?? station.text("requeue.selected")])
        }
        return counterOnly
    }

    /// Closed unless the current line has defects to speak of.
    var noteDenial: Denial? { lineNeeded ?? (noteForm() == nil ? Denial(.lineNotFailed, ["line": ""]) : nil) }

    /// The first handover of the open case that nobody has signed for.
    var openSlip: Int? { desk.subject?.handovers.first { $0.state == .open }?.id }

    /// Item applications that an act means: all that still wait for an outcome, else all that are not ended.
    var keysInHand: [Int] {
        guard let items = desk.subject?.items else { return [] }
        let waiting = items.filter { $0.acceptedOn == nil && $0.ending == nil }.map(\.key)
        return waiting.isEmpty ? items.filter { $0.ending == nil }.map(\.key) : waiting
    }
}
