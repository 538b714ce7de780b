import Testing

@testable import Casework

/// 行政许可法第四十五条: what stops which clock of whom, by rule profile (`model.md` 14, 15).
struct PauseTests {
    private static let causes = PauseCause.allCases.filter { $0 != .siteVisit }

    @Test(arguments: causes)
    func `each of the eight causes stops the statutory clock of a licence for the days that were told`(
        cause: PauseCause
    ) throws {
        var desk = try Desk.accepted(.reviewed)
        desk.wait(until: "2018-03-07")
        try desk.act(PauseClock(1, cause, days: 5), as: .market)
        #expect(try desk.item().pause(on: desk.now.day)?.until == "2018-03-14")
        // 04-02 and five working days more, across Qingming.
        #expect(try desk.dues().first == "2018-04-10")
        // The agreement counts hearings into the promised days (annex 1 §3).
        #expect(try desk.dues().last == (cause == .hearing ? "2018-03-14" : "2018-03-21"))
    }

    @Test func `eight causes there are, and a site visit is none of them`() throws {
        #expect(Self.causes.count == 8)
        let desk = try Desk.accepted(.reviewed)
        let named = ["cause": "siteVisit", "item": "食品经营许可"]
        #expect(desk.refusal(of: PauseClock(1, .siteVisit, days: 2), as: .market) == Denial(.causeStopsNoClock, named))
    }

    @Test(arguments: PauseCause.allCases, [Nature.filing, .registration, .service])
    func `what is no licence is stopped by nothing but its own rules`(cause: PauseCause, nature: Nature) throws {
        let desk = try Desk.accepted(.reviewed.changed { $0.nature = nature })
        #expect(desk.code(of: PauseClock(1, cause, days: 2), as: .market) == .causeStopsNoClock)
    }

    @Test func `its own rules say which clock, and go before the profile's`() throws {
        let own = [
            PauseRule(cause: .siteVisit, statutory: false, promised: true, basis: "○ 授权协议"),
            PauseRule(cause: .testing, statutory: false, promised: false, basis: "○"),
        ]
        for nature in [Nature.registration, .licence] {
            var desk = try Desk.accepted(
                .reviewed.changed { item in
                    item.nature = nature
                    item.pauses = own
                })
            #expect(desk.code(of: PauseClock(1, .testing, days: 2), as: .market) == .causeStopsNoClock)
            try desk.act(PauseClock(1, .siteVisit, days: 2), as: .market)
            #expect(try desk.dues() == ["2018-04-02", "2018-03-16"])
        }
    }

    @Test func `the clock goes on early when the cause is over, with what was left`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(PauseClock(1, .testing, days: 10), as: .market)
        desk.wait(until: "2018-03-08")
        try desk.act(ResumeClock(1, result: "合格"), as: .market)
        // Three working days did not count: 03-06, 07, 08.
        #expect(try desk.dues() == ["2018-04-08", "2018-03-19"])
        #expect(desk.code(of: ResumeClock(1), as: .market) == .clockRuns)
    }

    @Test func `it goes on by itself after the days that were told, and a late resumption gains nothing`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(PauseClock(1, .testing, days: 2), as: .market)
        desk.wait(until: "2018-03-07")
        #expect(try desk.item().pause(on: desk.now.day) != nil)
        desk.wait(until: "2018-03-08")
        #expect(try desk.item().pause(on: desk.now.day) == nil)
        let before = try desk.dues()
        desk.wait(until: "2018-03-12")
        try desk.act(ResumeClock(1), as: .market)
        #expect(try desk.dues() == before)
        #expect(before == ["2018-04-04", "2018-03-16"])
    }

    @Test func `one pause at a time, and another when it is over`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(PauseClock(1, .testing, days: 3), as: .market)
        #expect(
            desk.refusal(of: PauseClock(1, .expertReview, days: 3), as: .market)
                == Denial(.clockStands, ["date": "2018-03-08"]))
        try desk.act(ResumeClock(1), as: .market)
        try desk.act(PauseClock(1, .expertReview, days: 3), as: .market)
        #expect(try desk.item().review.pauses.map(\.id) == [1, 2])
        #expect(try desk.dues().first == "2018-04-08")
    }

    @Test(arguments: [0, -1, 401]) func `the length is told in days that can be`(days: Int) throws {
        let desk = try Desk.accepted(.reviewed)
        #expect(desk.code(of: PauseClock(1, .testing, days: days), as: .market) == .notANumber)
    }

    @Test func `a pause told by another department than the deciding one is none`() throws {
        let desk = try Desk.accepted(.reviewed)
        #expect(desk.code(of: PauseClock(1, .testing, days: 3), as: .fire) == .otherDepartment)
        #expect(desk.code(of: PauseClock(1, .testing, days: 3)) == .roleMayNot)
    }

    @Test func `the proof says which days did not count`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(PauseClock(1, .testing, days: 2), as: .market)
        let proof = try #require(
            desk.file.runningProofs(asOf: desk.now.day, desk.rules).first { $0.clock == .statutory })
        let paused = proof.deadline.steps(desk.rules.calendar).filter { $0.effect == .paused }.map(\.day)
        #expect(paused == ["2018-03-06", "2018-03-07"])
        #expect(proof.due == "2018-04-04")
    }
}
