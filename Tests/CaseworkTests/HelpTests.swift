import Testing

@testable import Casework

/// 导办、帮办代办: help given before and beside the window.
struct HelpTests {
    @Test func `help on a number keeps who helped, how, and a few words`() throws {
        var hall = HelpedHall()
        #expect(hall.code(of: HelpTicket(.guided)) == .notOpen, "there is no such number")
        try hall.act(TakeTicket(number: "A017", category: "A"), as: .system)
        try hall.act(HelpTicket(.guided, note: "去二楼取表"), as: .frontDesk)
        try hall.act(HelpTicket(.actedFor, by: "0119"), as: .issueClerk)
        #expect(hall.ticket.helps == [Help(.guided, by: "0117", note: "去二楼取表"), Help(.actedFor, by: "0119")])
        #expect(hall.ticket.state == .waiting, "its place in line is the same")
    }

    @Test func `help is for those who stand in the hall to write down`() throws {
        var hall = HelpedHall()
        try hall.act(TakeTicket(number: "A017", category: "A"), as: .system)
        for role in Role.allCases {
            let may = [.frontDesk, .supervisor, .issueClerk].contains(role)
            #expect(hall.code(of: HelpTicket(.assisted), as: role) == (may ? nil : .roleMayNot), "\(role)")
        }
    }

    @Test func `a note has two hundred characters at most, and nobody helps without a number`() throws {
        var hall = HelpedHall()
        try hall.act(TakeTicket(number: "A017", category: "A"), as: .system)
        func code(_ length: Int) -> Denial.Code? {
            hall.code(of: HelpTicket(.assisted, note: String(repeating: "表", count: length)))
        }
        #expect(code(200) == nil && code(201) == .tooLong)
        #expect(hall.code(of: HelpTicket(.assisted, by: " ")) == .missing)
    }

    @Test func `help on a case stands in its log, changes nothing, and is not undone with a mark`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(PassLine("form"))
        let before = desk.file.checklist()
        try desk.act(GiveHelp(.assisted, note: "代填申请表"))
        #expect(desk.file.helps.map(\.help) == [Help(.assisted, by: "1001", note: "代填申请表")])
        #expect(desk.file.checklist() == before)
        try desk.act(Undo())
        #expect(desk.file.checklist().first { $0.material == "form" }?.mark == nil)
        #expect(desk.file.helps.count == 1)
    }

    @Test func `a void case takes no help in`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(VoidCase(reason: "取错号"))
        #expect(desk.code(of: GiveHelp(.guided)) == .caseVoided)
    }

    @Test func `figures count help by kind, and for a clerk what that clerk gave`() throws {
        var hall = HelpedHall()
        try hall.act(TakeTicket(number: "A017", category: "A"), as: .system)
        try hall.act(HelpTicket(.guided), as: .frontDesk)
        try hall.act(HelpTicket(.guided, by: "0119"), as: .frontDesk)
        let day = hall.now.day
        func table(_ dimension: FigureTable.Dimension?, _ span: ClosedRange<Day>) -> FigureTable {
            var table = FigureTable(span, by: dimension, asOf: hall.now, hall.rules) { $0 }
            table.add(hall.ticket)
            return table
        }
        #expect(table(nil, day...day).total.helped == ["guided": 2])
        #expect(table(.clerk, day...day).groups.mapValues(\.helped) == ["0117": ["guided": 1], "0119": ["guided": 1]])
        #expect(table(.window, day...day).groups["A"]?.helped == ["guided": 2])
        let before = day.adding(days: -1)
        #expect(table(nil, before...before).total.helped.isEmpty)
    }

    @Test func `help on a case is counted on its day, once for all and once for each window of its items`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(GiveHelp(.actedFor))
        let day = desk.now.day
        var table = FigureTable(day...day, by: .window, asOf: desk.now, desk.rules) { $0 }
        table.add(desk.file)
        let window = try #require(desk.file.items.first?.definition.window)
        #expect(table.total.helped == ["actedFor": 1] && table.groups[window]?.helped == ["actedFor": 1])
        var after = FigureTable(day.adding(days: 1)...day.adding(days: 1), by: nil, asOf: desk.now, desk.rules) { $0 }
        after.add(desk.file)
        #expect(after.total.helped.isEmpty)
    }
}

/// A number to be, and a clock.
private struct HelpedHall {
    var now = Instant(Day(number: 20_780), secondOfDay: 36_000, offset: 28_800)
    let rules = HallRules(calendar: .hall, defects: [], absentDefects: [])
    var ticket: Ticket
    private let some: ULID

    init() {
        var chance = SeededGenerator(seed: 5)
        some = ULID(at: now, using: &chance)
        ticket = Ticket(id: some)
    }

    mutating func act(_ intent: some Intent<Ticket>, as role: Role) throws {
        now = now.adding(seconds: 60)
        let operations = try decide(intent, ticket, context(role))
        ticket = try Ticket.fold(
            ticket.id, ticket.log + numbered(operations, after: ticket.revision), Definitions { _ in nil })
    }

    func code(of intent: some Intent<Ticket>, as role: Role = .frontDesk) -> Denial.Code? {
        denial(of: intent, ticket, context(role))?.code
    }

    private func context(_ role: Role) -> Context {
        let actor = Actor(person: "0117", name: "张敏", capacity: Capacity(role), centre: "main", counter: "3")
        return Context(actor: actor, now: now, window: nil, rules: rules, intent: some)
    }
}
