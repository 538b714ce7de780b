import Casework
import CellText

/// Counting papers without the giver's figures, and signing for them.
extension Model {
    /// A field for each material: how many originals and copies there are, never how many there should be. Where somebody
    /// signs at another side's console, number and password follow.
    func signForm(_ slip: SlipRow) -> Form {
        let counts = slip.slip.lines.map { line in
            Form.Field(
                id: Model.countField(line.paper.material), label: line.name, text: TextField(), kind: .text,
                isRequired: true, hint: station.text("hint.counted"))
        }
        let proof =
            signsHimself(slip)
            ? [] : [field("staff", required: true), field("password", required: true, kind: .secret)]
        return Form(
            purpose: .signHandover(caseID: slip.id.caseID, handover: slip.id.handover),
            title: station.text(
                "form.sign", ["number": slip.number, "department": station.owner(slip.slip.department)]),
            fields: counts + proof)
    }

    /// Who is signed in here is of the receiving side, or takes papers from a courier.
    func signsHimself(_ slip: SlipRow) -> Bool {
        guard let session else { return false }
        let own = Owner(of: session.actor.capacity).map(\.id)
        let outside = [Owner.courier, .carrier].map(\.id)
        return session.isDesk ? slip.slip.department == own || outside.contains(slip.slip.department) : true
    }

    /// Opens what ends a slip: a count and a signature, or for a courier who signed on paper the question whether he did.
    mutating func sign(_ slip: SlipRow) -> [Effect] {
        guard slip.isOpen, [Owner.courier, .carrier].map(\.id).contains(slip.slip.department) else {
            open(signForm(slip))
            return []
        }
        return askCourier([slip])
    }

    /// A courier does not come to the keyboard: who gave him the papers says that he signed.
    mutating func askCourier(_ slips: [SlipRow]) -> [Effect] {
        let lines = slips.map { slip in
            station.text(
                "confirm.courier",
                ["number": slip.number, "courier": slip.slip.courier ?? "", "n": "\(slip.slip.papers)"]
            )
        }
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.courier.title"), lines: lines,
                    act: .bag(slips.map { BagEntry($0, counted: nil) }))))
        return []
    }

    /// Counts are read and held against the slip. A difference is said once without the figures, so that it can be counted
    /// again; the same counts a second time make the refusal slip.
    mutating func submitSignature(_ form: Form, caseID: ULID, handover: Int) -> [Effect] {
        let rows = desk.slips + (desk.subject.map(slipRows) ?? [])
        guard let slip = rows.first(where: { $0.id.caseID == caseID && $0.id.handover == handover }), let session else {
            return refuse(Denial(.noSuchHandover, ["handover": "\(handover)"]))
        }
        var counted: [PaperLine] = []
        for line in slip.slip.lines {
            let field = Model.countField(line.paper.material)
            guard let count = PaperCount(entry: form[field]) else {
                focusField(field)
                return refuse(Denial(.notACount, ["field": line.name]))
            }
            counted.append(PaperLine(line.paper.material, count))
        }
        guard counted == slip.slip.lines.map(\.paper) || counted == lastCount else {
            lastCount = counted
            focusField(form.fields.first?.id ?? "")
            tell(.warning, "message.countDiffers")
            return [.bell]
        }
        lastCount = nil
        if signsHimself(slip) {
            let intent: any Intent<Case> =
                slip.slip.department == Owner.courier.id
                ? ReceiveFromCourier(handover, counted: counted) : SignForPapers(handover, counted: counted)
            return begin(.perform([intent], caseID: caseID, revision: nil, actor: session.actor))
        }
        return begin(
            .authorise(
                number: form["staff"], password: form["password"],
                .sign(caseID: caseID, handover: handover, counted: counted)))
    }

    private static func countField(_ material: String) -> String { "counted.\(material)" }
}

extension PaperCount {
    /// Originals and copies as they are typed: `1`, `1/2`, `/2`; nil for anything else.
    init?(entry: String) {
        let narrow = String(entry.map(Model.narrow).filter { !$0.isWhitespace })
        let parts = narrow.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), !narrow.isEmpty, narrow != "/" else { return nil }
        func number(_ text: String) -> Int? {
            text.isEmpty ? 0 : Int(text).flatMap { (0...999).contains($0) ? $0 : nil }
        }
        guard let originals = number(parts[0]), let copies = number(parts.count == 2 ? parts[1] : "") else {
            return nil
        }
        self.init(originals: originals, copies: copies)
    }
}

extension Station {
    /// Name of whoever has something in hand: a person's, or the short one of an owner of papers.
    func ownerName(_ id: String) -> String { staff[id] ?? owner(id) }

    /// Short name of an owner of papers.
    func owner(_ id: String) -> String {
        switch Owner(id: id) {
        case .department(let department): self.department(department)
        default: text("owner.\(id)")
        }
    }
}
