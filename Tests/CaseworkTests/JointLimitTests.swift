import Testing

@testable import Casework

/// Joint handling of licences by several bodies: 45 working days, and 15 more (行政许可法 42 II, `model.md` 15).
struct JointLimitTests {
    private let fifteen = ExtendLimit(1, .joint, approval: .government, reason: "涉及多个部门")

    @Test func `licences of several bodies have a cap beside their own limits, which it never lengthens`() throws {
        let desk = try Desk.accepted(.jointPermit, .fireCheck)
        #expect(desk.caps == ["2018-05-08", "2018-05-08"])
        #expect(try [desk.dues(1).first, desk.dues(2).first] == ["2018-04-02", "2018-04-02"])
        #expect(desk.file.runningProofs(asOf: desk.now.day, desk.rules).first?.clock == .promised)
        #expect(desk.clocks.count { $0 == "joint 2018-05-08" } == 2)
    }

    @Test func `it runs from the first acceptance among them`() throws {
        var desk = try Desk.serving(.jointPermit, .fireCheck)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(desk.caps == ["2018-05-08", nil])
        desk.wait(until: "2018-03-09")
        try desk.act(Accept([2]))
        #expect(desk.caps == ["2018-05-08", "2018-05-08"])
    }

    @Test func `fifteen more by the head of the local government, once for all of them`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        let byHead = ExtendLimit(1, .joint, approval: .head, reason: "涉及多个部门")
        #expect(desk.code(of: byHead, as: .market) == .wrongApprover)
        let sixteen = ExtendLimit(1, .joint, amount: 16, approval: .government, reason: "涉及多个部门")
        #expect(desk.code(of: sixteen, as: .market) == .extensionTooLong)
        try desk.act(fifteen, as: .market)
        #expect(desk.caps == ["2018-05-29", "2018-05-29"])
        #expect(try [desk.dues(1).first, desk.dues(2).first] == ["2018-04-02", "2018-04-02"])
        #expect(desk.code(of: fifteen, as: .market) == .extendedAlready)
        let other = ExtendLimit(2, .joint, approval: .government, reason: "涉及多个部门")
        #expect(desk.code(of: other, as: .fire) == .extendedAlready)
    }

    @Test func `never after it ran out`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        desk.wait(until: "2018-05-08")
        #expect(desk.code(of: fifteen, as: .market) == nil)
        desk.wait(until: "2018-05-09")
        #expect(desk.refusal(of: fifteen, as: .market) == Denial(.limitOver, ["date": "2018-05-08"]))
    }

    @Test func `the item's own extension is another one`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        try desk.act(fifteen, as: .market)
        try desk.act(ExtendLimit(1, approval: .head, reason: "需要核查"), as: .market)
        #expect(try desk.dues(1).first == "2018-04-17")
    }

    @Test func `a licence of one body alone has no cap, nor has what is no licence`() throws {
        let alone = try Desk.accepted(.reviewed)
        #expect(alone.caps == [nil])
        #expect(alone.code(of: fifteen, as: .market) == .noExtension)
        let mixed = try Desk.accepted(.reviewed, .registration.changed { $0.deciding = "fire" })
        #expect(mixed.caps == [nil, nil])
    }

    @Test func `a pause of one item stops the cap for it alone, and who withdrew is no longer under it`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        try desk.act(PauseClock(1, .testing, days: 3), as: .market)
        #expect(desk.caps == ["2018-05-11", "2018-05-08"])
        try desk.act(Withdraw([2], reason: "项目取消"))
        #expect(desk.caps == ["2018-05-11", nil])
    }

    @Test func `one of the departments leads, the first to decide unless another is named`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        #expect(desk.file.lead == "market")
        #expect(desk.file.reviewingDepartments == ["market", "fire"])
        #expect(desk.code(of: NameLead("market")) == .alreadyLead)
        #expect(desk.code(of: NameLead("health")) == .otherDepartment)
        #expect(desk.code(of: NameLead("fire"), as: .market) == .roleMayNot)
        try desk.act(NameLead("fire"), as: .chief)
        #expect(desk.file.reviewingDepartments == ["fire", "market"])
        #expect(try Desk.accepted(.licence).code(of: NameLead("market")) == .notJoint)
    }
}

extension Desk {
    /// Last days of the joint cap of each item.
    fileprivate var caps: [Day?] {
        file.items.map { file.jointDeadline(of: $0, asOf: now.day, rules)?.due }
    }
}
