import Casework
import Catalogue

/// One of each act that the engine knows, with contents that no rule looks at before it has looked at the role.
struct ActSamples {
    let cases: [any Intent<Case>]
    let tickets: [any Intent<Ticket>]
    let shifts: [any Intent<CounterShift>] = [
        AssignQueue("B", own: "A", takes: true, reason: "r"), PauseCounter(reason: "r"), ResumeCounter(),
    ]
    let blanks: [any Intent<BlankStock>] = [
        ReceiveBlanks("n", from: "1", to: "2"), SpoilBlank("1", reason: "r"), CloseBlanks(counted: 1),
    ]

    let enquiries: [any Intent<Enquiry>] = [
        RegisterEnquiry(.complaint, .hotline, matter: "m"), AssignEnquiry(to: "market"), AnswerEnquiry("a"),
        CloseEnquiry(told: .phone), ReopenEnquiry(reason: "r"),
    ]

    /// - Parameter some: an identity, wherever one is asked for.
    init(_ catalogue: Catalogue, _ some: ULID) throws {
        let day = Day(number: 20_780)
        tickets = [
            TakeTicket(number: "A001", category: "A"), CallTicket(session: some), RecallTicket(), MissTicket(),
            RequeueTicket(), ParkTicket(), FinishTicket(), ReleaseTicket(session: some), TransferTicket(to: "B"),
            RateTicket(Rating(.satisfied)), OpenRectification(owner: "0117", due: day),
            CloseRectification("r"), JudgeCall(some, allows: true), HelpTicket(.guided),
        ]
        let item = catalogue.items[0]
        let hash = try Catalogue.hash(of: item)
        let document = IdentityDocument(kind: .passport, number: "E1")
        let head = HeadApproval(name: "赵", document: "1", on: day)
        let source = AwaitResult.Source(
            caseID: some, number: "1", short: item.short, material: "m", certificate: nil)
        let desk: [any Intent<Case>] = [
            OpenCase(number: "1"), RecordApplicant(Party(kind: .person, name: "甲", document: document, phone: "")),
            RecordAgent(nil), AddItem(item, hash: hash), DropItem(1), RecordField("f", "v"), AnswerSituation("q", "a"),
            VoidCase(reason: "r"), PassLine("m"), FailLine("m", defects: [1]), MendLine("m"),
            CountLine("m", PaperCount(originals: 1, copies: 0), inspected: false), Undo(), Accept([1]),
            AcceptOnPromise([1]), IssueNotice([1]), Refuse([1], reason: "r"), TellNotNeeded([1], reason: "r"),
            ReceivePapers(), ReceiveSupplement(["m"]), Withdraw([1], reason: "r"),
            RevokeOutcome(approval: Approval(person: "0001", reason: "r")), NameLead("market"),
            AwaitResult("m"), MoveDefinition(1, to: item, hash: hash), DeliverResult(1, to: "甲"),
        ]
        let papers: [any Intent<Case>] = [
            HandPapersOver(to: "market", []), SignForPapers(1, counted: []),
            SignForSlip(1, total: PaperCount(originals: 0, copies: 0)), SignForCourier(1),
            ReceiveFromCourier(1, counted: []), DeclinePapers(1, cause: .damaged), TakeHandoverBack(1),
            GivePapersBack(), AttachFile("m", hash: "h", name: "n", type: .pdf, size: 1),
            CompareFile("m", hash: "h", agrees: true), EnterDocument(.acceptance, hash: "h", act: some),
            EnterPrint(hash: "h", to: "q"),
            RecordFeeding([1], system: "s", department: "market", fields: 1, seconds: 1), GiveHelp(.guided),
        ]
        let review: [any Intent<Case>] = [
            TakeStep(1, step: "s"), ReleaseStep(1, step: "s"), GiveOpinion(1, step: "s", .agree),
            RecordProceeding([1], .siteVisit, people: [], findings: "f"), TellOfHearing(1, parties: "p"),
            RequestHearing(1, by: "p"), CallHearing(1, on: day, place: "p"), HoldHearing(1, chair: "c", record: "r"),
            PauseClock(1, .hearing, days: 1), ResumeClock(1), ExtendLimit(1, approval: head, reason: "r"),
            ExtendTerm(1, until: day, reason: "r"), PassUp(1, to: "b"),
            RecordHigherDecision(1, .granted, document: "d"), MarkGrave(1, reason: "r"), Decide(1, .granted),
            Terminate(1, .promiseBroken, reason: "r"), MakeResult(1, number: "n"), ProvideResult(source),
            ForeseeResult(source, loss: nil), SendReminder(1, Reminder(.overdue, due: day)), RecordDeemedAcceptance(1),
            AcknowledgeWarning(1, Reminder(.overdue, due: day), note: "n"),
            EscalateWarning(1, Reminder(.overdue, due: day)), AskForNewDefect("m", defects: [1], reason: "r"),
            JudgeException(some, allows: true),
        ]
        let wish = DeliveryWish(recipient: "甲", address: "a", phone: "1")
        let issue: [any Intent<Case>] = [
            TakeOverResults(1, read: [:]), IssueResults([1], to: .applicant), RecordCall([1], .told),
            BeginMessage([1], text: "t"), SettleMessage(some, isSent: true), EnterFee(1, .settled(reference: "r")),
            WishDelivery([1], wish), PostResults([1], batch: "b", tracking: "T", carrier: "c"),
            EndPosting(1, .returned(reason: "r")), BringResultBack(1, reason: "r"),
            JudgeComplaint(1, isWrong: true, reason: "r"), GiveReceipts(to: "market"),
        ]
        cases = desk + papers + review + issue
    }
}

/// Which roles may ask for which act at all, as the engine answers; what else must hold is each act's own rule.
struct RoleTable {
    struct Row {
        let act: String
        let roles: Set<Role>
    }

    let rows: [Row]

    init(_ samples: ActSamples, _ context: (Role) -> Context) {
        rows =
            samples.cases.map { RoleTable.row($0, context) } + samples.tickets.map { RoleTable.row($0, context) }
            + samples.blanks.map { RoleTable.row($0, context) } + samples.shifts.map { RoleTable.row($0, context) }
            + samples.enquiries.map { RoleTable.row($0, context) }
    }

    private static func row<Subject>(_ act: some Intent<Subject>, _ context: (Role) -> Context) -> Row {
        let may = Role.allCases.filter { role in
            denial(of: act, Subject(id: context(role).intent), context(role))?.code != .roleMayNot
        }
        return Row(act: "\(type(of: act))", roles: Set(may))
    }

    /// A row an act, a column a role.
    var text: String {
        let width = (rows.map(\.act.count).max() ?? 0) + 2
        let head = String(repeating: " ", count: width) + Role.allCases.map(\.rawValue).joined(separator: "  ")
        let lines = rows.map { row in
            let cells = Role.allCases.map { role in
                (row.roles.contains(role) ? "x" : ".").padded(to: role.rawValue.count + 2)
            }
            return row.act.padded(to: width) + cells.joined().reversed().drop { $0 == " " }.reversed()
        }
        return ([head] + lines).joined(separator: "\n") + "\n"
    }

    /// Acts that the same roles have, together.
    var short: String {
        var groups: [(roles: Set<Role>, acts: [String])] = []
        for row in rows {
            if let place = groups.firstIndex(where: { $0.roles == row.roles }) {
                groups[place].acts.append(row.act)
            } else {
                groups.append((row.roles, [row.act]))
            }
        }
        let lines = groups.map { group in
            let names = Role.allCases.filter(group.roles.contains).map { "`\($0.rawValue)`" }
            let who = group.roles.count == Role.allCases.count ? "everybody" : names.joined(separator: ", ")
            return "| \(who) | \(group.acts.joined(separator: ", ")) |"
        }
        return (["| who | may ask for |", "|---|---|"] + lines).joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
