public import Casework
import CellText

/// A slip of a bag, and how many sets its receiver counted.
public struct BagEntry: Sendable, Equatable {
    public var caseID: ULID
    public var handover: Int
    var number: String
    /// All its papers together; nil where a courier signed on paper.
    var counted: PaperCount?

    init(_ slip: SlipRow, counted: PaperCount?) {
        caseID = slip.id.caseID
        handover = slip.id.handover
        number = slip.number
        self.counted = counted
    }

    /// What signs for it.
    public var intent: any Intent<Case> {
        counted.map { SignForSlip(handover, total: $0) } ?? SignForCourier(handover)
    }
}

/// What became of a slip of a bag.
public struct SignedEntry: Sendable {
    var entry: BagEntry
    /// nil where the bag stopped before it.
    var result: ActResult<Case>?

    /// The outcome of `entry`.
    public init(_ entry: BagEntry, _ result: ActResult<Case>?) {
        self.entry = entry
        self.result = result
    }

    fileprivate var isSigned: Bool {
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
        guard form.has("password") else { return begin(.signBag(entries, actor: session.actor)) }
        return begin(
            .authorise(number: form["staff"], password: form["password"], .signBag(entries, receiver: receiver)))
    }

    /// What is signed leaves the form; what is not stays in it with its count, and the first reason is said.
    mutating func bagSigned(_ entries: [SignedEntry]) -> [Effect] {
        let left = entries.filter { !$0.isSigned }
        if case .form(var form) = layers.last, !left.isEmpty {
            let signed = Set(entries.filter(\.isSigned).map { Model.bagField($0.entry.caseID, $0.entry.handover) })
            form.fields.removeAll { signed.contains($0.id) }
            form.focus = 0
            form.focus(on: Model.bagField(left[0].entry.caseID, left[0].entry.handover))
            form.set("password", "")
            replaceTop(.form(form))
        } else if layers.last?.isQuestion == true {
            layers.removeLast()
        }
        desk.selectedSlip = nil
        let count = "\(entries.count - left.count)"
        guard let first = left.first else {
            tell(.done, "message.bagSigned", ["n": count])
            return [askRefresh()]
        }
        fail(station.say("message.bagLeft", ["n": count, "left": "\(left.count)", "why": reason(first).string]))
        return [.bell, askRefresh()]
    }

    private func reason(_ entry: SignedEntry) -> SafeText {
        switch entry.result {
        case .denied(let denial): station.say(denial)
        case .failed(let trouble), .unknown(let trouble): station.say(trouble)
        case .done, .conflict, nil: station.say("message.bagUntried")
        }
    }

    private static func bagField(_ slip: SlipRow) -> String { bagField(slip.id.caseID, slip.id.handover) }

    private static func bagField(_ caseID: ULID, _ handover: Int) -> String { "bag.\(caseID).\(handover)" }
}

extension Layer {
    /// The question or form that asked for an act.
    fileprivate var isQuestion: Bool {
        switch self {
        case .form, .confirm: true
        case .picker, .outcomes, .help, .page, .log, .feeder: false
        }
    }
}
