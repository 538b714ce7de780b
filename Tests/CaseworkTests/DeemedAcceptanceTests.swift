import Testing

@testable import Casework

/// 逾期未告知视为受理: who is not told within five working days counts as accepted from the day of receipt
/// (行政许可法 32). The papers of these tests came in on Friday 2018-02-09; the fifth working day is 02-22.
struct DeemedAcceptanceTests {
    @Test func `across Spring Festival the sixth working day brings it about, from the day of receipt`() throws {
        var desk = try Desk.received()
        #expect(try desk.item().lastDayForNotice(desk.rules) == "2018-02-22")
        desk.wait(until: "2018-02-22")
        #expect(try desk.stage() == .checking)
        #expect(try desk.item().clockStart(asOf: desk.now.day, desk.rules) == nil)
        desk.wait(until: "2018-02-23")
        #expect(try desk.stage() == .deemedAccepted)
        #expect(try desk.item().clockStart(asOf: desk.now.day, desk.rules) == "2018-02-09")
        // Twenty working days from 02-09: two worked weekend days, seven days of festival.
        #expect(try desk.item().deadlines(asOf: desk.now.day, desk.rules).statutory?.due == "2018-03-14")
    }

    @Test func `it is written down as accepted from the day of receipt, whatever the lines say`() throws {
        var desk = try Desk.received(defect: true)
        desk.wait(until: "2018-02-26")
        try desk.act(Accept([1]))
        #expect(try desk.stage() == .accepted)
        #expect(try desk.item().acceptedOn == "2018-02-09")
    }

    @Test func `nothing else than acceptance is left to the desk`() throws {
        var desk = try Desk.received(defect: true)
        desk.wait(until: "2018-02-23")
        #expect(desk.code(of: IssueNotice([1])) == .deemedAccepted)
        #expect(desk.code(of: Refuse([1], reason: "不具备资格")) == .deemedAccepted)
        #expect(desk.code(of: TellNotNeeded([1], reason: "无需许可")) == .deemedAccepted)
    }

    @Test func `a registration is never deemed accepted`() throws {
        var desk = try Desk.serving(.registration, on: "2018-02-09")
        try desk.passAll()
        try desk.act(ReceivePapers())
        desk.wait(until: "2018-05-10")
        #expect(try desk.stage() == .checking)
    }

    @Test func `papers that nobody received start no days`() throws {
        var desk = try Desk.serving(.licence, on: "2018-02-09")
        try desk.passAll()
        desk.wait(until: "2018-05-10")
        #expect(try desk.stage() == .checking)
    }

    @Test func `a notice proved to have been given in time lifts it`() throws {
        var desk = try Desk.received(defect: true)
        desk.wait(until: "2018-02-26")
        try desk.act(IssueNotice([1], givenOn: "2018-02-22", proof: "签收单第12号"))
        #expect(try desk.stage() == .correcting)
        #expect(try desk.item().noticeGivenOn == "2018-02-22")
        #expect(try desk.item().notice?.until == "2018-03-07")
        #expect(try desk.item().notice?.proof == "签收单第12号")
    }

    @Test func `a notice given too late does not lift it`() throws {
        var desk = try Desk.received(defect: true)
        desk.wait(until: "2018-02-26")
        let late = IssueNotice([1], givenOn: "2018-02-23", proof: "签收单")
        #expect(desk.refusal(of: late) == Denial(.noticeTooLate, ["date": "2018-02-22"]))
        #expect(desk.code(of: IssueNotice([1], proof: "签收单")) == .noticeTooLate)
    }

    @Test func `the findings of a notice entered late can be entered late too`() throws {
        var desk = try Desk.received()
        desk.wait(until: "2018-02-26")
        try desk.fail("form", 2)
        #expect(try desk.stage() == .deemedAccepted)
        try desk.act(IssueNotice([1], givenOn: "2018-02-12", proof: "签收单"))
        #expect(try desk.stage() == .correcting)
    }
}

extension Desk {
    /// A licence whose papers were received on 2018-02-09 with no outcome; its form is flawed where `defect`.
    static func received(defect: Bool = false) throws -> Desk {
        var desk = try Desk.serving(.licence, on: "2018-02-09")
        if defect { try desk.fail("form", 2) }
        try desk.passAll()
        try desk.act(ReceivePapers())
        return desk
    }
}
