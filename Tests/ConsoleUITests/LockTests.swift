import Casework
import CellText
import Testing

@testable import ConsoleUI

/// Who may see the desk when its clerk has gone.
struct LockTests {
    /// A clerk typing into a form who leaves the counter for `minutes`.
    private func idle(minutes: Int) throws -> Clerk {
        var clerk = try Clerk.halfway()
        clerk.type(":applicant", .enter, .down, "二")
        for _ in 0..<minutes { clerk.wait(minutes: 1) }
        return clerk
    }

    private static let secrets = ["王建国", "371102", "1216", "138", "2210", "A017", "食品", "11230001", "缺陷"]

    @Test func `after five minutes without a key nothing of the applicant is on the screen`() throws {
        #expect(try idle(minutes: 4).screen.contains("王建国二"))
        for size in ScreenState.wide + [Model.smallest] {
            var clerk = try idle(minutes: 5)
            clerk.send(.input(.resize(size)))
            let screen = clerk.screen
            for secret in LockTests.secrets { #expect(!screen.contains(secret), "\(secret)") }
            #expect(screen.contains("张敏 0117") && screen.contains("3号窗口") && screen.contains("09:47"))
            #expect(screen.contains("等候 2 人"))
        }
    }

    @Test func `the right password brings back exactly what lay below, the half-typed form included`() throws {
        var clerk = try idle(minutes: 4)
        let before = clerk.model.view().annotated
        clerk.wait(minutes: 1)
        clerk.send(.tick(clerk.model.now.adding(seconds: Lock.grace)))
        clerk.type("zhangmin1", .enter)
        #expect(clerk.model.lock == nil)
        var after = clerk.model
        after.shownAt = Clerk.morning
        #expect(after.view().annotated == before)
        clerk.type("三", .f(6))
        #expect(clerk.subject?.applicant?.name == "王建国二三")
    }

    @Test func `one key locks from within a form, a list and a question`() throws {
        for strokes in [":applicant\r", ":", "/王"] {
            var clerk = try Clerk.halfway()
            for stroke in strokes { clerk.type(stroke == "\r" ? .enter : .text(String(stroke))) }
            let before = clerk.screen
            clerk.type(.control("k"))
            #expect(clerk.model.lock != nil && !clerk.screen.contains("王建国"))
            clerk.type("zhangmin1", .enter)
            #expect(clerk.screen == before)
        }
        var nobody = try Clerk(signedIn: false)
        nobody.type(.control("k"))
        #expect(nobody.model.lock == nil)
    }

    @Test func `a wrong password is asked of the hall, so that it counts, and says so without a way in`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":lock", .enter, "wrong")
        var model = clerk.model
        let effects = model.update(.input(.key(.enter)))
        guard case .authorise("0117", "wrong", .unlock) = try #require(effects.first) else {
            Issue.record("\(effects)")
            return
        }
        clerk.type(.enter)
        #expect(clerk.model.lock?.refusal != nil)
        #expect(clerk.model.lock?.password.isEmpty == true)
        clerk.hall.nextDenial = .locked(until: Clerk.morning.adding(seconds: 600))
        clerk.type("zhangmin1", .enter)
        #expect(clerk.screen.contains("09:52"))
        clerk.type("zhangmin1", .enter)
        #expect(clerk.model.lock == nil)
    }

    @Test func `keys typed while the lock fell ring and reach neither field nor desk`() throws {
        var clerk = try idle(minutes: 5)
        let bells = clerk.bells
        clerk.type("二三", .enter)
        clerk.send(.input(.paste("四")))
        #expect(clerk.bells == bells + 4)
        #expect(clerk.model.lock?.password.isEmpty == true)
        #expect(clerk.model.lock?.refusal == nil)
        clerk.send(.tick(clerk.model.now.adding(seconds: Lock.grace)))
        clerk.type("z")
        #expect(clerk.model.lock?.password.text == "z")
    }

    @Test func `a key puts the lock off, and a hall can do without`() throws {
        var clerk = try Clerk.halfway()
        clerk.wait(minutes: 4)
        clerk.type(.down)
        clerk.wait(minutes: 4)
        #expect(clerk.model.lock == nil)
        clerk.wait(minutes: 1)
        #expect(clerk.model.lock != nil)

        var other = try Clerk(signedIn: false)
        other.hall.idleLockMinutes = 0
        other.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        for _ in 0..<300 { other.wait(minutes: 1) }
        #expect(other.model.lock == nil)
    }

    @Test func `a clock that was set back does not keep the screen open`() throws {
        var clerk = try Clerk.halfway()
        clerk.wait(minutes: -120)
        for _ in 0..<5 { clerk.wait(minutes: 1) }
        #expect(clerk.model.lock != nil)
    }

    @Test func `what others change is taken in below and shows nothing`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":lock", .enter)
        let before = clerk.screen
        let revision = try #require(clerk.subject?.revision)
        let colleague = Actor(
            person: "0118", name: "刘洋", capacity: Capacity(.frontDesk), centre: "main", counter: "11")
        let id = try #require(clerk.subject?.id)
        _ = clerk.hall.answer(
            .perform(
                [PassLine(clerk.subject?.checklist()[4].material ?? "")], caseID: id, revision: nil, actor: colleague),
            at: clerk.model.now)
        clerk.send(.hallChanged)
        #expect(clerk.subject?.revision ?? 0 > revision)
        #expect(clerk.screen == before)
        clerk.type("zhangmin1", .enter)
        #expect(clerk.said.contains("0118"))
    }

    @Test func `somebody else signs in afresh and finds nothing of the one before`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":applicant", .enter, .down, "二")
        for _ in 0..<5 { clerk.wait(minutes: 1) }
        clerk.send(.tick(clerk.model.now.adding(seconds: Lock.grace)))
        clerk.type(.f(3), .enter, "1")
        #expect(clerk.model.session != nil, "neither Enter nor another digit signs out")
        var model = clerk.model
        let effects = model.update(.input(.key(.character("0"))))
        #expect(effects.contains { if case .signOut = $0 { true } else { false } })
        clerk.type("0")
        #expect(clerk.model.session == nil)
        #expect(clerk.model.messages.count == 1)
        for secret in LockTests.secrets { #expect(!clerk.screen.contains(secret), "\(secret)") }

        // An answer that was on its way to the person before is nobody's.
        let subject = try #require(clerk.hall.cases.values.first)
        clerk.send(.caseLoaded(.success(subject)))
        clerk.send(.acted(.done(subject)))
        clerk.type("0301", .enter, "password", .enter, .enter)
        #expect(clerk.model.session?.actor.person == "0301")
        #expect(clerk.subject == nil)
    }

    @Test func `a person who lost the capacity does not come back into it`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":lock", .enter)
        clerk.send(
            .authorised(
                .success([Actor(person: "0117", name: "张敏", capacity: Capacity(.keeper), centre: "main")]), .unlock))
        #expect(clerk.model.lock?.refusal != nil)
    }

    @Test func `the escape key empties the password and the cursor stands in its field`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":lock", .enter, "abc")
        let grid = clerk.model.view()
        #expect(grid.text.contains("***") && !grid.text.contains("abc"))
        #expect(grid.cursor.map { grid.row($0.y)[grid.row($0.y).startIndex + $0.x - 1].glyph.string } == "*")
        clerk.type(.escape)
        #expect(clerk.model.lock?.password.isEmpty == true)
    }
}
