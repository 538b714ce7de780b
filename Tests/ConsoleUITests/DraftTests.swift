import Casework
import Foundation
import Testing

@testable import ConsoleUI

/// What is half typed survives the console, and what a save refuses stays as it was typed.
struct DraftTests {
    private func called() throws -> Clerk {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2))
        return clerk
    }

    private func registered() throws -> Clerk {
        var clerk = try called()
        clerk.type("王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter, .escape)
        return clerk
    }

    /// The console is killed, what it kept goes through the file's form, and the same person signs in again.
    private func reborn(_ clerk: Clerk) throws -> Clerk {
        let kept = try #require(clerk.model.draft)
        let draft = try JSONDecoder().decode(Draft.self, from: JSONEncoder().encode(kept))
        #expect(draft == kept)
        var next = try Clerk(signedIn: false)
        next.hall = clerk.hall
        next.hall.draft = draft
        next.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        return next
    }

    private func form(_ clerk: Clerk) throws -> Form {
        guard case .form(let form) = clerk.model.layers.last else { throw NoForm() }
        return form
    }

    private struct NoForm: Error {}

    @Test func `half a registration comes back at the same field and cursor`() throws {
        var clerk = try called()
        clerk.type("王建国", .enter, "3711021982", .key(.left), .key(.left))
        let back = try reborn(clerk)
        let form = try form(back)
        #expect(form.purpose == .register)
        #expect(form["name"] == "王建国")
        #expect(form.fields[form.focus].id == "identity")
        #expect(form.fields[form.focus].text == TextField("3711021982", cursor: 8))
        #expect(back.model.desk.ticket?.number == "A017")
        #expect(back.said.contains("已恢复09:42"), "\(back.said)")
    }

    @Test func `case, line and entry come back`() throws {
        var clerk = try registered()
        clerk.type(" ", "3.2 第三")
        let back = try reborn(clerk)
        #expect(back.subject?.id == clerk.subject?.id)
        #expect(back.model.desk.line == clerk.model.desk.line)
        #expect(back.model.desk.entry == clerk.model.desk.entry)
    }

    @Test(arguments: [":applicant", ":agent", ":fields", ":count", ":lateNotice", ":withdraw", ":voidCase", ":revoke"])
    func `a form of the desk comes back as typed`(_ code: String) throws {
        var clerk = try registered()
        clerk.type(.text(code), .enter)
        clerk.type(.down, .down, "5")
        let typed = try form(clerk)
        let back = try form(try reborn(clerk))
        #expect(back.purpose == typed.purpose)
        #expect(back.focus == typed.focus)
        for (one, other) in zip(back.fields, typed.fields) where other.kind != .secret {
            #expect(one.text == other.text)
        }
    }

    @Test func `a password is never in a draft`() throws {
        var clerk = try registered()
        clerk.type(":revoke", .enter, "理由", .enter, "0001", .enter, "geheim")
        let text = String(decoding: try JSONEncoder().encode(try #require(clerk.model.draft)), as: UTF8.self)
        #expect(text.contains("0001"))
        #expect(!text.contains("geheim"))
        #expect(try Clerk(signedIn: false).model.draft == nil)
    }

    @Test func `work that is saved or cancelled leaves no text behind`() throws {
        var clerk = try called()
        clerk.type("王", .escape)
        #expect(clerk.model.draft?.hasText == false)
        clerk.type(.f(3), "0")
        #expect(clerk.model.draft == nil)
    }

    @Test func `leaving with text typed keeps it and says so`() throws {
        var clerk = try called()
        clerk.type("王建国", .f(3))
        #expect(clerk.screen.contains("草稿"))
        clerk.type("0")
        #expect(clerk.model.isFinished)
        #expect(clerk.model.draft?.hasText == true)
    }

    @Test func `an entry that a conflict refused stays on the entry line`() throws {
        var clerk = try registered()
        let subject = try #require(clerk.subject)
        let line = clerk.model.desk.line
        clerk.hall.nextAct = .conflict(subject, newer: [try #require(subject.log.last)])
        clerk.type("3.2 第三页", .enter)
        #expect(clerk.model.desk.entry.text == "3.2 第三页")
        #expect(clerk.model.desk.line == line)
        #expect(clerk.said.contains("0117(3号窗口)于09:42"), "\(clerk.said)")
        clerk.type(.enter)
        #expect(clerk.model.desk.entry.isEmpty)
        #expect(clerk.subject?.items.first?.marks.values.contains(.failed([2], note: "第三页")) == true)
    }

    @Test func `a reason is still there when its confirmed act was refused`() throws {
        var clerk = try registered()
        let subject = try #require(clerk.subject)
        clerk.type(":withdraw", .enter, "家中有事", .enter)
        clerk.hall.nextAct = .conflict(subject, newer: [try #require(subject.log.last)])
        clerk.type("0")
        #expect(try form(clerk)["reason"] == "家中有事")
        clerk.type(.enter, "0")
        #expect(clerk.model.layers.isEmpty)
        #expect(clerk.subject?.items.first?.ending != nil)
    }

    @Test func `a case that another desk has is read only until it is taken over`() throws {
        var clerk = try registered()
        let before = clerk.subject?.revision
        clerk.hall.holder = Holder(person: "0118", name: "刘洋", counter: "11", since: Clerk.morning)
        clerk.type(.f(5))
        #expect(clerk.said.contains("刘洋(11号窗口)"), "\(clerk.said)")
        clerk.type(" ")
        #expect(clerk.subject?.revision == before)
        clerk.type(":takeOver", .enter, " ")
        #expect(clerk.subject?.items.first?.marks.count == 1, "\(clerk.said)")
    }
}
