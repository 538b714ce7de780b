import Testing

@testable import Casework

/// Items that are reviewed behind the window, and how a test brings one there.
extension ItemDefinition {
    /// Papers first, then the site and the fire safety side by side, then the draft, which waits for both.
    static let reviewed = licence.changed { item in
        item.extension_ = Limit(10, .working, basis: "行政许可法第四十二条第一款")
        item.steps = [
            .init(id: "papers", name: "材料审查", department: "market", limit: Limit(2, .working, basis: "○"), after: []),
            .init(
                id: "site", name: "现场核查", department: "market", limit: Limit(5, .working, basis: "○"), after: ["papers"]
            ),
            .init(
                id: "fire", name: "消防意见", department: "fire", limit: Limit(3, .working, basis: "○"), after: ["papers"]),
            .init(id: "draft", name: "拟定意见", department: "market", limit: nil, after: ["site", "fire"]),
        ]
        item.result = ResultDefinition(
            name: "食品经营许可证", material: "foodLicence", validity: Limit(60, .month, basis: "○"), blank: true)
    }

    /// Two licences of two bodies, handled together.
    static let jointPermit = permit.changed { $0.extension_ = Limit(10, .working, basis: "行政许可法第四十二条第一款") }

    /// Needs the food licence.
    static let delivery = licence.changed { item in
        item.short = "SS09"
        item.name = "网络餐饮备案"
        item.lines = [
            ChecklistLine("deliveryForm", "备案表", originals: 1),
            ChecklistLine("foodLicence", "食品经营许可证", copies: 1, sharing: true),
        ]
        item.promiseTerm = nil
    }

    /// A single review step and a result, handed to the window.
    static let sitting = instant.changed { item in
        item.steps = [.init(id: "check", name: "核验", department: "market", limit: nil, after: [])]
        item.result = ResultDefinition(name: "就业登记证", material: nil, validity: nil, blank: false)
    }
}

extension HeadApproval {
    static let head = HeadApproval(name: "周局长", document: "日市监批〔2018〕3号", on: "2018-03-05")
    static let government = HeadApproval(
        body: .localGovernment, name: "孙主任", document: "日开批〔2018〕9号", on: "2018-03-05")
}

extension Desk {
    /// `items`, accepted on `day`.
    static func accepted(_ items: ItemDefinition..., on day: Day = "2018-03-05") throws -> Desk {
        var desk = Desk(on: day)
        try desk.act(OpenCase(number: "KF-0001"))
        for item in items { try desk.add(item) }
        try desk.act(RecordApplicant(.citizen))
        if items.contains(where: { $0.fields.contains(where: \.required) }) {
            try desk.act(RecordField("address", "海滨五路1号"))
        }
        try desk.passAll()
        try desk.act(Accept(desk.file.items.map(\.key)))
        return desk
    }

    /// The food licence with every step done.
    static func reviewed(on day: Day = "2018-03-05") throws -> Desk {
        var desk = try Desk.accepted(.reviewed, on: day)
        try desk.opineAll()
        return desk
    }

    /// Agrees at `step`, as a reviewer of its department.
    mutating func agree(_ key: Int = 1, _ step: String) throws {
        let department = try #require(try item(key).definition.steps.first { $0.id == step }?.department)
        try act(GiveOpinion(key, step: step, .agree), as: .behind(department == "fire" ? "3002" : "3001", department))
    }

    mutating func opineAll(_ key: Int = 1) throws {
        for step in try item(key).definition.steps { try agree(key, step.id) }
    }

    /// Takes over the results on a slip, whose certificates say what they should.
    mutating func takeOver(_ handover: Int, as actor: Actor = .issuer) throws {
        try act(TakeOverResults(handover, read: printed(handover)), as: actor)
    }

    /// What right certificates on a slip say.
    func printed(_ handover: Int) throws -> [Int: [String: String]] {
        var read: [Int: [String: String]] = [:]
        for paper in listed(handover) {
            guard let (item, _) = file.result(paper.material) else { continue }
            read[item.key] = Dictionary(
                uniqueKeysWithValues: file.fieldsToCompare(of: item).map { ($0.field, $0.accepted) })
        }
        return read
    }

    /// A food licence made and on its way to the issue window, on the slip 1.
    static func made(_ item: ItemDefinition = .reviewed, on day: Day = "2018-03-05") throws -> Desk {
        var desk = try Desk.accepted(item, on: day)
        try desk.opineAll()
        try desk.act(Decide(1, .granted), as: .chief)
        try desk.act(MakeResult(1, number: "JY1371", blank: "0001"), as: .market)
        try desk.act(HandPapersOver(to: .issueWindow, desk.file.resultsWith(.department("market"))), as: .market)
        return desk
    }

    /// The same, taken over.
    static func ready(_ item: ItemDefinition = .reviewed, on day: Day = "2018-03-05") throws -> Desk {
        var desk = try Desk.made(item, on: day)
        try desk.takeOver(1)
        return desk
    }

    /// States of the steps by their names, with what they wait for.
    func states(_ key: Int = 1) throws -> [String] {
        try file.steps(of: item(key), asOf: now.day, rules).map { step in
            if case .waiting(let names) = step.state { return "waiting \(names.joined(separator: " "))" }
            return step.state.name
        }
    }

    /// Last days of the statutory and the promised clock.
    func dues(_ key: Int = 1) throws -> [Day?] {
        let deadlines = try item(key).deadlines(asOf: now.day, rules)
        return [deadlines.statutory?.due, deadlines.promised?.due]
    }
}
