import Casework
import CellText
import Testing

@testable import ConsoleUI

/// Several items in one form, and what spares keys.
struct JointTests {
    /// A restaurant registered by its theme, with the fields that both items ask for.
    private func restaurant(_ size: Size = Model.smallest) throws -> Clerk {
        var clerk = try Clerk(size: size)
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "kcg", .enter)
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6))
        return clerk
    }

    private func codes(_ clerk: Clerk) -> [String] { clerk.subject?.items.map(\.definition.short) ?? [] }

    @Test func `a theme adds all its items with the applicant in one save`() throws {
        let clerk = try restaurant()
        #expect(codes(clerk) == ["SS01", "SS03"])
        let intents = Set(clerk.subject?.log.filter { $0.payload is ItemAdded }.map(\.intent) ?? [])
        #expect(intents.count == 1)
    }

    @Test func `fields that both items ask for are asked once`() throws {
        let clerk = try restaurant()
        #expect(clerk.subject?.fields["unitName"] == "王家小馆")
        #expect(clerk.subject?.fields["premises"] == "海曲路1号")
        let fields = try #require(clerk.model.fieldsForm(onlyMissing: false)?.fields.map(\.id))
        #expect(Set(fields).count == fields.count)
    }

    @Test func `the list shows themes with their items, and why one is closed at this window`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, .enter, "jcf")
        #expect(clerk.screen.contains("建厂房"))
        clerk.type(.enter)
        #expect(clerk.subject == nil)
        #expect(clerk.said.contains("TZ01") || clerk.said.contains("投资项目"), "\(clerk.said)")
    }

    @Test func `each line says whom it serves`() throws {
        try Golden.check("joint", try restaurant().screen)
        try Golden.check("joint-132x43", try restaurant(Size(width: 132, height: 43)).screen)
    }

    @Test func `one item is accepted while the other gets its notice`() throws {
        var clerk = try restaurant()
        clerk.type(" ", " ", " ", " ", "5.1", .enter, " ", " ", " ", .f(6))
        try Golden.check("joint-outcomes", clerk.screen)
        clerk.type("1", "0")
        #expect(clerk.subject?.items[0].acceptedOn == Clerk.morning.day, "\(clerk.said)")
        #expect(clerk.subject?.items[1].acceptedOn == nil)
        clerk.type(.f(6), "3", "0")
        #expect(clerk.subject?.items[1].notice?.lines.map(\.defects) == [[1]], "\(clerk.said)")
        try Golden.check("joint-state", clerk.screen)
    }

    @Test func `Tab narrows the outcomes to one item, and back to all`() throws {
        var clerk = try restaurant()
        for _ in 0..<8 { clerk.type(" ") }
        clerk.type(.f(6), .tab)
        #expect(clerk.screen.contains("只对 SS01"))
        clerk.type("1", "0")
        #expect(clerk.subject?.items.map { $0.acceptedOn != nil } == [true, false], "\(clerk.said)")
    }

    @Test func `two items are accepted with one page`() throws {
        var clerk = try restaurant()
        for _ in 0..<8 { clerk.type(" ") }
        clerk.type(.f(6), "1", "0")
        #expect(clerk.subject?.items.allSatisfy { $0.acceptedOn != nil } == true, "\(clerk.said)")
        #expect(clerk.subject?.documents.count == 1)
    }

    @Test func `a prerequisite that was lost is named where the case stands, in the plan and in the follow-ups`() throws
    {
        var clerk = try restaurant(Size(width: 132, height: 43))
        let line = try #require(clerk.subject?.checklist().firstIndex { $0.material == "M-LICENCE" })
        clerk.type(.text("\(line + 1)"), .enter, "~")
        let left = clerk.subject?.checklist().filter { $0.mark == nil }.count ?? 0
        for _ in 0..<left { clerk.type(" ") }
        clerk.type(.f(6), "1", "0", "#")
        #expect(clerk.screen.contains("等 SS01"), "\(clerk.screen)")
        clerk.type(.escape)
        let subject = try #require(clerk.subject)
        let withdrawal = Effect.perform(
            [Withdraw([1], reason: "不办了")], caseID: subject.id, revision: nil, actor: MemoryHall.clerk)
        let withdrawn = clerk.hall.done(withdrawal, at: clerk.model.now)
        clerk.send(.acted(try #require(withdrawn)))
        for (key, words) in [("#", "SS01落空"), ("|", "前置落空:SS03"), ("%", "SS01落空")] {
            clerk.type(.text(key))
            #expect(clerk.screen.contains(words), "\(clerk.screen)")
            clerk.type(.escape)
        }
    }

    // MARK: - Fewer keys

    @Test func `an asterisk repeats the last mark on the current line`() throws {
        var clerk = try restaurant()
        clerk.type("1.2.7", .enter, "*")
        let marks = clerk.subject?.checklist().prefix(2).map(\.mark) ?? []
        #expect(marks == [.failed([2, 7], note: nil), .failed([2, 7], note: nil)])
    }

    @Test func `an asterisk in an empty field repeats what was last typed there`() throws {
        var clerk = try restaurant()
        clerk.hall.take("A018", "A", minutesAgo: 5)
        for _ in 0..<8 { clerk.type(" ") }
        clerk.type(.f(6), "1", "0", .f(8), "0", .f(2))
        clerk.type("李秀英", .enter, "440524188001010014", .enter, .enter, "*", .enter)
        #expect(codes(clerk) == ["SS01", "SS03"], "\(clerk.said)")
        clerk.type("*", .enter, "*", .f(6))
        #expect(clerk.subject?.fields["premises"] == "海曲路1号")
    }

    @Test func `who somebody is is never repeated`() throws {
        var clerk = try restaurant()
        clerk.hall.take("A018", "A", minutesAgo: 5)
        for _ in 0..<8 { clerk.type(" ") }
        clerk.type(.f(6), "1", "0", .f(8), "0", .f(2), "*", .enter, "*")
        guard case .form(let form) = clerk.model.layers.last else {
            Issue.record("no form")
            return
        }
        #expect(form["name"] == "*")
        #expect(form["identity"] == "*")
    }

    @Test func `a number jumps to that row in whichever pane has the keyboard`() throws {
        var clerk = try restaurant()
        clerk.hall.take("A018", "A", minutesAgo: 5)
        clerk.hall.take("A019", "A", minutesAgo: 4)
        clerk.type(.f(5), .tab, "3", .enter)
        #expect(clerk.model.desk.selectedTicket == clerk.model.desk.queue[2].id)
        clerk.type(.escape, "4", .enter)
        #expect(clerk.model.desk.line == clerk.subject?.checklist()[3].material)
    }

    @Test(arguments: [[Clerk.Stroke.f(6)], [.f(1)], ["!"], [.f(6), "4"], [.f(3)]])
    func `a scanned case number opens the case from anywhere no text is typed`(_ before: [Clerk.Stroke]) throws {
        var clerk = try restaurant()
        let number = try #require(clerk.subject?.number)
        clerk.type(.f(12))
        if case .key(.function(6)) = before[0] { clerk.type(.text(number), .enter) }
        for stroke in before { clerk.type(stroke) }
        #expect(clerk.model.mindsBursts || clerk.model.layers.isEmpty)
        clerk.send(.input(.scan(number)))
        #expect(clerk.subject?.number == number)
        #expect(clerk.model.layers.isEmpty)
        #expect(clerk.subject?.items.allSatisfy { $0.acceptedOn == nil && $0.ending == nil } == true)
    }

    @Test func `a scan where text is typed is text`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter)
        clerk.send(.input(.scan("371102198203121216")))
        guard case .form(let form) = clerk.model.layers.last else {
            Issue.record("no form")
            return
        }
        #expect(form["identity"] == "371102198203121216")
        #expect(form.fields[form.focus].id == "phone")
    }

    @Test func `only a burst of digits with Enter behind it is a scan`() {
        func keys(_ text: String) -> [Input] { text.map { .key(.character($0)) } }
        #expect(
            (keys("371100202611230001") + [.key(.enter)]).scanned(overQuestion: false) == [.scan("371100202611230001")])
        #expect((keys("A017") + [.key(.enter)]).scanned(overQuestion: false) == [.scan("A017")])
        let others: [[Input]] = [
            keys("371100202611230001"), keys("30") + [.key(.enter)], keys("3.2.7") + [.key(.enter)],
            keys("spjy") + [.key(.enter)], [.key(.function(6))] + keys("1000") + [.key(.enter)],
        ]
        for input in others { #expect(input.scanned(overQuestion: false) == input) }
        let typed: [[Input]] = [
            keys("0"), keys("30") + [.key(.enter)], [.key(.function(6))] + keys("1000") + [.key(.enter)],
        ]
        for input in typed { #expect(input.scanned(overQuestion: true) == input) }
    }

    @Test func `no code that is scanned over a question answers it`() throws {
        func keys(_ text: String) -> [Input] { text.map { .key(.character($0)) } }
        for code in ["OWC1C0FF00", "https://example.org/0?a=0", "0000000"] {
            var clerk = try Clerk()
            clerk.accepted()
            clerk.type(.f(8))
            #expect(clerk.screen.contains("按 0 确认"))
            let inputs = (keys(code) + [.key(.enter)]).scanned(overQuestion: clerk.model.mindsBursts)
            for input in inputs { clerk.send(.input(input)) }
            #expect(clerk.subject?.handovers.isEmpty != false, "\(code)")
        }
    }
}
