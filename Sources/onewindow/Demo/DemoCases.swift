import Casework
import Catalogue
import HallService

/// Makes the cases of the last weeks, act by act, as clerks would have.
struct DemoCases {
    let hall: HallService
    let clock: DemoClock
    let staff: DemoStaff
    var people: DemoPeople
    var random: SeededRandom
    /// Number of the last blank certificate that was used.
    private var blank = 100_000

    init(hall: HallService, clock: DemoClock, staff: DemoStaff, people: DemoPeople, random: SeededRandom) {
        (self.hall, self.clock, self.staff, self.people, self.random) = (hall, clock, staff, people, random)
    }

    /// Departments take in blanks for all that is to come.
    func receiveBlanks(_ count: Int) async throws(Failure) {
        for chief in staff.chiefs {
            do throws(Trouble) {
                for sheet in try await hall.blankSheets(of: chief) {
                    let receiving = ReceiveBlanks(sheet.name, from: "100001", to: "\(100_000 + max(500, count * 4))")
                    guard case .done = await hall.perform(receiving, onBlanks: sheet.name, as: chief) else {
                        throw Trouble(.inputOutput, sheet.name)
                    }
                }
            } catch {
                throw Failure(status: .inputOutput, message: error.detail)
            }
        }
    }

    mutating func nextBlank() -> String {
        blank += 1
        return "\(blank)"
    }

    /// Opens a case at `clerk`'s counter at the moment the clock shows, and brings it to `ending`.
    mutating func make(_ ending: DemoEnding, at clerk: Actor, from ticket: ULID? = nil) async throws(Failure) {
        guard let adding = try item(at: clerk) else { return }
        var desk = DemoDesk(hall: hall, clock: clock, clerk: clerk)
        try await desk.open(beginning(adding), ticket: ticket)
        clock.advance(seconds(60, 240))
        switch ending {
        case .checking: try await desk.act(Array(desk.passing().prefix(2)))
        case .received, .deemed:
            try await desk.act(desk.passing())
            try await desk.act([ReceivePapers()])
        case .correcting, .supplemented, .corrected: try await correct(&desk, ending)
        case .promised, .promiseKept: try await promise(&desk, ending)
        case .accepted, .handedOver, .signed, .declined, .takenBack:
            try await desk.act(desk.passing() + [Accept(desk.keys)])
            try await handOver(&desk, ending)
        case .notNeeded: try await desk.act([TellNotNeeded(desk.keys, reason: "所述经营活动依法无需取得许可")])
        case .refused:
            try await desk.act(desk.passing() + [Refuse(desk.keys, reason: "申请事项不符合规定的准予条件")])
        case .withdrawn: try await desk.act(desk.passing() + [Withdraw(desk.keys, reason: "申请人另行安排")])
        case .withdrawnLate:
            try await desk.act(desk.passing() + [Accept(desk.keys)])
            clock.advance(seconds(3_600, 7_200))
            try await desk.act([Withdraw(desk.keys, reason: "经营计划变更")])
        case .voided: try await desk.act([VoidCase(reason: "选错申请人，另行建立")])
        }
    }

    /// An item that the clerk's window takes in today.
    private mutating func item(at clerk: Actor) throws(Failure) -> AddItem? {
        guard let window = hall.window(of: clerk) else { return nil }
        let offers = hall.catalogue.items(for: window.id, on: hall.now.day).filter { $0.obstacle == nil }
        guard let short = offers.randomElement(using: &random)?.item.short else { return nil }
        return try adding(short)
    }

    func adding(_ short: String) throws(Failure) -> AddItem? {
        do {
            return try hall.adding(short: short)
        } catch {
            throw Failure(status: .configuration, message: error.detail)
        }
    }

    /// Applicant, agent, item and the form's fields.
    mutating func beginning(_ adding: AddItem) -> [any Intent<Case>] {
        let definition = adding.definition
        let isFirm = definition.fields.contains { $0.id == "unitName" } || definition.window == "investment"
        let applicant = isFirm ? people.organisation() : people.person()
        var intents: [any Intent<Case>] = [RecordApplicant(applicant)]
        if isFirm, !definition.inPerson, Bool.random(using: &random) {
            intents.append(RecordAgent(people.agent(until: hall.now.day.adding(days: 90))))
        }
        intents.append(adding)
        for field in definition.fields where field.required || Bool.random(using: &random) {
            intents.append(RecordField(field.id, value(of: field, applicant)))
        }
        return intents
    }

    private mutating func value(of field: FieldDefinition, _ applicant: Party) -> String {
        switch field.kind {
        case .number: "\(Int.random(in: 1...6, using: &random))"
        case .date: "\(hall.now.day)"
        case .choice: field.choices.randomElement(using: &random) ?? ""
        case .text:
            switch field.id {
            case "unitName": applicant.name
            case "premises": people.address()
            case "projectName": "\(people.company())扩建项目"
            case "projectCode": "2026-371190-12-01-\(Int.random(in: 100_000...999_999, using: &random))"
            default: people.name()
            }
        }
    }

    /// One notice of everything; the applicant may have brought the rest days later.
    private mutating func correct(_ desk: inout DemoDesk, _ ending: DemoEnding) async throws(Failure) {
        let wanting = desk.materials.shuffled(using: &random).prefix(1 + Int.random(in: 0...1, using: &random))
        let failing = wanting.map {
            FailLine($0, defects: [[1], [2], [3], [2, 3]].randomElement(using: &random) ?? [2])
        }
        try await desk.act(desk.passing(but: Set(wanting)) + failing + [IssueNotice(desk.keys)])
        guard ending != .correcting else { return }
        desk.nextWorkingDay(seconds(0, 5_400))
        try await desk.act([ReceiveSupplement(Array(wanting))])
        guard ending == .corrected else { return }
        try await desk.act(wanting.map { PassLine($0) } + [Accept(desk.keys)])
        try await handOver(&desk, .signed)
    }

    /// 容缺受理 where the checklist lets something be missing; else accepted in full.
    private mutating func promise(_ desk: inout DemoDesk, _ ending: DemoEnding) async throws(Failure) {
        guard let missing = desk.tolerable.randomElement(using: &random) else {
            try await desk.act(desk.passing() + [Accept(desk.keys)])
            return try await handOver(&desk, .signed)
        }
        let failing = FailLine(missing, defects: [1])
        try await desk.act(desk.passing(but: [missing]) + [failing, AcceptOnPromise(desk.keys)])
        guard ending == .promiseKept else { return }
        desk.nextWorkingDay(seconds(0, 5_400))
        try await desk.act([ReceiveSupplement([missing])])
        try await desk.act([PassLine(missing)])
        try await handOver(&desk, .signed)
    }

    /// Hands the papers to each department that waits for them, and lets it answer as `ending` has it.
    private mutating func handOver(_ desk: inout DemoDesk, _ ending: DemoEnding) async throws(Failure) {
        guard ending != .accepted else { return }
        clock.advance(seconds(300, 1_800))
        for department in desk.subject.departmentsAwaitingPapers {
            try await desk.act([HandPapersOver(to: department, desk.subject.usualHandover(to: department))])
            clock.advance(seconds(300, 2_400))
            guard let handover = desk.subject.handovers.last, let reviewer = staff.reviewer(of: department) else {
                continue
            }
            let slip = handover.id
            switch ending {
            case .signed: try await desk.act([SignForPapers(slip, counted: handover.papers)], as: reviewer)
            case .declined: try await desk.act([DeclinePapers(slip, cause: .wrongCount)], as: reviewer)
            case .takenBack: try await desk.act([TakeHandoverBack(slip)])
            default: break
            }
        }
        if ending == .signed { try await review(&desk) }
    }

    private mutating func seconds(_ least: Int, _ most: Int) -> Int { Int.random(in: least...most, using: &random) }
}
