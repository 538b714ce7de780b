import Casework
import CellText
import Testing

@testable import ConsoleUI

/// 差评整改: bad ratings at the supervisor's console, and at that of whoever has to put them right.
struct RatingsTests {
    /// A hall with two bad ratings and a good one, at the supervisor's console.
    private func supervisor() throws -> Clerk {
        var clerk = try Clerk(signedIn: false)
        for (number, minutes) in [("A017", 90), ("A018", 60), ("A019", 30)] {
            clerk.hall.serve(number, "A", minutesAgo: minutes, minutes: 10)
        }
        clerk.hall.rate("A017", Rating(.dissatisfied, reasons: [.waitedLong]))
        clerk.hall.rate("A018", Rating(.veryDissatisfied, reasons: [.unclear, .cameAgain]))
        clerk.hall.rate("A019", Rating(.satisfied))
        let fixture = clerk.model.station
        let station = Station(
            hallName: fixture.hallName, catalogue: fixture.catalogue, words: fixture.words, rules: fixture.rules,
            templates: fixture.templates, staff: ["0001": "赵主任", "0117": "张敏", "0118": "刘洋"])
        clerk.model = Model(station: station, size: Model.smallest, now: Clerk.morning)
        clerk.type("0001", .enter, "password", .enter, .enter)
        return clerk
    }

    /// The same hall at a console that was started at `now`.
    private func console(_ clerk: Clerk, at now: Instant = Clerk.morning, _ strokes: Clerk.Stroke...) -> Clerk {
        var other = clerk
        other.model = Model(station: clerk.model.station, size: Model.smallest, now: now)
        for stroke in strokes { other.type(stroke) }
        return other
    }

    private func ticket(_ number: String, _ clerk: Clerk) throws -> Ticket {
        try #require(clerk.hall.tickets.values.first { $0.number == number })
    }

    @Test func `bad ratings stand on one sheet, good ones do not`() throws {
        var clerk = try supervisor()
        clerk.type(":ratings", .enter)
        try ScreenTests().check("ratings", clerk.model.view())
        #expect(!clerk.screen.contains("A019"))
    }

    @Test func `an owner is named with a day three working days on, and the act is closed with what was said`() throws {
        var clerk = try supervisor()
        clerk.type(":ratings", .enter, .enter)
        try ScreenTests().check("ratings-acts", clerk.model.view())
        clerk.type("2")
        #expect(clerk.said.contains("还没有指定整改人"), "nothing is closed that nobody was named for: \(clerk.said)")
        clerk.type("1", "张")
        try ScreenTests().check("ratings-owner", clerk.model.view())
        clerk.type(.enter, .enter)
        #expect(try ticket("A017", clerk).rectification?.owner == "0117", "\(clerk.said)")
        // Monday and three working days.
        #expect(try ticket("A017", clerk).rectification?.due == Clerk.morning.day.adding(days: 3))
        #expect(clerk.screen.contains("11-26") && clerk.said.contains("整改已交办"))
        clerk.type(.enter, "2", "已回访，申请人满意", .enter)
        #expect(try ticket("A017", clerk).rectification?.outcome == "已回访，申请人满意", "\(clerk.said)")
        #expect(clerk.screen.contains("待整改1"))
        clerk.type(.key(.end), .enter, "1")
        #expect(clerk.said.contains("没有待整改"), "what is closed stays closed: \(clerk.said)")
    }

    @Test func `what is overdue is said in words and in red`() throws {
        var clerk = try supervisor()
        clerk.type(":ratings", .enter, .enter, "1", "张", .enter, .enter)
        let monday = Clerk.morning.adding(seconds: 7 * 86_400)
        let later = console(clerk, at: monday, "0001", .enter, "password", .enter, .enter, ":ratings", .enter)
        #expect(later.screen.contains("11-26 逾期") && later.screen.contains("逾期1"), "\(later.screen)")
        let grid = later.model.view()
        let red = (0..<grid.size.height).filter { y in grid.row(y).contains { $0.style.tint == .bad } }
        #expect(red.count == 1, "one row is red: that of the number that is late")
    }

    @Test func `whoever was named sees it, and can only read`() throws {
        var clerk = try supervisor()
        clerk.type(":ratings", .enter, .enter, "1", "张", .enter, .enter, .escape)
        clerk = console(clerk, "0117", .enter, "zhangmin1", .enter, "3", .enter, ":ratings", .enter)
        #expect(clerk.screen.contains("交给我整改的差评  待整改1"), "\(clerk.screen)")
        #expect(clerk.screen.contains("A017") && !clerk.screen.contains("A018"))
        clerk.type(.enter)
        #expect(clerk.bells == 1 && clerk.model.layers.count == 1)
    }

    @Test func `a rating that comes in while the sheet lies open is on it with the journal's word`() throws {
        var clerk = try supervisor()
        clerk.type(":ratings", .enter)
        clerk.hall.serve("A020", "A", minutesAgo: 20, minutes: 5)
        clerk.hall.rate("A020", Rating(.dissatisfied, reasons: [.other]))
        clerk.send(.hallChanged)
        #expect(clerk.screen.contains("A020"))
    }
}
