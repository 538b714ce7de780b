/// So many sets of one material.
public struct PaperLine: Codable, Hashable, Sendable {
    public var material: String
    public var originals: Int
    public var copies: Int

    /// `count` of `material`.
    public init(_ material: String, _ count: PaperCount) {
        self.material = material
        originals = count.originals
        copies = count.copies
    }

    public var count: PaperCount { PaperCount(originals: originals, copies: copies) }
}

/// Papers on their way between two owners. Until the receiver signs, the giver owns them.
public struct Handover: Sendable, Equatable {
    /// What has become of a handover.
    public enum State: String, Codable, Sendable {
        /// Given, not yet signed for.
        case open
        case signed
        /// The receiver did not take them.
        case declined
        /// The giver took them back before anybody signed.
        case takenBack
    }

    /// 1, 2, 3 … within the case.
    public var id: Int
    public var department: String
    public var items: [Int]
    public var papers: [PaperLine]
    public var givenBy: String
    public var givenAt: Instant
    public var state: State
    /// Who signed, declined or took back, and when; nil while open.
    public var closedBy: String?
    public var closedAt: Instant?
    /// Why it was declined.
    public var reason: String?

    /// Sheets and sets together.
    public var total: Int { papers.reduce(0) { $0 + $1.count.total } }
}

/// A page as it was issued: kept whole in the blobs by its hash.
public struct IssuedDocument: Sendable, Equatable {
    public var kind: DocumentKind
    /// SHA-256 of the page, hex.
    public var hash: String
    /// Intent of the act that it documents.
    public var act: ULID
    public var issuedAt: Instant
    /// The act was taken back; the page stays on file and is void.
    public var isVoid: Bool
}

/// Pages that the desk issues.
public enum DocumentKind: String, Codable, Sendable, CaseIterable {
    /// 收件凭证
    case receipt
    /// 受理通知书
    case acceptance
    /// 容缺受理承诺书
    case promise
    /// 材料补齐补正通知书
    case correction
    /// 不受理告知书
    case notNeeded
    /// 不予受理决定书
    case refusal
    /// 材料退还凭证
    case papersReturned
    /// 撤回申请确认书
    case withdrawal
    /// 材料交接单
    case handover
    /// 补正材料收件凭证
    case supplement
}

extension Case {
    /// Sets of `material` that the desk holds: counted and received, less what went to a department.
    ///
    /// Custody is derived, never recorded twice, so a paper can't have two owners or none.
    public func atDesk(_ material: String) -> PaperCount {
        guard received.contains(material) else { return PaperCount() }
        return (papers[material] ?? PaperCount()) - away(material)
    }

    /// Sets signed for by departments.
    public func away(_ material: String) -> PaperCount {
        inHandovers(material, .signed)
    }

    /// Sets that stand on handovers, signed for or not: no new counting can make them fewer.
    func handedOver(_ material: String) -> PaperCount {
        away(material) + inHandovers(material, .open)
    }

    private func inHandovers(_ material: String, _ state: Handover.State) -> PaperCount {
        handovers.filter { $0.state == state }.flatMap(\.papers).filter { $0.material == material }
            .reduce(PaperCount()) { $0 + $1.count }
    }

    /// Sets at the desk that no open handover has promised to a department.
    public func free(_ material: String) -> PaperCount {
        atDesk(material) - inHandovers(material, .open)
    }

    /// Every paper that lies free at the desk, in the order of the checklist, `keys` limiting it to those items;
    /// without them, papers of lines that a situation answer switched off come last.
    public func papersAtDesk(_ keys: [Int]? = nil) -> [PaperLine] {
        let listed = checklist(keys ?? items.map(\.key)).map(\.material)
        let unlisted = keys == nil ? received.subtracting(listed).sorted() : []
        return (listed + unlisted).compactMap { material in
            let count = free(material)
            return count.total > 0 ? PaperLine(material, count) : nil
        }
    }

    /// Name of a material as the case's checklists print it.
    public func name(of material: String) -> String {
        for item in items {
            if let line = item.definition.lines.first(where: { $0.material == material }) { return line.name }
        }
        return material
    }
}
