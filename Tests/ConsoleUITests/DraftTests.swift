import Casework
import Foundation
import Testing

@testable import ConsoleUI

/// What was typed survives the console: by way of its draft, and by way of a save that was refused.
struct DraftTests {
    /// A clerk with a number called.
    private func called() throws -> Clerk {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2))
        return clerk
    }

    /// A clerk with the applicant registered for a food business licence, no form open.
    private func registered() throws -> Clerk {
        var clerk = try called()
        clerk.type("王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter, .escape)
        return clerk
    }

    /// Another console of the same hall, signed in by the same person after the first one died.
    private func resumed(_ clerk: Clerk) throws -> Clerk {
        // By way of its bytes, as it lies on the disk.
        let bytes = try JSONEncoder().encode(try #require(clerk.model.draft))
        let draft = try JSONDecoder().decode(Draft.self, from: bytes)
        var other = try Clerk(signedIn: false)
        other.hall = clerk.hall
        other.hall.draft = draft
        other.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        return other
    }

    private func form(_ clerk: Clerk) -> Form? {
        if case .form(let form) = clerk.model.layers.last { form } else { nil }
    }

    @Test func `a half-typed registration comes back at the same field with the same text`() throws {
        var clerk = try called()
        clerk.type("王建国", .enter, "3711021982", .key(.left), .key(.left))
        let other = try resumed(clerk)
        let back = try #require(form(other))
        #expect(back.purpose == .register)
        #expect(back["name"] == "王建国")
        #expect(back["identity"] == "3711021982")
        #expect(back.fields[back.focus].id == "identity")
        #expect(back.fields[back.focus].text.cursor == 8)
        #expect(other.said.contains("已恢复09:42在11号窗口"))
    }

    @Test func `the case, the line and the entry line come back too`() throws {
        var clerk = try registered()
        clerk.type(" ", " ", "4.7 第三")
        let other = try resumed(clerk)
        #expect(other.subject?.number == clerk.subject?.number)
        #expect(other.model.desk.line == clerk.model.desk.line)
        #expect(other.model.desk.entry.text == "4.7 第三")
    }

    @Test(
        arguments: [
            ":applicant", ":agent", ":fields", ":voidCase", ":withdraw", "=", ":lateNotice", ":revoke",
        ])
    func `every form comes back as it was left`(command: String) throws {
        var clerk = try registered()
        clerk.type(.text(command))
        if command.hasPrefix(":") { clerk.type(.enter) }
        clerk.type("字")
        let left = try #require(form(clerk), "\(clerk.said)")
        let back = try #require(form(try resumed(clerk)))
        #expect(back.purpose == left.purpose)
        #expect(back.focus == left.focus)
        #expect(back.fields.map(\.text.text) == left.fields.map(\.text.text))
    }

    @Test func `a password is never in a draft`() throws {
        var clerk = try registered()
        clerk.type(":revoke", .enter, "写错了", .enter, "0001", .enter, "geheim")
        let bytes = try JSONEncoder().encode(try #require(clerk.model.draft))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("写错了"))
        #expect(!text.contains("geheim"))
    }

    @Test func `an empty desk leaves no draft`() throws {
        let clerk = try Clerk()
        #expect(clerk.model.draft == nil)
        #expect(try Clerk(signedIn: false).model.draft == nil)
    }

    @Test func `a number that another counter serves now is said, and the typed text is there`() throws {
        var clerk = try called()
        clerk.type("王建国")
        let draft = try #require(clerk.model.draft)
        var other = try Clerk(signedIn: false)
        other.hall.draft = draft
        other.hall.ticketOfDraft = .denied(Denial(.otherCounter, ["number": "A017", "counter": "5"]))
        other.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        #expect(form(other)?["name"] == "王建国")
        #expect(other.said.contains("A017"))
    }

    @Test func `text whose field is gone is told, not dropped`() throws {
        var clerk = try registered()
        clerk.type(":agent", .enter, "周平")
        var draft = try #require(clerk.model.draft)
        guard case .form(var half) = draft.parts.last else { throw Denial(.notOpen) }
        half.fields.append(Draft.FieldText(id: "abolished", label: "旧项", text: "要紧的话"))
        draft.parts = [.form(half)]
        var other = try Clerk(signedIn: false)
        other.hall = clerk.hall
        other.hall.draft = draft
        other.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        #expect(other.screen.contains("要紧的话"))
        other.type(.escape)
        #expect(form(other)?["agentName"] == "周平")
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

    // MARK: - Leases

    private let other = Holder(person: "0118", name: "刘洋", counter: "11", since: Clerk.morning)

    @Test func `a case that another desk has is read only, and says who has it where`() throws {
        var clerk = try registered()
        clerk.hall.holder = other
        clerk.type(.f(5))
        #expect(clerk.said.contains("刘洋"))
        #expect(clerk.said.contains("11号窗口"))
        clerk.type(" ")
        #expect(clerk.subject?.items.first?.marks.isEmpty == true)
        #expect(clerk.said.contains("takeOver"))
    }

    @Test func `taking over makes the case one's own again`() throws {
        var clerk = try registered()
        clerk.hall.holder = other
        clerk.type(.f(5), ":takeOver", .enter, " ")
        #expect(clerk.subject?.items.first?.marks.count == 1, "\(clerk.said)")
    }

    // MARK: - Refused saves

    /// The next act meets somebody else's.
    private func conflicting(_ clerk: inout Clerk) throws {
        let subject = try #require(clerk.subject)
        clerk.hall.nextAct = .conflict(subject, newer: Array(subject.log.suffix(1)))
    }

    @Test func `a defect typed on a stale case stays on the entry line`() throws {
        var clerk = try registered()
        try conflicting(&clerk)
        clerk.type("3.2.7 第三页", .enter)
        #expect(clerk.model.desk.entry.text == "3.2.7 第三页")
        #expect(clerk.said.contains("没有保存"))
        #expect(clerk.said.contains("张敏") || clerk.said.contains("0117"))
        clerk.type(.enter)
        #expect(clerk.model.desk.entry.isEmpty)
        #expect(clerk.subject?.items.first?.marks.count == 1)
    }

    @Test func `a form whose save is refused stays as typed and can be sent again`() throws {
        var clerk = try registered()
        clerk.type(":applicant", .enter, .enter, "甲", .enter, .enter, .enter)
        try conflicting(&clerk)
        clerk.type(.enter)
        #expect(form(clerk)?["name"] == "王建国甲")
        #expect(clerk.said.contains("没有保存"))
        clerk.type(.enter)
        #expect(clerk.subject?.applicant?.name == "王建国甲")
    }

    @Test func `a reason comes back when its question is answered with no, or its act is refused`() throws {
        var clerk = try registered()
        clerk.type(":voidCase", .enter, "登记错了", .enter, .escape)
        #expect(form(clerk)?["reason"] == "登记错了")
        try conflicting(&clerk)
        clerk.type(.enter, "0")
        #expect(form(clerk)?["reason"] == "登记错了")
        clerk.type(.enter, "0")
        #expect(clerk.subject?.voidReason == "登记错了")
    }
}
