import Casework
import Catalogue
import Foundation
import HallService

/// A hall in the middle of a morning, made through the same acts that clerks use.
struct DemoHall {
    let service: HallService
    let staff: DemoStaff
    let clock: DemoClock
    /// Consoles that serve numbers; they come free when these go.
    let sessions: [Session]

    /// Local time at which the demo stands.
    static let secondOfDay = 9 * 3_600 + 42 * 60
    /// Cases of the weeks before, unless more are asked for.
    static let cases = 200

    /// Makes the hall in the empty or missing folder of `surroundings`, as it stands on the morning of `today`.
    ///
    /// - Parameter count: cases of the days before; above the usual number they reach further back, a hundred a day.
    /// - Parameter latest: nothing in the hall lies after this moment; before 09:42 the demo stands there.
    static func make(
        _ surroundings: Surroundings, seed: UInt64, on today: Day, cases count: Int = DemoHall.cases,
        notAfter latest: Instant? = nil
    ) async throws(Failure) -> DemoHall {
        let staff = try await surroundings.troubled { () throws(Trouble) in
            let hash = try Password.hash(DemoStaff.password)
            let catalogue = try await HallService.catalogue(resources: surroundings.resources)
            let staff = DemoStaff(catalogue, hash: hash)
            _ = try await HallService.create(data: surroundings.data, resources: surroundings.resources) { settings in
                settings.counters = staff.counters
                settings.staff = staff.members
                let folder = URL(filePath: surroundings.data).absoluteURL.path(percentEncoded: false)
                settings.printing?.folder = "\(folder)/printed"
            }
            return staff
        }
        let usual = Instant(today, secondOfDay: secondOfDay, offset: 28_800)
        let end = latest.map { min($0, usual) } ?? usual
        let clock = DemoClock(end)
        let random = SeededRandom(seed: seed)
        let service = try await surroundings.troubled { () throws(Trouble) in
            try await HallService.open(
                data: surroundings.data, resources: surroundings.resources, clock: { clock.now }, random: random)
        }
        var cases = DemoCases(
            hall: service, clock: clock, staff: staff, people: DemoPeople(SeededRandom(seed: seed &+ 1)),
            random: SeededRandom(seed: seed &+ 2))
        try await past(count, &cases, before: end)
        var seldom = DemoCases(
            hall: service, clock: clock, staff: staff, people: DemoPeople(SeededRandom(seed: seed &+ 4)),
            random: SeededRandom(seed: seed &+ 5))
        try await rarities(&seldom, before: end)
        var queue = DemoQueue(hall: service, clock: clock, staff: staff, random: SeededRandom(seed: seed &+ 3))
        let sessions = try await queue.play(until: end, &cases)
        // Last, so that all else stands as it would without them.
        try await seldom.enquiries(before: end)
        try await DemoVoices(hall: service, staff: staff).speak()
        return DemoHall(service: service, staff: staff, clock: clock, sessions: sessions)
    }

    /// A working day of a fortnight before `end`, late in the morning, with what happens seldom.
    private static func rarities(_ cases: inout DemoCases, before end: Instant) async throws(Failure) {
        let calendar = cases.hall.catalogue.calendar
        let day = calendar.workingDay(onOrAfter: end.day.adding(days: -14))
        guard let counter = cases.staff.counters.first(where: { $0.window == "commercial" }),
            let clerk = cases.staff.clerk(at: counter, cases.hall.catalogue)
        else { return }
        cases.clock.set(Instant(day, secondOfDay: 11 * 3_600, offset: end.offset))
        try await cases.rarities(at: clerk)
    }

    /// The cases of the working days before `end`: recent days have more that is still open.
    private static func past(_ count: Int, _ cases: inout DemoCases, before end: Instant) async throws(Failure) {
        let calendar = cases.hall.catalogue.calendar
        let workingDays = max(20, count / 100)
        // Both halves of a day are filled evenly.
        let pause = 12_000 / max(10, count / workingDays)
        var days: [Day] = []
        var day = end.day
        while days.count < workingDays {
            day = day.adding(days: -1)
            if calendar.isWorking(day) { days.append(day) }
        }
        if let first = days.last {
            cases.clock.set(Instant(first, secondOfDay: 8 * 3_600 + 1_800, offset: end.offset))
            try await cases.receiveBlanks(count)
        }
        let counters = cases.staff.counters
        for index in 0..<count {
            let daysAgo = index % workingDays + 1
            let morning = index / workingDays % 2 == 0
            let start = (morning ? 8 : 13) * 3_600 + 2_700 + index / workingDays * pause
            cases.clock.set(Instant(days[daysAgo - 1], secondOfDay: start, offset: end.offset))
            let endings = DemoEnding.usual(daysAgo: daysAgo)
            let ending = endings[(index / workingDays * 5 + daysAgo) % endings.count]
            guard let counter = counters.filter({ cases.takesIn($0) }).randomElement(using: &cases.random),
                let clerk = cases.staff.clerk(at: counter, cases.hall.catalogue)
            else { continue }
            try await cases.make(ending, at: clerk)
        }
    }
}

extension DemoCases {
    /// Whether the counter takes applications at the moment the clock shows.
    fileprivate func takesIn(_ counter: Counter) -> Bool {
        guard let window = hall.catalogue.window(counter.window), !window.issues else { return false }
        return window.season.map { $0.contains(hall.now.day) } ?? true
    }
}
