public import Casework
public import Catalogue

/// Turns cases into traces. Nothing of an applicant goes into one: an operation gives its kind, moment, role and place,
/// and nothing of its payload but the review step.
public struct EventLog: Sendable {
    let pseudonyms: Pseudonyms
    private let windows: [String: String]
    private let capacities: [String: [Capacity]]
    private let rules: HallRules
    private let today: Day
    private let words: Words

    /// - Parameters:
    ///   - windows: comprehensive window by counter.
    ///   - capacities: by staff number, to tell for which department a reviewer acts.
    ///   - today: day on which outcomes are told.
    public init(
        _ pseudonyms: Pseudonyms, windows: [String: String], capacities: [String: [Capacity]], rules: HallRules,
        today: Day, words: Words
    ) {
        self.pseudonyms = pseudonyms
        self.windows = windows
        self.capacities = capacities
        self.rules = rules
        self.today = today
        self.words = words
    }

    /// A trace for each item application of the case, with its own operations and those of the whole case. What was taken
    /// back was done, and stands in it; an item that was dropped before any outcome has none.
    public func traces(of subject: Case) -> [Trace] {
        let number = pseudonyms.caseNumber(subject.number)
        return subject.items.map { item in
            Trace(
                values: [
                    .name: "\(number)-\(item.key)", .caseNumber: number, .item: item.definition.short,
                    .nature: item.definition.nature.rawValue, .channel: subject.channel.rawValue,
                    .centre: subject.centre, .outcome: outcome(of: item, in: subject),
                ],
                events: subject.log.filter { $0.items.isEmpty || $0.items.contains(item.key) }
                    .map { event($0, of: item.definition) })
        }
    }

    /// The stage that it has come to today.
    func outcome(of item: ItemApplication, in subject: Case) -> String {
        subject.voidReason == nil ? item.stage(asOf: today, rules).rawValue : "voided"
    }

    func event(_ operation: Operation, of item: ItemDefinition?) -> Trace.Event {
        let actor = operation.actor
        var values: [Trace.Event.Key: String] = [
            .name: operation.kind, .timestamp: "\(operation.recordedAt)", .lifecycle: "complete",
            .resource: actor.capacity == .system ? actor.capacity.rawValue : pseudonyms.person(actor.person),
            .role: actor.capacity.rawValue, .label: words("export.event.\(operation.kind)"),
        ]
        values[.step] = operation.payload.reviewStep
        values[.group] = group(of: operation, item)
        return Trace.Event(values: values)
    }

    /// The window of the counter; behind the windows the department that the person acted for, as far as roles tell it.
    private func group(of operation: Operation, _ item: ItemDefinition?) -> String? {
        let actor = operation.actor
        if let counter = actor.window { return windows[counter] ?? counter }
        guard actor.capacity == .reviewer || actor.capacity == .chief else { return nil }
        let held = (capacities[actor.person] ?? []).filter { $0.role == actor.capacity }.compactMap(\.department)
        let steps = item?.steps ?? []
        let step = steps.first { $0.id == operation.payload.reviewStep }
        let likely = [step?.department, item?.deciding].compactMap(\.self) + steps.map(\.department)
        return likely.first(where: held.contains) ?? held.first ?? item?.deciding
    }
}

extension OperationPayload {
    /// The review step that the operation is about; nil for other acts.
    fileprivate var reviewStep: String? {
        switch self {
        case let act as StepTaken: act.step
        case let act as StepReleased: act.step
        case let act as OpinionGiven: act.step
        default: nil
        }
    }
}
