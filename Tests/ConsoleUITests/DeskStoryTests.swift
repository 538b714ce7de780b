import Casework
import Catalogue
import Foundation
import Testing

@testable import ConsoleUI

/// Stories of the front desk, typed as a clerk types them.
struct DeskStoryTests {
    /// A clerk with one number called and the applicant registered for a food business licence.
    private func registered() throws -> Clerk {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        clerk.type(.escape)
        return clerk
    }

    @Test func `the number that is marked among the others is the one that acts are about, though nobody selected it`()
        throws
    {
        var clerk = try Clerk()
        clerk.type(.f(2), .escape, ":queue", .enter)
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(5))
        #expect(clerk.screen.contains(">A017"))
        clerk.type(.enter)
        #expect(clerk.said == "请 A017 到窗口")
        clerk.type(.escape, ":miss", .enter, ":queue", .enter)
        #expect(clerk.screen.contains(">A017"))
        clerk.type(":requeue", .enter)
        #expect(clerk.said == "A017 重新排队")
    }

    @Test func `a plain acceptance goes from call to next call`() throws {
        var clerk = try registered()
        clerk.hall.take("A018", "A", minutesAgo: 3)
        try #require(clerk.subject != nil, "\(clerk.said)")
        clerk.type(":fields", .enter, "王家小馆", .enter, "海曲路1号", .enter, .f(6))
        let lines = try #require(clerk.subject?.checklist().count)
        for _ in 0..<lines { clerk.type(" ") }
        clerk.type(.f(6), "1", "0")
        #expect(clerk.subject?.items.first?.acceptedOn == Clerk.morning.day, "\(clerk.said)")
        clerk.type(.f(8), "0")
        #expect(clerk.subject?.handovers.first?.state == .open)
        clerk.type(
            .f(8), "1", .enter, "/1", .enter, "1", .enter, "1", .enter, "/1", .enter,
            "0301", .enter, "password", .enter)
        #expect(clerk.subject?.handovers.first?.state == .signed, "\(clerk.said)")
        clerk.type(.f(2))
        #expect(clerk.model.desk.ticket?.number == "A018")
        #expect(clerk.subject == nil)
    }

    @Test func `ending a number asks about what it leaves undone, as the next call does`() throws {
        var clerk = try registered()
        clerk.type(":finish", .enter)
        #expect(clerk.screen.contains("结束服务") && clerk.screen.contains("还没有结论"), "\(clerk.screen)")
        clerk.type(.escape)
        #expect(clerk.model.desk.ticket?.number == "A017")
        clerk.type(":finish", .enter, "0")
        #expect(clerk.model.desk.ticket == nil)
    }

    @Test func `two defects typed with digits stand on the notice`() throws {
        var clerk = try registered()
        clerk.type(" ", " ", "3．2", .enter, "4.7 第三页", .enter, " ")
        let marks = clerk.subject?.items.first?.marks ?? [:]
        #expect(marks.values.filter { !$0.isGood }.count == 2)
        clerk.type(.f(6), "3", "0")
        let notice = try #require(clerk.subject?.items.first?.notice)
        #expect(notice.lines.map(\.defects) == [[2], [7]])
        #expect(notice.lines.last?.note == "第三页")
    }

    @Test func `the key that is closed says why and changes nothing`() throws {
        var clerk = try registered()
        let before = clerk.subject?.revision
        clerk.type(.f(6), "1")
        #expect(clerk.said.contains("未看") || clerk.said.contains("申请表"))
        #expect(clerk.bells > 0)
        #expect(clerk.subject?.revision == before)
    }

    @Test func `neither Enter nor the key that began it confirms an outcome`() throws {
        var clerk = try registered()
        clerk.type("1.1", .enter, " ", " ", " ", " ", .f(6), "3")
        clerk.type(.enter, .f(6), "3", " ")
        #expect(clerk.subject?.items.first?.notice == nil)
        clerk.type("0")
        #expect(clerk.subject?.items.first?.notice != nil)
    }

    @Test func `a wrong citizen number is warned of and taken with a reason`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121217", .enter, .enter, "SS01", .enter)
        #expect(clerk.subject == nil)
        #expect(clerk.said.contains("校验位"))
        clerk.type(.enter, "证件确实如此", .f(6))
        #expect(clerk.subject?.applicant?.document.override == "证件确实如此")
    }

    @Test func `who signs in where somebody else is signed in is warned with the name`() throws {
        var clerk = try Clerk(signedIn: false)
        clerk.hall.othersHere = ["刘洋"]
        clerk.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        #expect(clerk.said == "刘洋 也登录在这个窗口,请核对窗口号。")
        #expect(clerk.model.message?.weight == .warning)
    }

    @Test func `undo takes the last mark back`() throws {
        var clerk = try registered()
        clerk.type(" ", .control("z"))
        #expect(clerk.subject?.items.first?.marks.isEmpty == true)
        #expect(clerk.subject?.papers.isEmpty == true)
    }

    @Test func `a new defect after the notice asks for a supervisor`() throws {
        var clerk = try registered()
        clerk.type("3.2", .enter, " ", " ", " ", " ", .f(6), "3", "0", .f(7), .enter)
        clerk.type("3.9", .enter)
        guard case .form(let form) = clerk.model.layers.last else {
            Issue.record("no form: \(clerk.said)")
            return
        }
        #expect(
            form.purpose == .approval(.newDefect(material: clerk.subject?.checklist()[2].material ?? "", defects: [9])))
        clerk.type("补来的图纸另缺一页", .enter, "0001", .enter, "password", .enter)
        #expect(clerk.subject?.items.first?.marks.values.contains(.failed([9], note: nil)) == true, "\(clerk.said)")
    }

    @Test func `keys typed while a save is under way wait for it, and an error throws them away`() throws {
        var clerk = try registered()
        var model = clerk.model
        _ = model.update(.input(.key(.character(" "))))
        #expect(model.isBusy)
        _ = model.update(.input(.key(.character(" "))))
        let effects = model.update(.acted(.denied(Denial(.caseVoided))))
        #expect(!model.isBusy)
        #expect(effects.contains { if case .bell = $0 { true } else { false } })
        clerk.type(" ", " ")
        #expect(clerk.subject?.items.first?.marks.count == 2)
    }

    @Test func `a stale save says who changed what and keeps what was typed`() throws {
        var clerk = try registered()
        let subject = try #require(clerk.subject)
        clerk.type(":applicant", .enter, .down, "2")
        clerk.hall.nextAct = .conflict(subject, newer: [try #require(subject.log.last)])
        clerk.type(.f(6))
        #expect(clerk.said.contains("没有保存"))
        guard case .form(let form) = clerk.model.layers.last else {
            Issue.record("the form is gone")
            return
        }
        #expect(form["name"] == "王建国2")
    }

    @Test func `pasted text is text and never a key`() throws {
        var clerk = try registered()
        let before = clerk.subject?.revision
        clerk.send(.input(.paste("0\n \u{1b}[15~")))
        #expect(clerk.subject?.revision == before)
        clerk.send(.input(.paste(String(repeating: "长", count: 100_000))))
        #expect(clerk.said.contains("2000"))
    }

    @Test func `every action has words in both languages`() throws {
        let chinese = try Fixture.station()
        let english = try Fixture.station("en")
        for action in Action.all {
            #expect(chinese.has("action.\(action.id)"), "\(action.id)")
            #expect(english.has("action.\(action.id)"), "\(action.id)")
            if action.isOnBar { #expect(chinese.has("bar.\(action.id)"), "\(action.id)") }
        }
        for code in Denial.Code.allCases { #expect(chinese.has("denial.\(code.rawValue)"), "\(code)") }
        #expect(english.words.missingKeys(comparedTo: chinese.words) == [])
        #expect(chinese.words.missingKeys(comparedTo: english.words) == [])
    }

    @Test func `a code typed whole means its action, whatever other names it stands in`() throws {
        for language in ["zh-Hans", "en"] {
            let clerk = try Clerk(language: language)
            for action in Action.all where action.id != "palette" && clerk.model.has(action) {
                #expect(clerk.model.palette(action.id).rows.first?.id == action.id)
            }
        }
    }

    @Test func `no two actions share a code or a key`() {
        #expect(Set(Action.all.map(\.id)).count == Action.all.count)
        let audiences: [(Action.Audience, Set<Action.Audience>)] = [
            (.desk, [.all, .desk, .counter]), (.department, [.all, .behind, .department]),
            (.issue, [.all, .behind, .issue, .counter]),
        ]
        for (audience, has) in audiences {
            let keys = Action.all.filter { has.contains($0.audience) }.compactMap(\.key)
            #expect(Set(keys).count == keys.count, "\(audience)")
        }
    }
}

/// The README's table is made from the table of actions.
struct ReadmeTests {
    @Test func `the table of keys in the README is the table of actions`() throws {
        let readme = try String(contentsOf: Fixture.resources.appending(path: "../README.md"), encoding: .utf8)
        let clerk = try Clerk(language: "en", signedIn: false)
        let rows = Action.all.map { action in
            let key = action.key.map { "`\(clerk.model.name(of: $0))`" } ?? ""
            let asks = action.isIrreversible ? ", asks first" : ""
            let place =
                switch action.audience {
                case .department: " (departments)"
                case .issue: " (issue window)"
                case .behind: " (departments, issue window)"
                case .supervisor: " (supervisor)"
                case .all, .desk, .counter: ""
                }
            return "| \(key) | `:\(action.id)` | \(clerk.model.station.text("action.\(action.id)"))\(asks)\(place) |"
        }
        let table = (["| key | code | what it does |", "|---|---|---|"] + rows).joined(separator: "\n")
        #expect(readme.contains(table), "\(table)")
    }
}
