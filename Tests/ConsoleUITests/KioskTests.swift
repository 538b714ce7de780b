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

/// The small screen before a counter: it follows the counter, asks once, and does nothing else.
struct CounterScreenTests {
    private var kiosk: Kiosk
    private var now = Clerk.morning
    private var asked: [String] = []
    private let first = CounterService.Ended(CounterScreenTests.id(1), number: "A017")
    private let second = CounterService.Ended(CounterScreenTests.id(2), number: "A018")

    init() throws {
        kiosk = Kiosk(
            station: try Fixture.station(), centre: "main", counter: "3", size: Size(width: 80, height: 24),
            now: Clerk.morning)
        _ = kiosk.update(.counter(CounterService(serving: "A017")))
    }

    private static func id(_ seed: UInt64) -> ULID {
        var chance = Seeded(state: seed)
        return ULID(at: Clerk.morning, using: &chance)
    }

    private mutating func type(_ keys: Key...) {
        for key in keys { asked += kiosk.update(.key(key)).map { "\($0)" } }
    }

    private mutating func follow(_ serving: String?, _ ended: CounterService.Ended?) {
        _ = kiosk.update(.counter(CounterService(serving: serving, ended: ended)))
    }

    private mutating func wait(_ seconds: Int) {
        now = now.adding(seconds: seconds)
        _ = kiosk.update(.tick(now))
    }

    private var screen: String { kiosk.view.text }
    private var asks: Bool { screen.contains("请您评价") && screen.contains("1  非常满意") }

    @Test mutating func `at rest it shows the counter and the number being served`() throws {
        // Large type is cells in reverse, which plain text does not show.
        try Golden.check("counter-serving", kiosk.view.annotated)
        follow(nil, nil)
        try ScreenTests().check("counter-free", kiosk.view)
    }

    @Test mutating func `a service that ends is asked about by its number, a bad grade by its reasons`() throws {
        follow(nil, first)
        try ScreenTests().check("counter-grade", kiosk.view)
        type(.character("5"), .character("2"))
        try ScreenTests().check("counter-reasons", kiosk.view)
        type(.character("0"))
        #expect(asked.count == 1 && asked[0].contains("veryDissatisfied") && asked[0].contains("unclear"))
        _ = kiosk.update(.rated)
        #expect(screen.contains("谢谢"))
        follow(nil, nil)
        #expect(screen.contains("谢谢"), "its own rating does not wipe the thanks away")
        wait(21)
        #expect(screen.contains("请等候叫号"))
    }

    @Test mutating func `a service is asked about once: who lets it pass is not asked again`() {
        follow(nil, first)
        wait(59)
        #expect(asks)
        wait(2)
        #expect(!asks)
        follow(nil, first)
        #expect(!asks)
        follow("A018", first)
        follow(nil, first)
        #expect(!asks, "A018 did not come")
        follow(nil, second)
        #expect(asks && screen.contains("A018"))
    }

    @Test(arguments: [false, true])
    mutating func `the next call takes the question away, even between its reasons`(amongReasons: Bool) {
        follow(nil, first)
        if amongReasons { type(.character("4"), .character("1")) }
        follow("A018", first)
        #expect(!asks && screen.contains("正在办理 A018"))
        type(.character("0"))
        #expect(asked == ["bell"], "the next applicant rates nothing")
    }

    @Test mutating func `a rating that is saved after the next call thanks nobody`() {
        follow(nil, first)
        type(.character("1"))
        follow("A018", first)
        _ = kiosk.update(.rated)
        #expect(screen.contains("正在办理 A018"))
    }

    @Test mutating func `what was rated at the door is not asked about here`() {
        follow(nil, first)
        follow(nil, nil)
        #expect(!asks && screen.contains("请等候叫号"))
    }

    @Test mutating func `what ended before the screen began is past`() throws {
        kiosk = Kiosk(
            station: try Fixture.station(), centre: "main", counter: "3", size: Size(width: 80, height: 24), now: now)
        follow(nil, first)
        #expect(!asks)
        follow(nil, second)
        #expect(asks)
    }

    @Test mutating func `whoever would rather not says so with one key`() {
        follow(nil, first)
        type(.escape)
        #expect(!asks && asked.isEmpty)
    }

    @Test mutating func `no number is taken, no case asked after, and no code read`() {
        follow(nil, nil)
        for sign in "0123456789*#a" { type(.character(sign)) }
        #expect(asked.allSatisfy { $0 == "bell" } && asked.count == 13)
        asked += kiosk.update(.scan(CaseCode(number: "370002202611230007").text)).map { "\($0)" }
        asked += kiosk.update(.scan("A017")).map { "\($0)" }
        #expect(asked.allSatisfy { $0 == "bell" } && screen.contains("请等候叫号"))
    }

    @Test mutating func `only a member of staff ends it, and no service that ends meanwhile disturbs the password`() {
        type(.control("c"), .character("1"), .enter, .character("x"))
        follow(nil, first)
        #expect(!asks && screen.contains("口令"))
        type(.enter)
        #expect(asked == ["authenticate(number: \"1\", password: \"x\")"])
        _ = kiosk.update(.authenticated(false))
        #expect(!kiosk.isFinished)
        follow(nil, first)
        #expect(asks, "the question comes when the screen is free again")
    }

    @Test(arguments: [(1, 1), (40, 10), (60, 20), (200, 60)])
    mutating func `any size is drawn`(width: Int, height: Int) {
        _ = kiosk.update(.resize(Size(width: width, height: height)))
        #expect(kiosk.view.size == Size(width: width, height: height))
    }
}
