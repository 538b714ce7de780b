/// Who can hold papers. Custody is derived from counts and signed handovers, never recorded twice, so a paper can't have two
/// owners or none.
public enum Owner: Hashable, Sendable {
    case desk
    /// `Department.id`
    case department(String)
    /// Between the hall and a department that is not resident (三(一)8).
    case courier
    /// 统一出件窗口
    case issueWindow
    /// The postal service that brings results to applicants (三(三)3).
    case carrier

    /// Owner as files name it; no department may be called by one of these words.
    public var id: String {
        switch self {
        case .desk: "desk"
        case .department(let id): id
        case .courier: "courier"
        case .issueWindow: "issue"
        case .carrier: "post"
        }
    }

    /// The owner that `id` names.
    public init(id: String) {
        switch id {
        case "desk": self = .desk
        case "courier": self = .courier
        case "issue": self = .issueWindow
        case "post": self = .carrier
        default: self = .department(id)
        }
    }

    /// The one that a person in `capacity` stands for; nil for those who hold no papers.
    public init?(of capacity: Capacity) {
        switch capacity.role {
        case .frontDesk, .supervisor: self = .desk
        case .reviewer, .chief:
            guard let department = capacity.department else { return nil }
            self = .department(department)
        case .issueClerk: self = .issueWindow
        case .keeper, .system: return nil
        }
    }
}

extension Case {
    /// Sets of `material` that `owner` holds: what it had from the beginning, and what it signed for, less what others
    /// signed for. The desk had what was counted and received, the deciding department the result that it made.
    public func held(_ material: String, by owner: Owner) -> PaperCount {
        handovers.filter { $0.state == .signed }.reduce(origin(material, owner)) { count, slip in
            var count = count
            let moved = slip.count(of: material)
            if slip.to == owner { count = count + moved }
            if slip.from == owner { count = count - moved }
            return count
        }
    }

    private func origin(_ material: String, _ owner: Owner) -> PaperCount {
        if let (item, result) = result(material) {
            // What was given out is nobody's of the hall; what was brought back is the issue window's.
            let given = result.deliveries.filter { $0.from == owner }.count
            let broughtBack = owner == .issueWindow ? result.deliveries.filter { $0.broughtBackOn != nil }.count : 0
            return PaperCount(originals: (owner == item.maker(of: result) ? 1 : 0) - given + broughtBack)
        }
        if material.hasPrefix(Case.receiptPrefix) {
            return PaperCount(originals: owner == .issueWindow && delivery(material) != nil ? 1 : 0)
        }
        guard owner == .desk, received.contains(material) else { return PaperCount() }
        return papers[material] ?? PaperCount()
    }

    /// Sets that `owner` holds and that stand on no open handover.
    public func free(_ material: String, of owner: Owner) -> PaperCount {
        handovers.filter { $0.state == .open && $0.from == owner }.reduce(held(material, by: owner)) {
            $0 - $1.count(of: material)
        }
    }

    /// Sets at the desk.
    public func atDesk(_ material: String) -> PaperCount { held(material, by: .desk) }

    /// Sets at the desk that no open handover has promised to anybody.
    public func free(_ material: String) -> PaperCount { free(material, of: .desk) }

    /// Sets of an applicant's material that are with others than the desk.
    public func away(_ material: String) -> PaperCount {
        guard received.contains(material) else { return PaperCount() }
        return (papers[material] ?? PaperCount()) - atDesk(material)
    }

    /// Sets that are away or on a slip of the desk: no new counting can make them fewer.
    func handedOver(_ material: String) -> PaperCount {
        guard received.contains(material) else { return PaperCount() }
        return (papers[material] ?? PaperCount()) - free(material)
    }

    /// Every owner that holds a paper of this case, with what it holds, in the order of first ownership.
    public var custody: [(owner: Owner, papers: [PaperLine])] {
        let materials =
            papers.keys.sorted()
            + items.flatMap(\.review.made).flatMap { [$0.material] + $0.deliveries.compactMap(\.receipt) }
        var owners: [Owner] = [.desk]
        let makers = items.flatMap { item in item.review.made.map { item.maker(of: $0) } }
        let places = handovers.flatMap { [$0.from, $0.to] } + makers + (makers.isEmpty ? [] : [.issueWindow])
        for owner in places where !owners.contains(owner) { owners.append(owner) }
        return owners.compactMap { owner in
            let lines = materials.compactMap { material -> PaperLine? in
                let count = held(material, by: owner)
                return count.total > 0 ? PaperLine(material, count) : nil
            }
            return lines.isEmpty ? nil : (owner, lines)
        }
    }

    /// Every paper that lies free with `owner`: of the desk in the order of the checklist, `keys` limiting it to those
    /// items; without them, papers of lines that a situation answer switched off come last.
    public func papersAtDesk(_ keys: [Int]? = nil) -> [PaperLine] {
        let listed = checklist(keys ?? items.map(\.key)).map(\.material)
        let unlisted = keys == nil ? received.subtracting(listed).sorted() : []
        return (listed + unlisted).compactMap { material in
            let count = free(material)
            return count.total > 0 ? PaperLine(material, count) : nil
        }
    }

    /// Papers of the applicant that lie free with `owner`.
    public func papersWith(_ owner: Owner) -> [PaperLine] {
        papers.keys.sorted().compactMap { material in
            let count = free(material, of: owner)
            return count.total > 0 ? PaperLine(material, count) : nil
        }
    }

    /// Slips of couriers who are still on their way.
    public var carried: [Handover] {
        handovers.filter { slip in
            slip.to == .courier && slip.state == .signed
                && !handovers.contains { $0.carried == slip.id && $0.state == .signed }
        }
    }

    /// Name of a material as the case's checklists print it; of a result its own.
    public func name(of material: String) -> String {
        if let (item, result) = result(material) {
            return result.payload.name.isEmpty ? item.definition.name : result.payload.name
        }
        if let (item, _) = delivery(material) { return item.definition.name }
        for item in items {
            if let line = item.definition.lines.first(where: { $0.material == material }) { return line.name }
        }
        return material
    }

    /// A result of the item `key` as a paper that is handed over: the first that was made, or the one after void ones.
    public static func result(of key: Int, version: Int = 1) -> String {
        "result-\(key)" + (version == 1 ? "" : ".\(version)")
    }

    static let receiptPrefix = "receipt-"

    /// A delivery receipt of the item `key`; each delivery has its own.
    static func receipt(of key: Int, version: Int) -> String {
        "\(receiptPrefix)\(key)" + (version == 1 ? "" : ".\(version)")
    }

    /// The result that `material` names, void or not, and its item; nil for an applicant's paper.
    public func result(_ material: String) -> (item: ItemApplication, result: MadeResult)? {
        guard material.hasPrefix("result-") else { return nil }
        for item in items {
            if let result = item.review.made.first(where: { $0.material == material }) { return (item, result) }
        }
        return nil
    }

    /// The delivery whose receipt `material` names, and its item.
    public func delivery(_ material: String) -> (item: ItemApplication, delivery: MadeResult.Delivery)? {
        guard material.hasPrefix(Case.receiptPrefix) else { return nil }
        for item in items {
            let deliveries = item.review.made.flatMap(\.deliveries)
            if let delivery = deliveries.first(where: { $0.receipt == material }) { return (item, delivery) }
        }
        return nil
    }
}

extension ItemApplication {
    /// Who made `result`: the deciding department, or the window to which it handed the item.
    func maker(of result: MadeResult) -> Owner {
        result.isAtWindow ? .desk : .department(definition.deciding)
    }
}

extension Handover {
    /// Sets of `material` on the slip.
    func count(of material: String) -> PaperCount {
        papers.filter { $0.material == material }.reduce(PaperCount()) { $0 + $1.count }
    }
}
