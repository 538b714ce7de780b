import Casework
import Catalogue
import CellText
import Testing

@testable import ConsoleUI

/// The display in the hall: what it shows, and what is said aloud.
struct CallDisplayTests {
    private let now = Clerk.morning
    private let board: HallBoard
    private var display: CallDisplay

    init() throws {
        let station = try Fixture.station()
        let window = try #require(station.catalogue.window("commercial"))
        board = HallBoard([], counters: [(id: "3", window: window)], attendances: [], at: now)
        display = CallDisplay(station: station, size: Size(width: 80, height: 24), now: now)
    }

    private func call(_ number: String, _ counter: String, secondsAgo: Int, stands: Bool = true) throws -> Call {
        let id = try #require(ULID("01KAQ5M" + String(repeating: "0", count: 19 - number.count) + number))
        return Call(
            number: number, counter: counter, at: now.adding(seconds: -secondsAgo), id: id, stands: stands)
    }

    @Test mutating func `the latest call stands in large type, those before it in a list`() throws {
        _ = display.take(
            [
                try call("A017", "3", secondsAgo: 5), try call("B002", "5", secondsAgo: 90),
                try call("A016", "3", secondsAgo: 600, stands: false),
            ], board)
        let grid = display.view
        try ScreenTests().check("call-display", grid)
        let points = (4...8).reduce(0) { sum, y in
            sum + grid.row(y).count { $0.style.attributes.contains(.reverse) }
        }
        #expect(points > 80, "the digits are points in reverse")
    }

    @Test mutating func `each call is said once, in order, and none from before the display began`() throws {
        #expect(display.take([try call("A016", "3", secondsAgo: 600)], board) == [])
        let two = [
            try call("B002", "5", secondsAgo: 1), try call("A017", "3", secondsAgo: 9),
            try call("A016", "3", secondsAgo: 600),
        ]
        #expect(display.take(two, board) == ["请 A 0 1 7 号到 3 号窗口", "请 B 0 0 2 号到 5 号窗口"])
        #expect(display.take(two, board) == [])
    }

    @Test mutating func `a display that can't be read anew says of when it is`() throws {
        _ = display.take([try call("A017", "3", secondsAgo: 5)], board)
        display.fail()
        #expect(display.view.text.contains("以上为09:42的情况"))
        _ = display.take([], board)
        #expect(!display.view.text.contains("以上为"))
    }

    @Test(arguments: [(39, 12), (40, 11), (1, 1), (40, 12), (200, 60)])
    mutating func `any size is drawn`(width: Int, height: Int) throws {
        display.size = Size(width: width, height: height)
        _ = display.take([try call("A017", "103", secondsAgo: 5)], board)
        #expect(display.view.size == Size(width: width, height: height))
    }

    @Test func `every letter and digit has a shape`() {
        for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" {
            #expect(LargeType.width(String(character)) == 10)
        }
        #expect(LargeType.width("王") == nil && LargeType.width("") == nil)
    }
}
