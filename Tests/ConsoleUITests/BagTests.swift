import Casework
import Testing

@testable import ConsoleUI

/// Many slips signed for in one act, couriers, and the list of what nobody has signed for.
struct BagTests {
    @Test func `a reviewer signs for a whole bag in one act, and a slip that differs stays with its count`() throws {
        var clerk = try Clerk()
        let cases = try clerk.handOverTwo()
        clerk.becomeReviewer()
        clerk.type("$")
        #expect(clerk.screen.contains("整袋签收"), "\(clerk.screen)")
        let total = try clerk.total(cases[0])
        clerk.type(.text(total), .enter, "9/9", .enter)
        #expect(clerk.states(cases) == [.signed, .open])
        #expect(clerk.said.contains("已签收 1 件,1 件未签") && clerk.said.contains(clerk.number(cases[1])))
        #expect(clerk.screen.contains("9/9") && !clerk.screen.contains(clerk.number(cases[0]) + " "))
        clerk.type(.key(.backspace), .key(.backspace), .key(.backspace), .text(total), .enter)
        #expect(clerk.states(cases) == [.signed, .signed])
        #expect(clerk.model.layers.isEmpty)
        clerk.type("$")
        #expect(clerk.said == "没有待签收的交接单。")
    }

    @Test func `what is left empty is not signed for`() throws {
        var clerk = try Clerk()
        let cases = try clerk.handOverTwo()
        clerk.becomeReviewer()
        clerk.type("$", .key(.down), .text(try clerk.total(cases[1])), .enter)
        #expect(clerk.states(cases) == [.open, .signed])
        #expect(clerk.said == "已签收 1 件。")
    }

    @Test func `at the desk a bag takes number and password of somebody of the receiving side`() throws {
        var clerk = try Clerk()
        let cases = try clerk.handOverTwo()
        let total = try clerk.total(cases[0])
        clerk.type("$", .text(total), .enter, .text(total), .enter, "0001", .enter, "password", .enter)
        #expect(clerk.said.contains("市监局"), "\(clerk.said)")
        #expect(clerk.states(cases) == [.open, .open])
        // Up to the staff number, which is typed anew; the password that was typed stands.
        clerk.type(.key(.up), .key(.end))
        for _ in 1...4 { clerk.type(.key(.backspace)) }
        clerk.type("0301", .f(6))
        #expect(clerk.states(cases) == [.signed, .signed], "\(clerk.said)")
    }

    @Test func `what a courier carries is signed for by him on paper, and by the department that counts it`() throws {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type(":courier", .enter, "小周", .enter, "0")
        #expect(clerk.subject?.handovers.map(\.to) == [.courier])
        clerk.type(.f(8))
        #expect(clerk.screen.contains("小周 已在交接单上签收"), "\(clerk.screen)")
        clerk.type("0")
        #expect(clerk.subject?.handovers.map(\.state) == [.signed])
        let number = try #require(clerk.subject?.number)
        let papers = try #require(clerk.subject?.handovers.first?.papers)
        clerk.becomeReviewer()
        clerk.send(.caseLoaded(.success(try #require(clerk.hall.cases.values.first { $0.number == number }))))
        clerk.type(.f(8))
        for paper in papers { clerk.type(.text("\(paper.originals)/\(paper.copies)"), .enter) }
        #expect(clerk.subject?.handovers.map(\.to) == [.courier, .department("market")])
        #expect(clerk.subject?.handovers.map(\.state) == [.signed, .signed])
        #expect(clerk.subject?.carried.isEmpty == true)
    }

    @Test func `the list of unsigned papers says how long each has been on its way, and opens its case`() throws {
        var clerk = try Clerk()
        let cases = try clerk.handOverTwo()
        clerk.wait(minutes: 4)
        clerk.type("<")
        #expect(clerk.screen.contains("无人签收的材料 2 件"), "\(clerk.screen)")
        #expect(clerk.screen.contains("4分"), "\(clerk.screen)")
        clerk.type(.enter)
        #expect(clerk.subject?.id == cases[0])
    }
}

extension Clerk {
    /// Two cases of one department, given to it and not signed for.
    fileprivate mutating func handOverTwo() throws -> [ULID] {
        var cases: [ULID] = []
        for _ in 1...2 {
            accepted()
            type(.f(8), "0")
            cases.append(try #require(subject?.id))
            type(.f(12))
        }
        return cases
    }

    fileprivate func number(_ id: ULID) -> String { hall.cases[id]?.number ?? "?" }

    /// The whole of a case's slip as somebody types it who counted it.
    fileprivate func total(_ id: ULID) throws -> String {
        let slip = try #require(hall.cases[id]?.handovers.first)
        return "\(slip.papers.reduce(0) { $0 + $1.originals })/\(slip.papers.reduce(0) { $0 + $1.copies })"
    }

    fileprivate func states(_ cases: [ULID]) -> [Handover.State] {
        cases.compactMap { hall.cases[$0]?.handovers.first?.state }
    }
}
