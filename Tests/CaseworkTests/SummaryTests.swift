import Testing

@testable import Casework

/// What lists, queues and search are told of a case without reading its file.
struct SummaryTests {
    @Test func `a case that was never opened has no row`() {
        let desk = Desk()
        #expect(desk.file.summary(asOf: desk.now.day, desk.rules) == nil)
    }

    @Test func `the row names people, applicant first, and only phones that were given`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(RecordAgent(.clerkOfFirm))
        let row = try #require(desk.file.summary(asOf: desk.now.day, desk.rules))
        #expect(row.names == ["王海", "李明"])
        #expect(row.identities == ["11010519491231002X", "E12345678"])
        #expect(row.phones == ["0633-7966626"])
        #expect(row.number == "KF-0001")
        #expect(row.revision == desk.file.revision)
        #expect(row.window == "3")
    }

    @Test func `the row has each item's stage, limits and term`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        let row = try #require(desk.file.summary(asOf: desk.now.day, desk.rules)?.items.first)
        #expect(row.stage == "promised")
        #expect(row.department == "market")
        #expect(row.statutoryDue == "2018-04-02")
        #expect(row.promisedDue == "2018-03-14")
        #expect(row.termUntil == "2018-03-12")
        let noticed = try Desk.noticed()
        let waiting = noticed.file.summary(asOf: noticed.now.day, noticed.rules)?.items.first
        #expect(waiting?.stage == "correcting")
        #expect(waiting?.termUntil == "2018-03-19")
        #expect(waiting?.statutoryDue == nil)
    }

    @Test func `the row shows what time alone brought about`() throws {
        let desk = try Desk.received()
        #expect(desk.file.summary(asOf: "2018-02-22", desk.rules)?.items.first?.stage == "checking")
        let row = desk.file.summary(asOf: "2018-02-23", desk.rules)?.items.first
        #expect(row?.stage == "deemedAccepted")
        #expect(row?.statutoryDue == "2018-03-14")
    }

    @Test func `the row has every slip with both its sides`() throws {
        var desk = try Desk.handedOver()
        try desk.sign(1, as: .market)
        let slip = try #require(desk.file.summary(asOf: desk.now.day, desk.rules)?.slips.first)
        #expect(slip.papers == 4)
        #expect(slip.givenBy == "1001")
        #expect(slip.state == "signed")
        #expect(slip.closedBy == "3001")
    }
}
