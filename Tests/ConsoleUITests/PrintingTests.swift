import Casework
import Testing

@testable import ConsoleUI

/// Ctrl-P, what becomes of it, and the codes on what came out.
struct PrintingTests {
    /// A food business licence, accepted.
    private func accepted() throws -> Clerk {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6), " ", " ", " ", " ", " ", .f(6), "1", "0")
        try #require(clerk.subject?.documents.map(\.kind) == [.acceptance], "\(clerk.said)")
        return clerk
    }

    @Test func `one key prints what was just issued, and the case knows when and by whom`() throws {
        var clerk = try accepted()
        clerk.type(.control("p"))
        #expect(clerk.said.contains("已打印受理通知书"), "\(clerk.said)")
        #expect(clerk.hall.printed.count == 1)
        let prints = try #require(clerk.hall.cases.values.first?.documents.first?.prints)
        #expect(prints.map(\.person) == ["0117"])
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `keys go on while a paper is printed`() throws {
        var clerk = try accepted()
        clerk.type(.control("p"), .f(8))
        #expect(clerk.hall.printed.count == 1)
        #expect(!clerk.model.layers.isEmpty, "\(clerk.said)")
    }

    @Test func `a second print asks first, since it will say that it is a copy`() throws {
        var clerk = try accepted()
        clerk.type(.control("p"), .f(5), .control("p"))
        #expect(clerk.hall.printed.count == 1)
        #expect(clerk.screen.contains("标明补打"), "\(clerk.screen)")
        clerk.type(.escape, .control("p"), "0")
        #expect(clerk.hall.printed.count == 2)
        #expect(clerk.said.contains("补打件"), "\(clerk.said)")
    }

    @Test func `what did not come out is said at once, stands in the header, and is no copy the next time`() throws {
        var clerk = try accepted()
        clerk.hall.cannotPrint = Trouble(.inputOutput, "lp hall-a4: status 1")
        clerk.type(.control("p"))
        #expect(clerk.said.contains("没有打印出受理通知书") && clerk.said.contains("status 1"), "\(clerk.said)")
        #expect(clerk.bells == 1)
        #expect(clerk.screen.contains("打印失败1"))
        clerk.hall.cannotPrint = nil
        clerk.type(":prints", .enter, "1")
        #expect(clerk.said.contains("已打印受理通知书") && !clerk.said.contains("补打"), "\(clerk.said)")
        #expect(!clerk.screen.contains("打印失败"))
    }

    @Test func `while a page is read the same key prints it`() throws {
        var clerk = try accepted()
        clerk.type(.f(9), "1")
        #expect(clerk.screen.contains("Ctrl-P打印"))
        clerk.type(.control("p"))
        #expect(clerk.hall.printed.count == 1)
        clerk.type(.escape, "?", .control("p"))
        #expect(clerk.hall.printed.last == clerk.subject.map { .deadlineProof($0.id) })
    }

    @Test func `without a case there is nothing to print`() throws {
        var clerk = try Clerk()
        clerk.type(.control("p"))
        #expect(clerk.bells == 1)
        #expect(clerk.hall.printed.isEmpty)
    }

    @Test func `a guide is printed for each item of the case`() throws {
        var clerk = try accepted()
        clerk.type(":printGuide", .enter)
        #expect(clerk.hall.printed == [.serviceGuide("SS03")])
    }

    @Test(arguments: ["", "/", ":", "help", "page", "question"])
    func `the code on a paper opens its case from any screen`(screen: String) throws {
        var clerk = try accepted()
        let subject = try #require(clerk.subject)
        clerk.type(.f(12))
        switch screen {
        case "help": clerk.type(.f(1))
        case "page": clerk.type("!")
        case "question": clerk.type(.f(3))
        default: if !screen.isEmpty { clerk.type(.key(.character(Character(screen)))) }
        }
        clerk.send(.input(.scan(CaseCode(number: subject.number).text)))
        #expect(clerk.subject?.id == subject.id, "\(screen): \(clerk.said)")
        #expect(clerk.model.layers.isEmpty)
        #expect(!clerk.model.isFinished)
    }

    @Test func `in a form the code is no text, and the form stays`() throws {
        var clerk = try accepted()
        clerk.hall.take("A018", "A", minutesAgo: 2)
        clerk.type(":applicant", .enter)
        let before = clerk.screen
        clerk.send(.input(.scan(CaseCode(number: "370002202611230007").text)))
        #expect(clerk.said.contains("单据码"))
        #expect(before.contains("王建国") && clerk.screen.contains("王建国") && !clerk.screen.contains("W3700"))
    }

    @Test(arguments: [
        ("W3700022026112300071234", "单据码读错了"), ("https://example.org/pay?x=1", "不是本大厅的单据"),
        (CaseCode(number: "990000202611230007").text, "本大厅没有办件990000202611230007"),
    ])
    func `a wrong or foreign code says so`(code: String, said: String) throws {
        var clerk = try accepted()
        clerk.type(.f(12))
        clerk.send(.input(.scan(code)))
        #expect(clerk.said.contains(said), "\(clerk.said)")
        #expect(clerk.subject == nil)
        #expect(clerk.bells == 1)
    }
}
