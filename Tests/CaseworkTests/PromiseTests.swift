import Testing

@testable import Casework

/// 容缺受理: accepted on a signed promise (seed 三(一)2, 三(二)4).
struct PromiseTests {
    @Test func `tolerable lines are promised until the last day of the term`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        #expect(try desk.stage() == .promised)
        #expect(try desk.item().promise?.materials == ["layout"])
        #expect(try desk.item().promise?.until == "2018-03-12")
        #expect(try desk.item().acceptedOn == "2018-03-05")
        #expect(try desk.item().clockStart(asOf: desk.now.day, desk.rules) == "2018-03-05")
    }

    @Test func `the applicant may promise an earlier day but no later and no past one`() throws {
        let desk = try Desk.lackingLayout()
        #expect(desk.code(of: AcceptOnPromise([1], until: "2018-03-08")) == nil)
        #expect(
            desk.refusal(of: AcceptOnPromise([1], until: "2018-03-13"))
                == Denial(.promiseTooLong, ["date": "2018-03-12"]))
        #expect(desk.code(of: AcceptOnPromise([1], until: "2018-03-04")) == .dateInPast)
    }

    @Test func `a main paper can't be promised`() throws {
        var desk = try Desk.lackingLayout()
        try desk.fail("form", 1)
        #expect(desk.refusal(of: AcceptOnPromise([1])) == Denial(.notTolerable, ["line": "申请书"]))
    }

    @Test func `who is marked discredited can't promise`() throws {
        var desk = try Desk.lackingLayout()
        desk.rules.discredited = [Party.citizen.document.number]
        #expect(desk.code(of: AcceptOnPromise([1])) == .discredited)
    }

    @Test func `an item without a promise term takes no promises`() throws {
        var desk = try Desk.serving(.registration)
        try desk.passAll(but: "charter")
        try desk.fail("charter", 1)
        #expect(desk.code(of: AcceptOnPromise([1])) == .noPromiseTaken)
    }

    @Test func `nothing is promised before all was looked at, where nothing is missing, or after a notice`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: AcceptOnPromise([1])) == .linesNotLookedAt)
        try desk.passAll()
        #expect(desk.code(of: AcceptOnPromise([1])) == .nothingFailed)
        let noticed = try Desk.noticed()
        #expect(noticed.code(of: AcceptOnPromise([1])) == .noticeGiven)
    }

    @Test func `the supplement comes through the desk and keeps the promise`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        #expect(desk.file.openLines.map(\.material) == ["layout"])
        #expect(desk.code(of: PassLine("layout")) == .notBrought)
        #expect(desk.code(of: ReceiveSupplement(["layout"]), as: .market) == .roleMayNot)
        desk.wait(until: "2018-03-08")
        try desk.act(ReceiveSupplement(["layout"]))
        #expect(try desk.stage() == .promised)
        try desk.act(PassLine("layout"))
        #expect(try desk.stage() == .accepted)
        #expect(try desk.item().acceptedOn == "2018-03-05")
        #expect(desk.file.usualHandover(to: "market").map(\.material) == ["form", "premises", "layout"])
    }

    @Test func `a supplement with a defect leaves the promise open`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        try desk.act(ReceiveSupplement(["layout"]))
        try desk.fail("layout", 2)
        #expect(try desk.stage() == .promised)
        #expect(try desk.item().openPromise == ["layout"])
    }

    @Test func `main papers in order go to the department while the promise is open`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        #expect(desk.file.usualHandover(to: "market").map(\.material) == ["form", "premises"])
    }
}

extension Desk {
    /// A licence in order but for its layout, which is not there.
    static func lackingLayout() throws -> Desk {
        var desk = try Desk.serving(.licence)
        try desk.passAll(but: "layout")
        try desk.fail("layout", 1)
        return desk
    }
}
