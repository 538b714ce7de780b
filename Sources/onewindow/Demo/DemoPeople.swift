import Casework

/// Makes applicants up. Their numbers have right check digits, but county codes that no county has (371190 to 371199),
/// so that no number is a living person's or a real firm's.
struct DemoPeople {
    private var random: SeededRandom

    init(_ random: SeededRandom) {
        self.random = random
    }

    /// A citizen, now and then a foreigner or a resident of Hong Kong or Taiwan.
    mutating func person() -> Party {
        switch Int.random(in: 0..<40, using: &random) {
        case 0: foreigner()
        case 1:
            Party(
                kind: .person, name: name(), document: IdentityDocument(kind: .hongKongMacao, number: "H" + digits(8)),
                phone: phone())
        case 2:
            Party(
                kind: .person, name: name(), document: IdentityDocument(kind: .taiwan, number: digits(8)),
                phone: phone())
        default: Party(kind: .person, name: name(), document: citizen(), phone: phone())
        }
    }

    private mutating func foreigner() -> Party {
        Party(
            kind: .person, name: pick(["ANNA SCHMIDT", "KIM MINJUN", "PETROV IVAN", "MARIA SILVA"]),
            document: IdentityDocument(kind: .passport, number: "E" + digits(8)), phone: phone())
    }

    /// A company.
    mutating func organisation() -> Party {
        Party(kind: .organisation, name: company(), document: credit(), phone: phone())
    }

    /// Somebody who files for an applicant until `day`.
    mutating func agent(until day: Day) -> Agent {
        Agent(name: name(), document: citizen(), phone: phone(), powers: "代为提交材料、领取文书", until: day)
    }

    /// 经营场所
    mutating func address() -> String {
        "\(pick(["北京路", "天津路", "上海路", "深圳路", "厦门路", "青岛路", "秦皇岛路"]))\(Int.random(in: 1...399, using: &random))号"
    }

    /// 日照海澜商贸有限公司
    mutating func company() -> String {
        let brand = pick(["海澜", "东港", "启航", "绿源", "金石", "万平", "合众", "瑞丰", "北辰", "明远", "佳禾", "安泰"])
        let trade = pick(["商贸", "食品", "餐饮管理", "建设工程", "机械制造", "物流", "信息技术", "环保科技", "医疗器械"])
        return "日照\(brand)\(trade)有限公司"
    }

    mutating func name() -> String {
        let family = pick(["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "欧阳"])
        let given = pick([
            "建国", "秀英", "伟", "芳", "磊", "静", "志强", "丽娟", "海涛", "晓燕", "文博", "雨桐", "子涵", "德胜", "春梅", "永康", "国庆", "雪",
        ])
        return family + given
    }

    private mutating func citizen() -> IdentityDocument {
        let birthday = Day(number: Int.random(in: 0...12_700, using: &random) - 3_650)
        let body =
            county() + birthday.description.filter { $0 != "-" } + padded(Int.random(in: 1...999, using: &random))
        return checked(.citizen, body, "10X98765432")
    }

    private mutating func credit() -> IdentityDocument {
        let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let body = (0..<9).map { _ in String(letters.randomElement(using: &random) ?? "0") }.joined()
        return checked(.credit, "91" + county() + body, String(letters))
    }

    /// The one of `signs` that makes the number right.
    private func checked(_ kind: IdentityDocument.Kind, _ body: String, _ signs: String) -> IdentityDocument {
        signs.lazy.map { IdentityDocument(kind: kind, number: body + String($0)) }.first { $0.flaw == nil }
            ?? IdentityDocument(kind: kind, number: body + "0", override: "演示")
    }

    private mutating func county() -> String { "37119\(Int.random(in: 0...9, using: &random))" }

    mutating func phone() -> String { "19900" + digits(6) }

    private mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }

    private func padded(_ value: Int) -> String { String(String(value + 1000).dropFirst()) }

    private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
}
