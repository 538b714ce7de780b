import Documents
import FoundationEssentials

@testable import Casework

/// People, items and settings of the tests.
enum Samples {
    static let food = definition(
        "SS03", "食品经营许可（新办）", .licence, deciding: "market", statutory: 20, promised: 8, promise: 5,
        lines: [
            line("foodForm", "食品经营许可申请书"),
            line("licence", "营业执照或者其他主体资格证明", originals: 0, copies: 1, form: .either),
            line("layout", "与经营相适应的设备设施布局、操作流程文件", tolerable: true),
            line("rules", "食品安全规章制度目录", tolerable: true),
            line("health", "从业人员健康证明", originals: 0, copies: 1, tolerable: true),
            line("identity", "法定代表人（负责人）身份证明", originals: 1, copies: 1, inspected: true),
        ], result: "食品经营许可证")
    static let shop = definition(
        "SS01", "个体工商户设立登记", .registration, deciding: "market", statutory: 3, promised: 1, promise: 5,
        lines: [
            line("shopForm", "个体工商户登记申请书"),
            line("identity", "法定代表人（负责人）身份证明", originals: 1, copies: 1, inspected: true),
            line("premises", "经营场所使用相关文件", originals: 0, copies: 1, tolerable: true),
        ])
    static let school = definition(
        "SH02", "民办学校正式设立审批", .licence, deciding: "education", statutory: 20, promised: 15, promise: nil,
        lines: (1...40).map { number in
            line(
                "school\(number)", "第\(number)类教学人员资格证明" + (number % 7 == 0 ? "及其与聘用合同、社会保险参保记录的对照表" : ""),
                originals: number % 3, copies: 1)
        })

    static let definitions = Definitions { hash in [food, shop, school].first { $0.short == hash } }

    static let person = Party(
        kind: .person, name: "王建国",
        document: IdentityDocument(kind: .citizen, number: "371102197803151216", override: "测试号码"),
        phone: "13800002210")
    static let company = Party(
        kind: .organisation, name: "日照海风餐饮管理有限公司",
        document: IdentityDocument(kind: .credit, number: "91371100MA3C000000", override: "测试代码"), phone: "7966000")

    static let agent = Agent(
        name: "李红", document: IdentityDocument(kind: .passport, number: "E12345678"), phone: "13900001111",
        powers: "代为提交和领取材料", until: nil)

    static let clerk = Actor(
        person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "3")

    static let reviewer = Actor(
        person: "0301", name: "李强", capacity: Capacity(.reviewer, department: "market"), centre: "main")
    static let chief = Actor(
        person: "0401", name: "孙丽", capacity: Capacity(.chief, department: "market"), centre: "main")
    static let issuer = Actor(
        person: "0122", name: "秦文", capacity: Capacity(.issueClerk), centre: "main", counter: "8")
    static let head = HeadApproval(
        name: "周立新", document: "日市监批〔2026〕31号", on: Day(number: 20_779))
    static let government = HeadApproval(
        body: .localGovernment, name: "孙志远", document: "日开批〔2026〕9号", on: Day(number: 20_779))

    static let calendar = WorkCalendar(years: [2026: .init(off: [:], work: [:])])
    static let rules = HallRules(calendar: calendar, defects: Set(phrases.keys), absentDefects: [1])

    static let phrases = Dictionary(
        uniqueKeysWithValues: [
            phrase(1, "缺件", "未提交该项材料", "请补交该项材料"),
            phrase(2, "缺签章", "缺少应有的签名或者盖章", "请由应当签署的人签名并加盖公章"),
            phrase(5, "过有效期", "证件或者文件已超过有效期", "请提交在有效期内的证件或者文件"),
            phrase(7, "事项不符", "内容与申请事项（经营项目）不一致", "请按申请事项（经营项目）改正"),
        ].map { ($0.number, $0) })

    static let page = PageContext(
        heading: "日照经济技术开发区政务服务中心", centre: "政务服务中心", address: "日照经济技术开发区政务服务中心一楼大厅",
        phone: "7966626", counter: "3", clerk: "张敏", departments: ["market": "市场监管局", "education": "教育文化体育局"],
        defects: phrases, rules: rules)

    /// A moment at which forms are made.
    static let noon = Instant(Day(number: 20_780), secondOfDay: 12 * 3_600, offset: 28_800)

    /// The templates that the program is shipped with.
    static let sources = Dictionary(
        uniqueKeysWithValues: DocumentTemplates.names.map { name in
            (name, (try? String(contentsOfFile: root + "Resources/documents/\(name).txt", encoding: .utf8)) ?? "")
        })
    static let templates: DocumentTemplates = {
        do { return try DocumentTemplates.decode(sources) } catch { preconditionFailure("\(error)") }
    }()

    /// The package's folder.
    static let root = String(#filePath.dropLast("Tests/DocumentsTests/Samples.swift".count))

    private static func phrase(_ number: Int, _ short: String, _ wording: String, _ remedy: String) -> DefectPhrase {
        DefectPhrase(number: number, short: short, wording: wording, remedy: remedy, absent: number == 1)
    }

    static func line(
        _ material: String, _ name: String, originals: Int = 1, copies: Int = 0, form: ChecklistLine.Form = .paper,
        inspected: Bool = false, tolerable: Bool = false
    ) -> ChecklistLine {
        ChecklistLine(
            material: material, name: name, filling: "", standard: "", originals: originals, copies: copies, form: form,
            inspected: inspected, tolerable: tolerable, sharing: false, condition: nil, multiplicity: nil, remark: "")
    }

    private static func definition(
        _ short: String, _ name: String, _ nature: Nature, deciding: String, statutory: Int, promised: Int,
        promise: Int?, lines: [ChecklistLine], result: String? = nil
    ) -> ItemDefinition {
        ItemDefinition(
            short: short, name: name, code: nil, nature: nature, kind: .promised, joint: false, passedUp: false,
            window: "commerce", accepting: "approval", deciding: deciding, sealing: deciding,
            effectiveFrom: Day(number: 0), effectiveTo: nil, statutory: Limit(statutory, .working, basis: "测试"),
            extension_: nature == .licence ? Limit(10, .working, basis: "行政许可法第四十二条第一款") : nil,
            promised: Limit(promised, .working, basis: "测试"),
            promiseTerm: promise.map { Limit($0, .working, basis: "测试") },
            correctionTerm: Limit(10, .working, basis: "测试"), inPerson: false, windowEmpowered: false, fields: [],
            questions: [], lines: lines, steps: [], requires: [],
            result: result.map {
                ResultDefinition(name: $0, material: nil, validity: Limit(60, .month, basis: "测试"), blank: true)
            },
            source: "测试")
    }
}
