public import Casework
import CellText

/// What one act on many cases does to one of them.
public struct BagEntry: Sendable, Equatable {
    /// What is done.
    enum Act: Sendable, Equatable {
        /// A slip is signed for, by how many sets all its papers are together; nil where a courier signed on paper.
        case sign(handover: Int, counted: PaperCount?)
        /// Results go into a postal batch.
        case post(keys: [Int], batch: String, tracking: String, carrier: String)
        /// Delivery receipts go back to a department.
        case receipts(department: String)
    }

    public var caseID: ULID
    var number: String
    var act: Act
    /// Field of the form in which it was asked for.
    var field: String

    init(_ slip: SlipRow, counted: PaperCount?) {
        self.init(
            slip.id.caseID, slip.number, .sign(handover: slip.id.handover, counted: counted),
            field: Model.bagField(slip))
    }

    init(_ caseID: ULID, _ number: String, _ act: Act, field: String = "") {
        self.caseID = caseID
        self.number = number
        self.act = act
        self.field = field
    }

    /// The act itself.
    public var intent: any Intent<Case> {
        switch act {
        case .sign(let handover, let counted?): SignForSlip(handover, total: counted)
        case .sign(let handover, nil): SignForCourier(handover)
        case .post(let keys, let batch, let tracking, let carrier):
            PostResults(keys, batch: batch, tracking: tracking, carrier: carrier)
        case .receipts(let department): GiveReceipts(to: department)
        }
    }
}

/// What became of a case of a bag.
public struct BagOutcome: Sendable {
    var entry: BagEntry
    /// nil where the bag stopped before it.
    var result: ActResult<Case>?

    /// The outcome of `entry`.
    public init(_ entry: BagEntry, _ result: ActResult<Case>?) {
        self.entry = entry
        self.result = result
    }

    fileprivate var isDone: Bool {
        if case .done = result { true } else { false }
    }
}

/// Signing for many slips in one act: each is counted as a whole, without the giver's figures.
extension Model {
    /// The receiver whose slips the bag holds: one's own side, and at the desk that of the selected slip, or of the first
    /// that waits.
    private var bagReceiver: String? {
        guard let session, let side = Owner(of: session.actor.capacity) else { return nil }
        guard side == .desk else { return side.id }
        let open = desk.slips.filter(\.isOpen)
        return (open.first { $0.id == desk.selectedSlip } ?? open.first)?.slip.department
    }

    private func bag(of receiver: String) -> [SlipRow] {
        desk.slips.filter { $0.isOpen && $0.slip.department == receiver }
    }

    /// Closed while there is nothing to sign for.
    var bagDenial: Denial? {
        session == nil
            ? Denial(.notOpen) : bagReceiver.map(bag)?.isEmpty == false ? nil : Denial(.nothingToSign)
    }

    mutating func openBag() -> [Effect] {
        guard let receiver = bagReceiver else { return refuse(Denial(.nothingToSign)) }
        guard receiver != Owner.courier.id else { return askCourier(bag(of: receiver)) }
        open(bagForm(receiver: receiver))
        return []
    }

    /// A field a slip; one left empty is not signed for. At another side's console number and password follow.
    func bagForm(receiver: String) -> Form {
        let slips = bag(of: receiver)
        let counts = slips.map { slip in
            Form.Field(
                id: Model.bagField(slip), label: slip.number, text: TextField(), kind: .text, isRequired: false,
                hint: station.text("hint.bag"))
        }
        let proof =
            slips.allSatisfy(signsHimself)
            ? [] : [field("staff", required: true), field("password", required: true, kind: .secret)]
        return Form(
            purpose: .signBag(receiver: receiver),
            title: station.text("form.signBag", ["receiver": station.owner(receiver)]), fields: counts + proof)
    }

    mutating func submitBag(_ form: Form, receiver: String) -> [Effect] {
        var entries: [BagEntry] = []
        for slip in bag(of: receiver) where !form[Model.bagField(slip)].isEmpty {
            guard let count = PaperCount(entry: form[Model.bagField(slip)]) else {
                focusField(Model.bagField(slip))
                return refuse(Denial(.notACount, ["field": slip.number]))
            }
            entries.append(BagEntry(slip, counted: count))
        }
        guard !entries.isEmpty, let session else { return refuse(Denial(.nothingToSign)) }
        guard form.has("password") else { return begin(.bag(entries, actor: session.actor)) }
        return begin(
            .authorise(number: form["staff"], password: form["password"], .signBag(entries, receiver: receiver)))
    }

    /// What is done leaves the form; what is not stays in it as it was typed, and the first reason is said.
    mutating func bagDone(_ entries: [BagOutcome]) -> [Effect] {
        let left = entries.filter { !$0.isDone }
        for case .done(let subject)? in entries.map(\.result) { relist(subject) }
        if case .form(var form) = layers.last, !left.isEmpty {
            let done = Set(entries.filter(\.isDone).map(\.entry.field))
            form.fields.removeAll { done.contains($0.id) }
            form.focus = 0
            form.focus(on: left[0].entry.field)
            form.set("password", "")
            replaceTop(.form(form))
        } else if layers.last?.isQuestion == true {
            layers.removeLast()
        }
        desk.selectedSlip = nil
        let count = "\(entries.count - left.count)"
        guard let first = left.first else {
            tell(.done, entries.first?.entry.word ?? "message.bagSigned", ["n": count])
            return [askRefresh()]
        }
        fail(station.say("message.bagLeft", ["n": count, "left": "\(left.count)", "why": reason(first).string]))
        return [.bell, askRefresh()]
    }

    private func reason(_ entry: BagOutcome) -> SafeText {
        switch entry.result {
        case .denied(let denial): station.say(denial)
        case .failed(let trouble), .unknown(let trouble): station.say(trouble)
        case .done, .conflict, nil: station.say("message.bagUntried")
        }
    }

    fileprivate static func bagField(_ slip: SlipRow) -> String { "bag.\(slip.id.caseID).\(slip.id.handover)" }
}

extension BagEntry {
    /// Key of what is said when all of the bag is done.
    fileprivate var word: String {
        switch act {
        case .sign: "message.bagSigned"
        case .post: "message.posted"
        case .receipts: "message.receiptsGiven"
        }
    }
}

extension Layer {
    /// The question or form that asked for an act.
    fileprivate var isQuestion: Bool {
        switch self {
        case .form, .confirm: true
        case .picker, .outcomes, .help, .page, .log, .feeder, .board, .watch, .enquiry, .ratings: false
        }
    }
}
