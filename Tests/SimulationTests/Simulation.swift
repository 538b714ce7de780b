import CaseStore

@testable import Casework

/// Thirty consoles in one hall, from a seed.
struct Simulation {
    static let consoles = 30
    let world: World
    private(set) var faults: [String] = []

    static func run(seed: UInt64, crime: World.Crime? = nil) async -> Simulation {
        let world = World(seed: seed, crime: crime)
        await calmly(in: world) { console in
            for number in 1...2 {
                let intent = console.identity()
                let opening: [any Intent<Case>] = [
                    OpenCase(number: "KF-0\(number)"), AddItem(.simulated, hash: "SS03"), RecordApplicant(.citizen),
                ]
                await console.perform(opening, on: intent, expecting: 0, intent: intent)
            }
        }
        let turns = Turns(consoles: consoles, seed: seed)
        let ended = await withTaskGroup(of: SimulatedConsole.self) { group in
            for number in 0..<consoles {
                group.addTask {
                    var console = SimulatedConsole(number, person(number), world, turns, seed: seed)
                    await turns.enter(number)
                    await console.work(acts: 10)
                    turns.leave()
                    return console
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var simulation = Simulation(world: world)
        await simulation.check(ended.sorted { $0.number < $1.number })
        return simulation
    }

    private static func person(_ number: Int) -> Actor {
        func desk(_ person: String) -> Actor {
            Actor(
                person: person, name: person, capacity: Capacity(.frontDesk), centre: "main", counter: "\(number)")
        }
        return switch number {
        case 0..<6: Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")
        case 6..<20: desk("\(1000 + number)")
        case 20..<24: reviewer(number, "market", .reviewer)
        case 24..<27: reviewer(number, "fire", .reviewer)
        default: reviewer(number, "market", .chief)
        }
    }

    private static func reviewer(_ number: Int, _ department: String, _ role: Role) -> Actor {
        Actor(
            person: "\(3000 + number)", name: "", capacity: Capacity(role, department: department), centre: "main")
    }

    private init(world: World) { self.world = world }

    /// How often each kind of operation stands in the logs.
    var kinds: [String: Int] {
        world.with { $0.records }.values.reduce(into: [:]) { kinds, log in
            for operation in log { kinds[operation.kind, default: 0] += 1 }
        }
    }

    private mutating func check(_ consoles: [SimulatedConsole]) async {
        await payDebts()
        let state = world.with { (records: $0.records, told: $0.acknowledged, refused: $0.refused, pages: $0.pages) }
        for (key, told) in state.told {
            let log = state.records[key] ?? []
            for operation in told where log.filter({ $0 == operation }).count != 1 {
                faults.append("\(key.kind) \(key.id): \(operation.kind) was acknowledged and is there not once")
            }
        }
        var numbers: Set<String> = []
        for (key, log) in state.records.sorted(by: { $0.key < $1.key }) {
            for intent in Set(log.map(\.intent)) {
                let places = log.indices.filter { log[$0].intent == intent }
                if state.refused.contains(intent) { faults.append("\(key.id): what was refused is there") }
                if places.count != (places.last ?? 0) - (places.first ?? 0) + 1 {
                    faults.append("\(key.id): an intent was carried out twice")
                }
            }
            if log.map(\.sequence) != Array(1...log.count) { faults.append("\(key.id): a gap") }
            do {
                let number: String
                switch key.kind {
                case .cases: number = try check(Case.fold(key.id, log, World.definitions), state.pages, consoles)
                case .tickets: number = try check(Ticket.fold(key.id, log, World.definitions), consoles)
                // Nobody here makes certificates on blanks, changes what counters do or complains.
                case .blanks, .shifts, .enquiries: number = "\(key.id)"
                }
                if !numbers.insert("\(key.kind) \(number)").inserted { faults.append("\(number) was given twice") }
            } catch {
                faults.append("\(key.id): \(error)")
            }
        }
    }

    /// Somebody takes up every case once more, when all is well again: pages that were owed are issued.
    private func payDebts() async {
        await Simulation.calmly(in: world) { console in
            for id in console.world.ids(.cases) {
                let log = console.world.log(.init(kind: .cases, id: id))
                guard let subject = try? Case.fold(id, log, World.definitions) else { continue }
                _ = await console.issue(subject)
            }
        }
    }

    /// One console alone, whom nothing befalls.
    private static func calmly(in world: World, _ body: (inout SimulatedConsole) async -> Void) async {
        let calm = World(seed: 0, hasFaults: false)
        let (records, ids, now) = world.with { ($0.records, $0.ids, $0.now) }
        calm.with { ($0.records, $0.ids, $0.now) = (records, ids, now) }
        var console = SimulatedConsole(0, person(6), calm, Turns(consoles: 0, seed: 0), seed: 0)
        await body(&console)
        let (later, all, pages) = calm.with { ($0.records, $0.ids, $0.pages) }
        world.with {
            ($0.records, $0.ids) = (later, all)
            $0.pages.formUnion(pages)
        }
    }

    private mutating func check(
        _ subject: Case, _ pages: Set<String>, _ consoles: [SimulatedConsole]
    ) throws -> String {
        faults += ForbiddenStates(file: subject, day: world.now.day, rules: World.rules).found.map {
            "\(subject.id): \($0)"
        }
        if !subject.documentsOwed.isEmpty { faults.append("\(subject.id): pages are owed for ever") }
        let entries = subject.documents.map { "\($0.kind) \($0.act)" }
        if Set(entries).count != entries.count { faults.append("\(subject.id): a page was entered twice") }
        if !subject.documents.allSatisfy({ pages.contains($0.hash) }) { faults.append("\(subject.id): no such page") }
        // Whoever saw the case once and reads what came after sees what all others see.
        for console in consoles {
            guard var seen = console.seen[subject.id] else { continue }
            guard seen.revision <= subject.revision, seen.log.elementsEqual(subject.log.prefix(seen.revision)) else {
                faults.append("\(subject.id): console \(console.number) saw what never was")
                continue
            }
            try seen.append(Array(subject.log[seen.revision...]), World.definitions)
            let isSame =
                seen.items == subject.items && seen.papers == subject.papers && seen.handovers == subject.handovers
            if !isSame { faults.append("\(subject.id): console \(console.number) sees another case") }
        }
        return subject.number
    }

    private mutating func check(_ ticket: Ticket, _ consoles: [SimulatedConsole]) -> String {
        var isFree = true
        for operation in ticket.log {
            if operation.payload is TicketCalled {
                if !isFree { faults.append("\(ticket.number) was called twice") }
                isFree = false
            } else {
                isFree = true
            }
        }
        let believers = consoles.filter { $0.serving == ticket.id }
        if believers.contains(where: { ticket.state != .called || ticket.session != $0.session }) {
            faults.append("\(ticket.number) is served by a console that does not have it")
        }
        return ticket.number
    }
}
