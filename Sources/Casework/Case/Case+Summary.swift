extension Case {
    /// What the index keeps of the case, as of `day`; nil before it was opened.
    ///
    /// Stages and dates that time alone changes are recomputed by the screens that show them.
    public func summary(asOf day: Day, _ rules: HallRules) -> CaseSummary? {
        guard let openedAt, let last = log.last else { return nil }
        let people: [(String, String, String)] =
            (applicant.map { [($0.name, $0.document.number, $0.phone)] } ?? [])
            + (agent.map { [($0.name, $0.document.number, $0.phone)] } ?? [])
        return CaseSummary(
            id: id, number: number, revision: revision, openedAt: openedAt, changedAt: last.recordedAt, centre: centre,
            window: counter, ticket: ticket, names: people.map(\.0), identities: people.map(\.1),
            phones: people.map(\.2).filter { !$0.isEmpty }, items: items.map { row(of: $0, asOf: day, rules) },
            slips: handovers.map(\.slip))
    }

    private func row(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> CaseSummary.Item {
        let deadlines = item.deadlines(asOf: day, rules)
        let stage = item.stage(asOf: day, rules)
        return CaseSummary.Item(
            short: item.definition.short, name: item.definition.name, stage: stage.rawValue,
            department: item.definition.deciding, statutoryDue: deadlines.statutory?.due,
            promisedDue: deadlines.promised?.due,
            termUntil: stage == .correcting ? item.notice?.until : stage == .promised ? item.promise?.until : nil)
    }
}

extension Handover {
    /// The handover as the handoff log lists it.
    fileprivate var slip: CaseSummary.Slip {
        CaseSummary.Slip(
            handover: id, department: department, papers: total, givenBy: givenBy, givenAt: givenAt,
            state: state.rawValue, closedBy: closedBy, closedAt: closedAt)
    }
}
