import Casework
import Catalogue
import CellText
import Testing

@testable import ConsoleUI

/// The kiosk: every way through it, and what it does not give away.
struct KioskTests {
    private var kiosk: Kiosk
    private var now = Clerk.morning
    private var asked: [String] = []

    init() throws {
        kiosk = Kiosk(
            station: try Fixture.station(), centre: "main", size: Size(width: 80, height: 24), now: Clerk.morning)
    }

    private mutating func type(_ keys: String...) {
        for key in keys {
            let stroke: Key =
                key == "Enter"
                ? .enter : key == "Esc" ? .escape : key == "C-c" ? .control("c") : .character(Character(key))
            note(kiosk.update(.key(stroke)))
        }
    }

    private mutating func note(_ effects: [Kiosk.Effect]) { asked += effects.map { "\($0)" } }

    private mutating func wait(_ seconds: Int) {
        now = now.adding(seconds: seconds)
        note(kiosk.update(.tick(now)))
    }

    private var screen: String { kiosk.view.text }

    @Test mutating func `a number takes two keys`() throws {
        try ScreenTests().check("kiosk", kiosk.view)
        type("1", "0")
        #expect(asked == ["take(queue: \"A\")"])
        _ = kiosk.update(.took(number: "A018", ahead: 6, wait: 1_500))
        #expect(screen.contains("A018") && screen.contains("前面等候6人，约25分钟"))
        try ScreenTests().check("kiosk-took", kiosk.view)
    }

    @Test mutating func `keys while a number is being taken take no second one`() {
        type("1", "0", "0", "0")
        #expect(asked == ["take(queue: \"A\")"])
    }

    @Test mutating func `who walks away leaves nothing behind`() {
        type("*", "1", "2", "3")
        #expect(screen.contains("123"))
        wait(59)
        #expect(screen.contains("123"))
        wait(2)
        #expect(!screen.contains("123") && screen.contains("取号请按数字"))
        _ = kiosk.update(.answer(["食品经营许可", "已受理"]))
        wait(21)
        #expect(!screen.contains("食品经营许可"))
    }

    @Test mutating func `after five wrong tries nobody may ask for a while`() {
        for _ in 0..<5 {
            type("*", "7", "Enter", "1", "2", "3", "4", "Enter")
            note(kiosk.update(.answer(nil)))
            #expect(screen.contains("没有查到"))
        }
        asked = []
        type("*")
        #expect(screen.contains("查询暂停几分钟") && asked == ["bell"])
        note(kiosk.update(.scan(CaseCode(number: "370002202611230007").text)))
        #expect(asked == ["bell", "bell"])
        wait(301)
        type("*")
        #expect(screen.contains("请输入办件编号"))
    }

    @Test mutating func `the code on a paper asks for the four characters, and they are not enough without it`() {
        note(kiosk.update(.scan(CaseCode(number: "370002202611230007").text)))
        type("1", "2", "1", "6", "Enter")
        #expect(asked == ["ask(number: \"370002202611230007\", tail: \"1216\")"])
    }

    @Test(arguments: ["https://example.org/?p=101&q=0", "6901234567892", "WIFI:S:free;P:10;;"])
    mutating func `a foreign code takes no number and says so`(code: String) {
        note(kiosk.update(.scan(code)))
        #expect(asked == ["bell"] && screen.contains("不是本大厅的单据码"))
        type("1")
        note(kiosk.update(.scan(code)))
        #expect(asked == ["bell", "bell"])
    }

    @Test mutating func `a bad rating wants a reason, a good one goes at once`() throws {
        let id = try #require(ULID("01KAQ5M0000000000000000000"))
        type("#", "a", "0", "1", "7", "Enter")
        #expect(asked == ["findToRate(\"a017\")"])
        note(kiosk.update(.toRate(id, number: "A017")))
        asked = []
        type("4", "0")
        #expect(screen.contains("请至少选一个原因"))
        type("1", "2", "1", "0")
        #expect(asked.last?.contains("reasons: [Casework.Rating.Reason.unclear]") == true, "\(asked)")
        note(kiosk.update(.rated))
        #expect(screen.contains("谢谢"))
        type("Esc")
        note(kiosk.update(.toRate(id, number: "A018")))
        type("1")
        #expect(asked.last?.contains("verySatisfied") == true)
    }

    @Test mutating func `only a member of staff ends it`() {
        type("C-c", "0", "1", "1", "7", "Enter", "x", "y", "Enter")
        #expect(asked == ["authenticate(number: \"0117\", password: \"xy\")"])
        #expect(!screen.contains("xy"))
        note(kiosk.update(.authenticated(false)))
        #expect(!kiosk.isFinished && screen.contains("工号或口令不对"))
        type("C-c", "1", "Enter", "2", "Enter")
        note(kiosk.update(.authenticated(true)))
        #expect(kiosk.isFinished)
    }

    @Test(arguments: [(1, 1), (40, 10), (80, 24), (200, 60)])
    mutating func `any size is drawn`(width: Int, height: Int) {
        _ = kiosk.update(.resize(Size(width: width, height: height)))
        type("1", "0")
        _ = kiosk.update(.took(number: "A018", ahead: 6, wait: nil))
        #expect(kiosk.view.size == Size(width: width, height: height))
    }
}
