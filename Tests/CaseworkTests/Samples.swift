@testable import Casework

/// Items that the tests file: a licence, a registration, an instant service, and a joint pair.
extension ItemDefinition {
    /// Three lines, of which two may be promised; a required field.
    static let licence = sample(
        "SS03", "食品经营许可", .licence, promiseTerm: Limit(5, .working, basis: "○"),
        fields: [.init(id: "address", label: "经营场所", kind: .text, required: true, choices: [])],
        lines: [
            .init("form", "申请书", originals: 1), .init("premises", "场所证明", copies: 1, tolerable: true),
            .init("layout", "布局图", originals: 1, copies: 1, tolerable: true),
        ])

    /// A situation adds two lines, a field multiplies one.
    static let registration = sample(
        "SS01", "公司设立登记", .registration,
        fields: [
            .init(id: "shareholders", label: "股东人数", kind: .number, required: false, choices: []),
            .init(id: "since", label: "起始日期", kind: .date, required: false, choices: []),
            .init(id: "form", label: "类型", kind: .choice, required: false, choices: ["有限", "股份"]),
        ],
        questions: [.init(id: "home", text: "住所是否为住宅", answers: ["是", "否"], usual: "否")],
        lines: [
            .init("charter", "章程", originals: 1), .init("holders", "股东身份证明", copies: 1, multiplicity: "shareholders"),
            .init("deed", "房产证明", copies: 1, condition: .init(question: "home", answer: "是")),
            .init("consent", "利害关系人同意", originals: 1, condition: .init(question: "home", answer: "是")),
        ])

    /// Done while the applicant waits; the original is only inspected.
    static let instant = sample(
        "JB01", "就业登记", .service, kind: .instant, empowered: true,
        lines: [.init("card", "身份证", originals: 1, inspected: true)])

    /// A joint pair: each needs the plan's original and a copy of its own.
    static let permit = sample(
        "TZ03", "施工许可", .licence, joint: true,
        lines: [.init("plan", "总平面图", originals: 1, copies: 1), .init("contract", "施工合同", copies: 1)])
    static let fireCheck = sample(
        "TZ04", "消防设计审查", .licence, deciding: "fire", joint: true,
        promiseTerm: Limit(5, .working, basis: "○"),
        lines: [
            .init("plan", "总平面图", originals: 1, copies: 1), .init("drawing", "消防图纸", copies: 1, tolerable: true),
        ])

    /// The same but for `edit`.
    func changed(_ edit: (inout ItemDefinition) -> Void) -> ItemDefinition {
        var copy = self
        edit(&copy)
        return copy
    }

    private static func sample(
        _ short: String, _ name: String, _ nature: Nature, kind: Handling = .promised, deciding: String = "market",
        joint: Bool = false, empowered: Bool = false, promiseTerm: Limit? = nil, fields: [FieldDefinition] = [],
        questions: [SituationQuestion] = [], lines: [ChecklistLine]
    ) -> ItemDefinition {
        ItemDefinition(
            short: short, name: name, code: nil, nature: nature, kind: kind, joint: joint, passedUp: false,
            window: "trade", accepting: "bureau", deciding: deciding, sealing: deciding, effectiveFrom: "2018-01-01",
            effectiveTo: nil, statutory: nature == .licence ? Limit(20, .working, basis: "行政许可法42") : nil,
            extension_: nil, promised: Limit(kind == .instant ? 0 : 7, .working, basis: "○"),
            promiseTerm: promiseTerm, correctionTerm: Limit(10, .working, basis: "○"), inPerson: false,
            windowEmpowered: empowered, fields: fields, questions: questions, lines: lines, steps: [], requires: [],
            source: "○")
    }
}

extension ChecklistLine {
    init(
        _ material: String, _ name: String, originals: Int = 0, copies: Int = 0, inspected: Bool = false,
        tolerable: Bool = false, sharing: Bool = false, condition: Condition? = nil, multiplicity: String? = nil
    ) {
        self.init(
            material: material, name: name, filling: "", standard: "", originals: originals, copies: copies,
            form: .paper, inspected: inspected, tolerable: tolerable, sharing: sharing, condition: condition,
            multiplicity: multiplicity, remark: "")
    }
}

extension Actor {
    static let clerk = desk("1001", .frontDesk)
    static let colleague = desk("1002", .frontDesk)
    static let supervisor = desk("2001", .supervisor)
    static let market = behind("3001", "market")
    static let fire = behind("3002", "fire")
    static let inspector = behind("3003", "market")
    static let chief = behind("4001", "market", .chief)
    static let fireChief = behind("4002", "fire", .chief)
    static let issuer = Actor(
        person: "5001", name: "5001", capacity: Capacity(.issueClerk), centre: "main", counter: "9")
    static let system = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")

    private static func desk(_ person: String, _ role: Role) -> Actor {
        Actor(person: person, name: person, capacity: Capacity(role), centre: "main", counter: "3")
    }

    static func behind(_ person: String, _ department: String, _ role: Role = .reviewer) -> Actor {
        Actor(person: person, name: person, capacity: Capacity(role, department: department), centre: "main")
    }
}

extension Party {
    static let citizen = Party(
        kind: .person, name: "王海", document: .init(kind: .citizen, number: "11010519491231002X"), phone: "")
}

extension Approval {
    static let given = Approval(person: "2001", reason: "复核后同意")
}

extension ServiceWindow {
    static let trade = ServiceWindow(
        id: "trade", name: "商事登记", centre: "main", category: "A", season: nil, issues: false)
}

extension WorkCalendar {
    /// 2018 and 2019 as far as these tests reach: Spring Festival and New Year with their worked weekend days, and Qingming.
    static let hall: WorkCalendar = {
        let spring = Day("2018-02-15").number...Day("2018-02-21").number
        let qingming = Day("2018-04-05").number...Day("2018-04-07").number
        var off: [Day: String] = [:]
        for number in spring { off[Day(number: number)] = "春节" }
        for number in qingming { off[Day(number: number)] = "清明节" }
        off["2018-12-30"] = "元旦"
        off["2018-12-31"] = "元旦"
        let work: [Day: String] = [
            "2018-02-11": "春节", "2018-02-24": "春节", "2018-04-08": "清明节", "2018-12-29": "元旦",
        ]
        return WorkCalendar(years: [
            2018: .init(off: off, work: work), 2019: .init(off: ["2019-01-01": "元旦"], work: [:]),
        ])
    }()
}
