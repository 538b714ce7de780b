public import Casework

/// Work that waits for a department: a step of an item, its decision, its result.
public struct WorkRow: Sendable, Equatable, Identifiable {
    /// Case, item and step together.
    public struct ID: Hashable, Sendable {
        public var caseID: ULID
        public var step: StepRow.ID
    }

    public var number: String
    public var applicant: String
    public var short: String
    public var item: String
    public var step: CaseSummary.Item.Step
    public var promisedDue: Day?
    public var statutoryDue: Day?
    /// Department that decided the item.
    public var department: String
    /// The result that waits for its holder, at the issue window.
    public var waiting: CaseSummary.Item.Waiting?
    public let id: ID

    /// The day that presses most.
    public var due: Day? { [step.due, promisedDue, statutoryDue].compactMap(\.self).min() }

    /// The work of `department` in these cases, the most urgent first.
    public static func rows(_ cases: [CaseSummary], department: String) -> [WorkRow] {
        byUrgency(
            cases.flatMap { summary in
                summary.items.flatMap { item in
                    item.steps.filter { $0.department == department }.map { WorkRow(summary, item, $0) }
                }
            })
    }

    static func byUrgency(_ rows: [WorkRow]) -> [WorkRow] {
        rows.sorted { ($0.due?.number ?? .max, $0.number) < ($1.due?.number ?? .max, $1.number) }
    }

    init(_ summary: CaseSummary, _ item: CaseSummary.Item, _ step: CaseSummary.Item.Step) {
        number = summary.number
        applicant = summary.names.first ?? "—"
        short = item.short
        self.item = item.name
        self.step = step
        promisedDue = item.promisedDue
        statutoryDue = item.statutoryDue
        department = item.department
        waiting = item.waiting
        id = ID(caseID: summary.id, step: StepRow.ID(key: step.key, step: step.id))
    }
}

/// A row of the open case's steps: one of its definition, or what follows the steps.
public struct StepRow: Sendable, Equatable, Identifiable {
    /// Item and step together.
    public struct ID: Hashable, Sendable {
        public var key: Int
        /// `StepDefinition.id`, or `decide`, `make`, `send`.
        public var step: String
    }

    public let id: ID
    var name: String
    var department: String
    /// State of a step of the definition; nil for what follows the steps.
    var progress: StepProgress?
    /// It can be worked on now.
    var isActive: Bool
}

extension Model {
    /// Every step of the open case, and what follows them once they are done, item by item.
    var stepRows: [StepRow] {
        guard let subject = desk.subject else { return [] }
        return subject.items.filter { $0.ending == nil }.flatMap { item -> [StepRow] in
            let steps = subject.steps(of: item, asOf: now.day, station.rules).map { progress in
                StepRow(
                    id: .init(key: item.key, step: progress.definition.id), name: progress.definition.name,
                    department: progress.definition.department, progress: progress,
                    isActive: progress.state.isActive)
            }
            let known = Set(item.definition.steps.map(\.id))
            let after = subject.work(on: item, asOf: now.day, station.rules).filter { !known.contains($0.id) }
            return steps
                + after.map { work in
                    StepRow(
                        id: .init(key: item.key, step: work.id), name: station.text("work.\(work.id)"),
                        department: work.department, progress: nil, isActive: true)
                }
        }
    }

    /// The step that acts mean: the selected one.
    var currentStep: StepRow? { stepRows.first { $0.id == desk.selectedStep } }

    /// The item that acts mean: that of the selected step, else the first under review.
    var itemUnderReview: ItemApplication? {
        guard let subject = desk.subject else { return nil }
        return currentStep.flatMap { subject.item($0.id.key) }
            ?? subject.items.first(where: \.isPending) ?? subject.items.first
    }

    /// Keeps the selected step, or goes to the first that this department can work on.
    mutating func keepStep(isOther: Bool) {
        let before = desk.selectedStep
        defer { if desk.selectedStep != before { desk.noticeOffset = 0 } }
        let rows = stepRows
        if let wanted = desk.wantedStep, rows.contains(where: { $0.id == wanted }) {
            desk.selectedStep = wanted
            desk.wantedStep = nil
            return
        }
        if !isOther, let current = rows.first(where: { $0.id == desk.selectedStep }), current.isActive { return }
        let own = session?.isIssue == true ? Owner.issueWindow.id : session?.actor.capacity.department
        let key = isOther ? nil : desk.selectedStep?.key
        let open = rows.filter { $0.isActive && ($0.department == own || own == nil) }
        desk.selectedStep =
            (open.first { $0.id.key == key } ?? open.first ?? rows.first { $0.id == desk.selectedStep } ?? rows.first)?
            .id
    }

    /// What waits in a case that was just acted on is known before the panes are read anew, so that the next Enter means
    /// the next row.
    mutating func relist(_ subject: Case) {
        guard let session, !session.isDesk, let summary = subject.summary(asOf: now.day, station.rules) else { return }
        let place = desk.inbox.firstIndex { $0.id == desk.selectedWork } ?? 0
        let others = desk.inbox.filter { $0.id.caseID != subject.id }
        desk.inbox =
            session.isIssue
            ? WorkRow.bySection(others + WorkRow.issueRows([summary]))
            : WorkRow.byUrgency(
                others + WorkRow.rows([summary], department: session.actor.capacity.department ?? ""))
        // The same holds for its slips: the carrier signs for all of a batch.
        if session.isIssue {
            let open = slipRows(of: subject).filter(\.isOpen)
            desk.slips = open + desk.slips.filter { $0.id.caseID != subject.id }
        }
        if !desk.inbox.contains(where: { $0.id == desk.selectedWork }) {
            desk.selectedWork = (desk.inbox[safe: place] ?? desk.inbox.last)?.id
        }
    }

    /// Opens the case of the selected work at its step.
    mutating func openSelectedWork() -> [Effect] {
        guard let row = desk.inbox.first(where: { $0.id == desk.selectedWork }) ?? desk.inbox.first else {
            return refuse(Denial(.nothingWaits))
        }
        desk.selectedWork = row.id
        desk.pane = .steps
        guard desk.subject?.id != row.id.caseID else {
            desk.selectedStep = row.id.step
            return session?.isIssue == true ? goToWork() : []
        }
        desk.selectedStep = row.id.step
        desk.wantedStep = row.id.step
        desk.goesToWork = session?.isIssue == true
        return begin(.load(row.id.caseID))
    }

    /// The pane that Esc leads to.
    var homePane: Desk.Pane {
        guard session?.isDesk == false else { return .checklist }
        return desk.subject == nil ? .inbox : .steps
    }
}
