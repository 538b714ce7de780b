import Casework
import CellText

/// Results by post: a batch of parcels, the carrier's signature, and what he reports.
extension Model {
    /// Cases with results that are to be posted and wait for it, as the list has them.
    private var toPost: [(row: WorkRow, keys: [Int])] {
        var cases: [(row: WorkRow, keys: [Int])] = []
        for row in desk.inbox where row.step.id == "post" {
            if let index = cases.firstIndex(where: { $0.row.id.caseID == row.id.caseID }) {
                cases[index].keys.append(row.id.step.key)
            } else {
                cases.append((row, [row.id.step.key]))
            }
        }
        return cases
    }

    private var unsignedParcels: [SlipRow] {
        desk.slips.filter { $0.isOpen && $0.slip.department == Owner.carrier.id }
    }

    /// Closed while nothing is to be posted and nothing waits for the carrier's signature.
    var postDenial: Denial? { toPost.isEmpty && unsignedParcels.isEmpty ? Denial(.nothingToPost) : nil }

    /// F7: tracking numbers of all that is ready; then the carrier's signature for what he takes.
    mutating func openPost() -> [Effect] {
        guard toPost.isEmpty else {
            open(postForm())
            return []
        }
        guard !unsignedParcels.isEmpty else { return refuse(Denial(.nothingToPost)) }
        return askCourier(unsignedParcels)
    }

    /// A field a parcel, with its address; one left empty stays here.
    func postForm() -> Form {
        let parcels = toPost.map { row, _ in
            let wish = row.waiting?.wish
            return Form.Field(
                id: "post.\(row.id.caseID)", label: "\(row.number.suffix(8)) \(wish?.recipient ?? row.applicant)",
                text: TextField(), kind: .text, isRequired: false,
                hint: station.text("hint.tracking", ["address": wish?.address ?? ""]))
        }
        return Form(
            purpose: .post, title: station.text("form.post", ["n": "\(parcels.count)"]),
            fields: [field("carrier", station.text("form.usualCarrier"), required: true)] + parcels)
    }

    mutating func submitPost(_ form: Form) -> [Effect] {
        guard let session else { return [] }
        let batch = "\(now.day)".filter { $0 != "-" } + "-" + now.clock.filter { $0 != ":" }
        var entries: [BagEntry] = []
        for (row, keys) in toPost {
            let id = "post.\(row.id.caseID)"
            let tracking = Model.narrow(form[id]).uppercased()
            guard !tracking.isEmpty else { continue }
            if entries.contains(where: { if case .post(_, _, tracking, _) = $0.act { true } else { false } }) {
                focusField(id)
                return refuse(Denial(.trackingKnown, ["tracking": tracking]))
            }
            let act = BagEntry.Act.post(keys: keys, batch: batch, tracking: tracking, carrier: form["carrier"])
            entries.append(BagEntry(row.id.caseID, row.number, act, field: id))
        }
        guard !entries.isEmpty else { return refuse(Denial(.nothingToPost)) }
        return begin(.bag(entries, actor: session.actor))
    }

    /// What became of a parcel of the open case; while the carrier has not signed, whether he did.
    mutating func askCarried(_ key: Int) -> [Effect] {
        guard let subject = desk.subject, let posting = subject.item(key)?.review.openPosting else {
            return refuse(Denial(.nothingToPost))
        }
        if let slip = slipRows(of: subject).first(where: { $0.slip.handover == posting.handover && $0.isOpen }) {
            return askCourier([slip])
        }
        let rows = ["delivered", "cameBack"].enumerated().map { index, id in
            Picker.Row(id: id, text: SafeText("\(index + 1)  ") + station.say("carried.\(id)"))
        }
        var picker = Picker(
            .carried(key: key, handover: posting.handover),
            title: station.text("picker.carried", ["tracking": posting.tracking]), rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
        return []
    }
}
