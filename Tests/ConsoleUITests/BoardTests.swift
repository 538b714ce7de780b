import Casework
import Testing

@testable import ConsoleUI

/// The supervisor's board.
struct BoardTests {
    private func supervisor(numbers: Int = 3) throws -> Clerk {
        var clerk = try Clerk(signedIn: false)
        for number in 0..<numbers { clerk.hall.take("A01\(number)", "A", minutesAgo: 40 - 10 * number) }
        clerk.hall.take("B001", "B", minutesAgo: 5)
        clerk.hall.attendances = [.init(counter: "3", person: "0117", since: Clerk.morning.adding(seconds: -3_600))]
        clerk.type("0001", .enter, "password", .enter, .enter, .f(10))
        return clerk
    }

    @Test func `queues and counters stand on one screen`() throws {
        let clerk = try supervisor()
        try ScreenTests().check("board", clerk.model.view())
        #expect(clerk.screen.contains("等候4人") && clerk.screen.contains("最长40分"))
    }

    @Test func `what others do is on the board with the journal's word, under whatever lies over it`() throws {
        var clerk = try supervisor()
        clerk.hall.take("A019", "A", minutesAgo: 0)
        clerk.send(.hallChanged)
        #expect(clerk.screen.contains("等候5人"))
        clerk.type(.f(1))
        clerk.hall.take("A020", "A", minutesAgo: 0)
        clerk.send(.hallChanged)
        clerk.type(.escape)
        #expect(clerk.screen.contains("等候6人"))
    }

    @Test func `Enter tells what one more counter would do, and that it can't be told`() throws {
        var clerk = try supervisor()
        clerk.type(.enter)
        #expect(clerk.screen.contains("A队列还没有办结的号"))
        for minutes in [30, 29, 28, 27, 26] { clerk.hall.serve("A1\(minutes)", "A", minutesAgo: minutes, minutes: 4) }
        clerk.send(.hallChanged)
        #expect(clerk.screen.contains("1窗约等") && clerk.screen.contains("2窗约等"), "\(clerk.screen)")
        #expect(clerk.screen.contains("埃尔朗C"))
        clerk.type(.down)
        #expect(clerk.screen.contains("B队列还没有办结的号"))
    }

    @Test func `a free counter while people wait is marked`() throws {
        let clerk = try supervisor()
        #expect(clerk.screen.contains("空闲!"))
    }

    @Test func `a counter takes another queue, with the reason, and gives it up again`() throws {
        var clerk = try supervisor()
        clerk.type(.tab, "+", "1")
        clerk.type(.enter)
        #expect(clerk.hall.shifts.isEmpty, "no change without a reason")
        clerk.type("B 排队久", .enter)
        #expect(clerk.hall.shifts["3"]?.added == ["B"], "\(clerk.said)")
        #expect(clerk.screen.contains("商事登记 +B") && clerk.screen.contains("窗口已加办队列"))
        clerk.type("-", "2", "恢复", .enter)
        #expect(clerk.hall.shifts["3"]?.queues(own: "A") == ["A"])
        #expect(!clerk.screen.contains("+B"))
    }

    @Test func `a break begins with its reason and ends with the same key`() throws {
        var clerk = try supervisor()
        clerk.type(.tab, "b", "午餐", .enter)
        #expect(clerk.screen.contains("暂停") && clerk.screen.contains("午餐"))
        clerk.type("b")
        #expect(clerk.hall.shifts["3"]?.pause == nil && clerk.said.contains("已恢复"))
        clerk.type(.tab, "b")
        #expect(clerk.bells == 1, "no counter is chosen among the queues")
    }

    @Test func `a clerk pauses the own counter`() throws {
        var clerk = try Clerk()
        clerk.type(":pauseCounter", .enter, "换证件", .enter)
        #expect(clerk.hall.shifts["3"]?.pause?.reason == "换证件", "\(clerk.said)")
        clerk.type(":resumeCounter", .enter)
        #expect(clerk.hall.shifts["3"]?.pause == nil)
    }

    @Test func `clerks have no board: the key shows them what they have to look at`() throws {
        var clerk = try Clerk()
        clerk.type(.f(10))
        #expect(clerk.screen.contains("要看的") && !clerk.screen.contains("大厅实况"))
        clerk.type(.f(10))
        #expect(clerk.model.layers.isEmpty)
        clerk.type(":hall", .enter)
        #expect(!clerk.screen.contains("大厅实况 0"))
    }

    @Test func `numbers that wait longest are moved to another queue, with the reason`() throws {
        var clerk = try supervisor()
        clerk.type("m")
        try ScreenTests().check("board-move", clerk.model.view())
        clerk.type("1", .enter, .enter)
        #expect(clerk.hall.moves.isEmpty && clerk.said.contains("必须填写"), "no move without a reason")
        clerk.type(.up, .key(.backspace), "2", .enter, "A队太长", .enter)
        #expect(clerk.hall.moves.map(\.count) == [2] && clerk.hall.moves.first?.to == "B")
        #expect(clerk.said.contains("2个号已转到B队列:A010、A011"), "\(clerk.said)")
        let moved = clerk.hall.tickets.values.filter { $0.category == "B" && $0.number.hasPrefix("A") }
        #expect(moved.compactMap { ($0.log.last?.payload as? TicketTransferred)?.reason } == ["A队太长", "A队太长"])
        #expect(clerk.model.layers.count == 1, "the board lies open again")
    }

    @Test func `a move that was cut short goes on with Enter, under the same identity`() throws {
        var clerk = try supervisor()
        clerk.hall.movesUntil = 1
        clerk.type("m", "1", .key(.backspace), "3", .enter, "A队太长", .enter)
        #expect(clerk.said.contains("3个号转了1个就停了"), "\(clerk.said)")
        clerk.type(.enter)
        #expect(clerk.said.contains("3个号已转到B队列"), "\(clerk.said)")
        #expect(clerk.hall.moves.count == 2 && clerk.hall.moves[0].begun == clerk.hall.moves[1].begun)
        #expect(clerk.hall.tickets.values.filter { $0.category == "A" && $0.state == .waiting }.isEmpty)
    }

    @Test func `a move that was given up after it was cut short is not gone on with by the next`() throws {
        var clerk = try supervisor()
        clerk.hall.movesUntil = 0
        clerk.type("m", "1", .enter, "A队太长", .enter, .escape)
        #expect(clerk.model.layers.count == 1, "the board lies open again")
        clerk.type("m", "1", .enter, .enter)
        #expect(clerk.hall.moves.count == 2 && clerk.hall.moves[0].begun?.intent != clerk.hall.moves[1].begun?.intent)
    }

    @Test func `from an empty queue nothing is moved, nor among the counters`() throws {
        var clerk = try supervisor(numbers: 0)
        clerk.type("m")
        #expect(clerk.said.contains("没有人等候") && clerk.model.layers.count == 1)
        clerk.type(.down, .tab, "m")
        #expect(clerk.bells == 2 && clerk.model.layers.count == 1)
    }
}
