import Casework

/// How a case stands on a day: items with their steps, clocks that run, who holds which papers. For other programs as
/// well, so its keys stay.
struct CaseState: Encodable {
    /// An item application.
    struct Item: Encodable {
        let short: String
        let name: String
        let stage: String
        let steps: [Step]
        let decision: Decision?
        let result: Result?
        /// Day on which nothing was left to do; nil before.
        let closedOn: Day?
    }

    /// A review step.
    struct Step: Encodable {
        let name: String
        let department: String
        /// waiting, lost, open, taken, done
        let state: String
        /// What it waits for, or has waited for and lost.
        let waitsFor: [String]?
        /// Staff number of who works, or worked, on it.
        let person: String?
        let due: Day?
        let on: Day?
        let verdict: String?
        let opinion: String?
    }

    /// The decision on an item.
    struct Decision: Encodable {
        let verdict: String
        let reason: String
        let person: String
        let on: Day
    }

    /// A certificate or document.
    struct Result: Encodable {
        let name: String
        let number: String
        let validUntil: Day?
        /// Day on which the issue window found it in order; nil before, and where none had to.
        let checkedOn: Day?
        let deliveredOn: Day?
    }

    /// A clock that runs.
    struct Clock: Encodable {
        let short: String
        let clock: String
        let due: Day
        /// Working days, negative once it is over.
        let left: Int
    }

    /// What an owner holds.
    struct Holding: Encodable {
        /// `Owner.id`
        let owner: String
        let papers: [Paper]
    }

    /// So many sets of a material.
    struct Paper: Encodable {
        let name: String
        let originals: Int
        let copies: Int
    }

    /// A handover that nobody has signed for.
    struct Slip: Encodable {
        let handover: Int
        let from: String
        let to: String
        let count: Int
    }

    /// A file attached to a line.
    struct File: Encodable {
        let line: String
        let name: String
        let type: String
        let size: Int
        let hash: String
        let person: String
        let at: Instant
        /// Whether it agrees with the paper; nil while nobody has compared it.
        let agrees: Bool?
        let note: String?
    }

    let number: String
    let revision: Int
    let day: Day
    let voidReason: String?
    let items: [Item]
    let clocks: [Clock]
    let custody: [Holding]
    let openHandovers: [Slip]
    let files: [File]

    /// The state of `subject` on `day`.
    init(_ subject: Case, asOf day: Day, _ rules: HallRules) {
        number = subject.number
        revision = subject.revision
        self.day = day
        voidReason = subject.voidReason
        items = subject.items.map { item in
            Item(
                short: item.definition.short, name: item.definition.name,
                stage: item.stage(asOf: day, rules).rawValue,
                steps: subject.steps(of: item, asOf: day, rules).map { Step($0) },
                decision: item.review.decision.map {
                    Decision(verdict: $0.verdict.rawValue, reason: $0.reason, person: $0.person, on: $0.on)
                },
                result: item.review.result.map {
                    Result(
                        name: subject.name(of: $0.material), number: $0.payload.number,
                        validUntil: $0.payload.validUntil, checkedOn: $0.check?.on, deliveredOn: $0.delivery?.on)
                }, closedOn: item.closedOn)
        }
        clocks = subject.runningProofs(asOf: day, rules).map {
            Clock(
                short: $0.short, clock: $0.clock.rawValue, due: $0.due, left: $0.left(asOf: day, rules.calendar))
        }
        custody = subject.custody.map { owner, papers in
            Holding(
                owner: owner.id,
                papers: papers.map {
                    Paper(name: subject.name(of: $0.material), originals: $0.originals, copies: $0.copies)
                })
        }
        files = subject.files.map {
            File(
                line: subject.name(of: $0.material), name: $0.name, type: $0.type.rawValue, size: $0.size,
                hash: $0.hash, person: $0.person, at: $0.attachedAt, agrees: $0.comparison?.agrees,
                note: $0.comparison?.note)
        }
        openHandovers = subject.handovers.filter { $0.state == .open }.map {
            Slip(handover: $0.id, from: $0.from.id, to: $0.to.id, count: $0.total)
        }
    }
}

extension CaseState.Step {
    fileprivate init(_ progress: StepProgress) {
        var (names, worker, opinion): ([String]?, String?, Review.Opinion?)
        switch progress.state {
        case .waiting(let waits), .lost(let waits): names = waits
        case .open: break
        case .taken(let taker): worker = taker
        case .done(let given): (worker, opinion) = (given.person, given)
        }
        self.init(
            name: progress.definition.name, department: progress.definition.department, state: progress.state.name,
            waitsFor: names, person: worker, due: opinion == nil ? progress.due?.due : nil, on: opinion?.on,
            verdict: opinion?.verdict.rawValue, opinion: opinion?.text)
    }
}
