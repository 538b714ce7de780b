import Casework
import CellText

/// Papers on their way behind the window.
extension Model {
    /// F8: hands the papers of the open case over; where they are given already, goes to the slip that waits.
    mutating func handOver() -> [Effect] {
        if session?.isIssue == true { return askReceipts() }
        if let slip = slipBroughtByCourier {
            open(signForm(slip))
            return []
        }
        guard session?.isDesk == true else {
            desk.pane = .slips
            return openSelectedSlip()
        }
        guard let subject = desk.subject else {
            desk.pane = .slips
            desk.selectedSlip = desk.selectedSlip ?? desk.slips.first { $0.isOpen }?.id
            return []
        }
        if let department = subject.departmentsAwaitingPapers.first {
            return askHandover(subject, to: .department(department), subject.usualHandover(to: department))
        }
        if let slip = slipRows(of: subject).first(where: \.isOpen) { return sign(slip) }
        let denial = denial(of: HandPapersOver(to: "", [])) ?? Denial(.noPapersHere)
        let isAccepted = subject.items.contains { $0.acceptedOn != nil && $0.ending == nil }
        return refuse(denial.code == .notAccepted && isAccepted ? Denial(.allHandedOver) : denial)
    }

    /// The slip of the courier who stands before this counter with papers of the open case.
    private var slipBroughtByCourier: SlipRow? {
        guard let subject = desk.subject, let session, let side = Owner(of: session.actor.capacity) else { return nil }
        return subject.carried.first { $0.from != side }.flatMap { carried in
            slipRows(of: subject).first { $0.id.handover == carried.id }
        }
    }

    /// Shows what goes to whom, sheet by sheet, before it goes.
    mutating func askHandover(
        _ subject: Case, to owner: Owner, _ papers: [PaperLine], courier: String? = nil,
        cause: DeclinePapers.Cause? = nil
    ) -> [Effect] {
        let intent = HandPapersOver(to: owner, papers, courier: courier, cause: cause)
        if let denial = denial(of: intent) { return refuse(denial) }
        let lines = papers.map { paper in
            station.text(
                "confirm.paper",
                [
                    "name": subject.name(of: paper.material), "originals": "\(paper.originals)",
                    "copies": "\(paper.copies)",
                ])
        }
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.handover", ["department": station.owner(owner.id)]),
                    lines: lines, act: .perform([intent]))))
        return []
    }

    /// Enter in the handoff log: the receiver counts without the giver's figures and signs; at the desk with number and
    /// password.
    mutating func openSelectedSlip() -> [Effect] {
        guard let slip = desk.slips.first(where: { $0.id == desk.selectedSlip }) ?? desk.slips.first(where: \.isOpen)
        else { return refuse(Denial(.noSuchHandover, ["handover": "—"])) }
        desk.selectedSlip = slip.id
        guard slip.isOpen else { return begin(.load(slip.id.caseID)) }
        return sign(slip)
    }

    /// The department does not take the selected papers.
    mutating func declineSelected() -> [Effect] {
        guard let slip = desk.slips.first(where: { $0.id == desk.selectedSlip }) ?? desk.slips.first(where: \.isOpen),
            slip.isOpen
        else { return refuse(Denial(.noSuchHandover, ["handover": "—"])) }
        layers.append(.picker(declinePicker(slip)))
        return []
    }

    /// Slips of a case as the handoff log lists them.
    func slipRows(of subject: Case) -> [SlipRow] {
        (subject.summary(asOf: now.day, station.rules)?.slips ?? []).map {
            SlipRow(caseID: subject.id, number: subject.number, slip: $0)
        }
    }

    /// A sign-in was tried.
    mutating func signedIn(_ result: Result<SignedIn, SignInDenial>) -> [Effect] {
        switch result {
        case .success(let signedIn):
            session = signedIn
            layers = []
            tell(
                .info,
                signedIn.isDesk
                    ? "message.welcome" : signedIn.isIssue ? "message.welcomeIssue" : "message.welcomeDepartment",
                ["name": signedIn.actor.name])
            if !signedIn.othersHere.isEmpty {
                tell(.warning, "message.counterShared", ["names": signedIn.othersHere.joined(separator: "、")])
            }
            desk.pane = homePane
            (watch, watchReadAt, isReadingWatch, isWatchWanted) = (nil, nil, false, false)
            return [askRefresh()] + readWatch(hallChanged: true) + begin(.findDraft)
        case .failure(.capacityNeeded(let capacities)): return askCapacity(capacities)
        case .failure(let denial): return askPasswordAgain(denial)
        }
    }

    /// Who holds several capacities says which one; the rest of the form stays as typed.
    private mutating func askCapacity(_ capacities: [Capacity]) -> [Effect] {
        guard case .form(var form) = layers.last else { return [] }
        let choices = capacities.map { capacity in
            let department = capacity.department.map { " \(station.department($0))" } ?? ""
            return Form.Choice(
                value: capacity.key, label: station.text("role.\(capacity.role.rawValue)") + department)
        }
        form.fields.removeAll { $0.id == "capacity" }
        form.fields.append(field("capacity", choices.first?.value ?? "", required: true, kind: .choice(choices)))
        form.focus(on: "capacity")
        replaceTop(.form(form))
        tell(.info, station.say(SignInDenial.capacityNeeded(capacities)))
        return []
    }

    /// A wrong password is typed again, nothing else.
    private mutating func askPasswordAgain(_ denial: SignInDenial) -> [Effect] {
        fail(station.say(denial))
        if case .form(var form) = layers.last {
            let field = denial == .counterNeeded || denial.name == "counterUnknown" ? "counter" : "password"
            form.set(field, "")
            form.focus(on: field)
            replaceTop(.form(form))
        }
        return [.bell]
    }

    /// A second person proved who they are; what they were asked for is done in their name.
    mutating func authorised(_ result: Result<[Actor], SignInDenial>, _ purpose: Authorisation) -> [Effect] {
        if purpose == .unlock { return unlocked(result) }
        switch result {
        case .failure(let denial): return askPasswordAgain(denial)
        case .success(let capacities):
            switch purpose {
            case .sign(let caseID, let handover, let counted):
                let slip = desk.slips.first { $0.id.caseID == caseID && $0.id.handover == handover }
                let department =
                    slip?.slip.department ?? desk.subject?.handovers.first { $0.id == handover }?.department
                guard let actor = capacities.first(where: { Owner(of: $0.capacity)?.id == department }) else {
                    return refuse(Denial(.otherDepartment, ["department": department ?? ""]))
                }
                return begin(
                    .perform([SignForPapers(handover, counted: counted)], caseID: caseID, revision: nil, actor: actor))
            case .signBag(let entries, let receiver):
                guard let actor = capacities.first(where: { Owner(of: $0.capacity)?.id == receiver }) else {
                    return refuse(Denial(.otherDepartment, ["department": receiver]))
                }
                return begin(.bag(entries, actor: actor))
            case .approve(let approval, let reason):
                guard let supervisor = capacities.first(where: { $0.capacity.role == .supervisor }) else {
                    return refuse(Denial(.supervisorNeeded))
                }
                return carryOut(approval, Approval(person: supervisor.person, reason: reason))
            case .unlock: return []
            }
        }
    }

    private mutating func carryOut(_ purpose: ApprovalPurpose, _ approval: Approval) -> [Effect] {
        switch purpose {
        case .newDefect(let material, let defects, let note):
            return tryPerform(FailLine(material, defects: defects, note: note, approval: approval))
        case .revoke: return confirm("confirm.revoke", [:], [RevokeOutcome(approval: approval)])
        }
    }
}

extension Capacity {
    /// The capacity as a form's value: `reviewer@market`.
    var key: String { role.rawValue + (department.map { "@\($0)" } ?? "") }

    /// Reads what `key` writes.
    init?(key: String) {
        let parts = key.split(separator: "@", maxSplits: 1).map(String.init)
        guard let role = parts.first.flatMap(Role.init(rawValue:)) else { return nil }
        self.init(role, department: parts.count == 2 ? parts[1] : nil)
    }
}

extension SlipRow {
    /// Nobody has signed for it yet.
    public var isOpen: Bool { slip.state == Handover.State.open.rawValue }
}

extension Station {
    /// Words for a refused sign-in.
    func say(_ denial: SignInDenial) -> SafeText {
        switch denial {
        case .locked(let until): say("signin.locked", ["until": until.clock])
        case .counterUnknown(let counter): say("signin.counterUnknown", ["counter": counter])
        case .trouble(let trouble): say(trouble)
        default: say("signin.\(denial.name)")
        }
    }
}
