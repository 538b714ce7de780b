import Testing

@testable import Casework

/// Which clocks run for an item, what started them, and by which notices their days are off.
struct ProofTests {
    @Test func `from receipt the limit of the one-time notice runs, and the notice starts the correction term`() throws
    {
        let received = try Desk.received()
        #expect(received.running == ["notice 2018-02-09 receipt 2018-02-22"])
        let noticed = try Desk.noticed()
        #expect(noticed.running == ["correction 2018-03-05 noticeGiven 2018-03-19"])
        let all = noticed.file.proofs(asOf: noticed.now.day, noticed.rules)
        #expect(all.map(\.clock) == [.correction, .notice])
        #expect(all.last?.endedOn == "2018-03-05")
    }

    @Test func `acceptance starts both clocks, the nearest due day first`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(
            desk.running == [
                "promised 2018-03-05 acceptance 2018-03-14", "statutory 2018-03-05 acceptance 2018-04-02",
            ])
        let proof = try #require(desk.file.runningProofs(asOf: desk.now.day, desk.rules).first)
        #expect(proof.left(asOf: "2018-03-13", desk.rules.calendar) == 1)
        #expect(proof.left(asOf: "2018-03-15", desk.rules.calendar) == -1)
    }

    @Test func `acceptance after a correction dates from the supplement and says so`() throws {
        var desk = try Desk.noticed()
        desk.wait(until: "2018-03-08")
        try desk.act(ReceiveSupplement(["form"]))
        try desk.act(PassLine("form"))
        try desk.act(Accept([1]))
        #expect(desk.running.first == "promised 2018-03-08 supplement 2018-03-19")
    }

    @Test func `a promised day binds before the last day that the term allows`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1], until: "2018-03-08"))
        let proof = try #require(desk.file.runningProofs(asOf: desk.now.day, desk.rules).first)
        #expect(proof.clock == .promise)
        #expect(proof.due == "2018-03-08")
        #expect(proof.deadline.due == "2018-03-12")
    }

    @Test func `a kept promise ends its clock and leaves the others running`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        desk.wait(until: "2018-03-07")
        try desk.act(ReceiveSupplement(["layout"]))
        try desk.act(PassLine("layout"))
        let promise = desk.file.proofs(asOf: desk.now.day, desk.rules).first { $0.clock == .promise }
        #expect(promise?.endedOn == "2018-03-07")
        #expect(desk.file.runningProofs(asOf: desk.now.day, desk.rules).map(\.clock) == [.promised, .statutory])
    }

    @Test func `who was not told in time has clocks from the day of receipt`() throws {
        var desk = try Desk.received()
        desk.wait(until: "2018-02-23")
        #expect(desk.running.last == "statutory 2018-02-09 deemed 2018-03-14")
        let notice = desk.file.proofs(asOf: desk.now.day, desk.rules).first { $0.clock == .notice }
        #expect(notice?.endedOn == "2018-02-22")
    }

    @Test func `nothing runs before receipt, after withdrawal, or in a void case`() throws {
        #expect(try Desk.serving(.licence).running == [])
        var withdrawn = try Desk.noticed()
        try withdrawn.act(Withdraw([1], reason: "不办了"))
        #expect(withdrawn.running == [])
        var void = try Desk.serving(.licence)
        try void.passAll()
        try void.act(ReceivePapers())
        #expect(void.running.count == 1)
        try void.act(GivePapersBack())
        try void.act(VoidCase(reason: "重复建案"))
        #expect(void.running == [])
    }

    @Test func `a later notice prevails on the days it covers and each is named once`() throws {
        let first = WorkCalendar.Notice(number: "1", title: "", days: "2018-01-01"..."2018-12-31")
        let second = WorkCalendar.Notice(number: "2", title: "", days: "2018-02-21"..."2018-02-24")
        let days = ("2018-02-15" as Day).number...("2018-02-21" as Day).number
        let off = Dictionary(uniqueKeysWithValues: days.map { (Day(number: $0), "春节") })
        let calendar = WorkCalendar(years: [2018: .init(off: off, work: [:], notices: [first, second])])
        #expect(calendar.notice(on: "2018-02-20") == first)
        #expect(calendar.notice(on: "2018-02-21") == second)
        #expect(calendar.notice(on: "2018-02-22") == nil)
        var desk = try Desk.received()
        desk.rules.calendar = calendar
        let proof = try #require(desk.file.runningProofs(asOf: "2018-02-12", desk.rules).first)
        #expect(proof.notices(calendar) == [first, second])
        #expect(proof.yearsWithoutNotice(calendar) == [])
        #expect(proof.yearsWithoutNotice(WorkCalendar(years: [:])) == [2018])
    }
}

extension Desk {
    /// Clocks that run now: clock, start, cause and due day.
    fileprivate var running: [String] {
        file.runningProofs(asOf: now.day, rules).map { "\($0.clock) \($0.deadline.start) \($0.cause) \($0.due)" }
    }
}
