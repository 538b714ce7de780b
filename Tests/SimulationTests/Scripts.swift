@testable import Casework

/// What each sort of people does, by chance.
extension SimulatedConsole {
    mutating func work(acts: Int) async {
        for _ in 0..<acts {
            await store.turn()
            switch actor.capacity.role {
            case .system: await keepHouse()
            case .frontDesk: await serve()
            default: await review()
            }
            if store.isDead { restart() }
        }
    }

    /// Takes numbers, frees those of dead consoles, and writes down what time brought about.
    private mutating func keepHouse() async {
        switch Int.random(in: 0..<4, using: &chance) {
        case 0:
            for ticket in world.tickets where ticket.state == .called {
                guard let session = ticket.session, world.with({ $0.deadSessions.contains(session) }) else { continue }
                await act([ReleaseTicket(session: session)], on: ticket.id, expecting: ticket.revision)
            }
        case 1:
            guard let subject = await someCase() else { return }
            let due = subject.stewardship(asOf: world.now.day, World.rules)
            if !due.isEmpty { await perform(due, on: subject.id, expecting: subject.revision) }
        default:
            guard world.tickets.count(where: { $0.state == .waiting }) < 8 else { return }
            let count = world.draw("ticket")
            await store.turn()
            let id = identity()
            await act([TakeTicket(number: "A\(count)", category: "A")], on: id, expecting: 0, intent: id)
        }
    }

    private mutating func serve() async {
        guard let id = serving else { return await callNext() }
        switch Int.random(in: 0..<6, using: &chance) {
        case 0: await end(id, FinishTicket())
        case 1: await end(id, Bool.random(using: &chance) ? MissTicket() : ParkTicket())
        case 2 where world.ids(.cases).count < 6:
            let number = world.draw("case")
            await store.turn()
            let intent = identity()
            let opening: [any Intent<Case>] = [
                OpenCase(number: "KF-\(number)", ticket: id), AddItem(.simulated, hash: "SS03"),
                RecordApplicant(.citizen),
            ]
            await perform(opening, on: intent, expecting: 0, intent: intent)
        default:
            guard let subject = await someCase() else { return }
            await perform(deskActs(subject), on: subject.id, expecting: subject.revision)
        }
    }

    private mutating func end(_ id: ULID, _ intent: any Intent<Ticket>) async {
        let revision = world.log(.init(kind: .tickets, id: id)).count
        // Where it stays unknown, the next call looks whether the number is still there.
        if await act([intent], on: id, expecting: revision) != nil || isInDoubt { serving = nil }
    }

    /// As `HallService.callNext` does: down the queue, until one of the numbers was still free.
    private mutating func callNext() async {
        let queue = world.tickets
        if let mine = queue.first(where: { $0.state == .called && $0.session == session }) {
            serving = mine.id
            return
        }
        let waiting = queue.filter { $0.state == .waiting }
            .sorted { ($0.waitingSince ?? world.now, $0.id) < ($1.waitingSince ?? world.now, $1.id) }
        for ticket in waiting.prefix(3) {
            let call = CallTicket(session: session)
            if await act([call], on: ticket.id, expecting: ticket.revision) != nil {
                serving = ticket.id
                return
            }
            if store.isDead { return }
        }
    }

    private mutating func deskActs(_ subject: Case) -> [any Intent<Case>] {
        let passing: [any Intent<Case>] = subject.checklist().filter { $0.mark == nil }.map { PassLine($0.material) }
        let slip = Int.random(in: 1...max(1, subject.handovers.count), using: &chance)
        let department = Bool.random(using: &chance) ? "market" : "fire"
        let promise: [any Intent<Case>] = [
            PassLine("form"), FailLine("layout", defects: [1]), AcceptOnPromise([1]),
        ]
        let stage = subject.items.first?.recordedStage
        if stage == .checking, Bool.random(using: &chance) {
            return Bool.random(using: &chance) ? passing + [Accept([1])] : promise
        }
        let all: [[any Intent<Case>]] =
            [
                passing,
                [HandPapersOver(to: department, subject.usualHandover(to: department))],
                [HandPapersOver(to: department, subject.papersWith(.desk))],
                [HandPapersOver(to: department, Array(subject.papersWith(.desk).prefix(1)))],
                [ReceiveSupplement(["layout"])], [PassLine("layout")], [FailLine("layout", defects: [2])],
                [IssueNotice([1])], [Undo()], [TakeHandoverBack(slip)], [TakeHandoverBack(subject.handovers.count)],
                [GivePapersBack()], [ReceivePapers()], [AddItem(.simulated, hash: "SS03")],
            ] + (Int.random(in: 0..<4, using: &chance) == 0 ? [[Withdraw([1], reason: "不办了")]] : [])
        return all.randomElement(using: &chance) ?? passing
    }

    private mutating func review() async {
        guard let subject = await someCase() else { return }
        let slip = Int.random(in: 1...max(1, subject.handovers.count), using: &chance)
        let counted = subject.handovers.first { $0.id == slip }?.papers ?? []
        let step = actor.capacity.department == "fire" ? "fire" : "site"
        let mine = Owner(of: actor.capacity) ?? .desk
        let all: [any Intent<Case>] =
            if actor.capacity.role == .chief {
                [
                    Decide(1, .granted), Decide(1, .granted), Decide(1, .refused, reason: "不具备条件"),
                    PauseClock(1, .testing, days: 1), ResumeClock(1), ResumeClock(1),
                    MakeResult(1, number: "JY1"), MakeResult(1, number: "JY1"),
                    Terminate(1, .promiseBroken, reason: "逾期"),
                    HandPapersOver(to: .issueWindow, subject.resultsWith(mine)),
                ]
            } else {
                [
                    SignForPapers(slip, counted: counted), SignForPapers(slip, counted: counted),
                    DeclinePapers(slip, cause: .damaged), GiveOpinion(1, step: step, .agree),
                    GiveOpinion(1, step: step, .agree), TakeStep(1, step: step),
                    HandPapersOver(to: .desk, subject.papersWith(mine)),
                    HandPapersOver(to: .issueWindow, subject.resultsWith(mine)),
                ]
            }
        guard let intent = all.randomElement(using: &chance) else { return }
        await perform([intent], on: subject.id, expecting: subject.revision)
    }
}

extension World {
    /// Every ticket as it stands now.
    var tickets: [Ticket] {
        with { state in
            let ids = state.ids[.tickets] ?? []
            for id in ids {
                let log = state.records[Key(kind: .tickets, id: id)] ?? []
                var ticket = state.tickets[id] ?? Ticket(id: id)
                guard ticket.revision != log.count else { continue }
                // A store that breaks its word can leave what makes no sense.
                guard (try? ticket.append(Array(log.dropFirst(ticket.revision)), World.definitions)) != nil else {
                    continue
                }
                state.tickets[id] = ticket
            }
            return ids.compactMap { state.tickets[$0] }
        }
    }

    /// The next number of a series, which is given once.
    func draw(_ series: String) -> Int {
        with { state in
            state.series[series, default: 0] += 1
            return state.series[series] ?? 0
        }
    }
}
