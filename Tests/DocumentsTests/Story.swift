import Documents

@testable import Casework

/// How each golden page came about.
enum Story: String, CaseIterable {
    case receipt, acceptance, deemedAcceptance, longAcceptance, promise, correction, longCorrection, notNeeded, refusal
    case papersReturned, withdrawal, handover, longHandover, supplement
    case declined, damaged, courier, pause, hearingPause, extended, jointlyExtended, hearing, ownHearing, grant, denial
    case termination, missedCorrection, wrongResult, readyToCollect, collected, byPost, receiptHandover

    func page() throws -> Page {
        var desk = try Desk.open(
            isLong || self == .jointlyExtended
                ? [Samples.food, Samples.shop, Samples.school] : [Samples.food, Samples.shop],
            applicant: isLong ? Samples.company : Samples.person)
        switch self {
        case .receipt:
            try desk.act(RecordAgent(Samples.agent))
            try desk.passRest()
            return try desk.page(.receipt, after: ReceivePapers())
        case .acceptance, .longAcceptance:
            try desk.passRest()
            return try desk.page(.acceptance, after: Accept(desk.keys))
        case .deemedAcceptance:
            try desk.passRest()
            try desk.act(ReceivePapers())
            desk.now = desk.now.adding(seconds: 9 * 86_400)
            return try desk.page(.acceptance, after: Accept(desk.keys))
        case .promise:
            try desk.act(FailLine("layout", defects: [2], note: "第3页"))
            try desk.act(FailLine("premises", defects: [1]))
            try desk.passRest()
            return try desk.page(.promise, after: AcceptOnPromise(desk.keys))
        case .correction:
            try desk.fail()
            return try desk.page(.correction, after: IssueNotice(desk.keys))
        case .longCorrection:
            for number in 1...40 { try desk.act(FailLine("school\(number)", defects: [2, 5], note: "第\(number)人")) }
            try desk.fail()
            return try desk.page(.correction, after: IssueNotice(desk.keys))
        case .notNeeded:
            try desk.passRest()
            try desk.act(ReceivePapers())
            return try desk.page(.notNeeded, after: TellNotNeeded([1], reason: "销售预包装食品不需要取得食品经营许可"))
        case .refusal:
            try desk.passRest()
            try desk.act(ReceivePapers())
            return try desk.page(
                .refusal, after: Refuse(desk.keys, reason: "申请事项依法不属于本机关职权范围。", rightBody: "日照市市场监督管理局"))
        case .papersReturned:
            try desk.passRest()
            try desk.act(ReceivePapers())
            return try desk.page(.papersReturned, after: GivePapersBack())
        case .withdrawal:
            try desk.passRest()
            try desk.act(ReceivePapers())
            return try desk.page(.withdrawal, after: Withdraw(desk.keys, reason: "经营计划变更"))
        case .handover:
            try desk.passRest()
            try desk.act(Accept(desk.keys))
            let papers = desk.subject.usualHandover(to: "market")
            return try desk.page(.handover, after: HandPapersOver(to: "market", papers))
        case .longHandover:
            try desk.passRest()
            try desk.act(Accept(desk.keys))
            let papers = desk.subject.usualHandover(to: "education")
            return try desk.page(.handover, after: HandPapersOver(to: "education", papers))
        case .supplement:
            try desk.fail()
            try desk.act(IssueNotice(desk.keys))
            return try desk.page(.supplement, after: ReceiveSupplement(["layout", "health"]))
        default: return try reviewed(&desk)
        }
    }

    /// Those from behind the window.
    private func reviewed(_ desk: inout Desk) throws -> Page {
        switch self {
        case .termination:
            try desk.act(FailLine("layout", defects: [1]))
            try desk.passRest()
            try desk.act(AcceptOnPromise([1]))
            desk.now = desk.now.adding(seconds: 9 * 86_400)
            return try desk.page(.termination, after: Terminate(1, .promiseBroken, reason: "布局文件至今未补交，已电话提醒两次"))
        case .missedCorrection:
            try desk.fail()
            try desk.act(IssueNotice(desk.keys))
            desk.now = desk.now.adding(seconds: 15 * 86_400)
            return try desk.page(.termination, after: Terminate(2, .correctionMissed, reason: "补正期限内未提交经营场所文件"))
        default:
            try desk.passRest()
            try desk.act(Accept(desk.keys))
        }
        switch self {
        case .declined, .damaged:
            try desk.act(HandPapersOver(to: "market", desk.subject.usualHandover(to: "market")))
            let counted = desk.subject.handovers.flatMap(\.papers).dropLast()
            return self == .damaged
                ? try desk.page(.declined, after: DeclinePapers(1, cause: .damaged), by: Samples.reviewer)
                : try desk.page(.declined, after: SignForPapers(1, counted: Array(counted)), by: Samples.reviewer)
        case .courier:
            let papers = desk.subject.usualHandover(to: "market")
            return try desk.page(.handover, after: HandPapersOver(to: .courier, papers, courier: "顺丰速运 张"))
        case .pause:
            return try desk.page(
                .pause, after: PauseClock(1, .testing, days: 5, note: "油烟排放检测"), by: Samples.reviewer)
        case .hearingPause: return try desk.page(.pause, after: PauseClock(1, .hearing, days: 20), by: Samples.reviewer)
        case .extended:
            return try desk.page(
                .extension_, after: ExtendLimit(1, approval: Samples.head, reason: "需要向原发证机关核实"),
                by: Samples.reviewer)
        case .jointlyExtended:
            return try desk.page(
                .extension_, after: ExtendLimit(1, .joint, approval: Samples.government, reason: "涉及两个部门的联合审查"),
                by: Samples.reviewer)
        case .hearing, .ownHearing:
            let parties = self == .hearing ? "申请人和相邻业主" : "社会公众"
            return try desk.page(
                .hearing, after: TellOfHearing(1, parties: parties, ownMotion: self == .ownHearing),
                by: Samples.reviewer)
        case .wrongResult, .readyToCollect, .collected, .byPost, .receiptHandover: return try issued(&desk)
        case .grant: return try desk.page(.grant, after: Decide(1, .granted), by: Samples.chief)
        default:
            return try desk.page(
                .denial, after: Decide(1, .refused, reason: "经现场核查，加工区与就餐区之间没有分隔，不符合食品安全要求"),
                by: Samples.chief)
        }
    }

    /// Those of the issue window.
    private func issued(_ desk: inout Desk) throws -> Page {
        try desk.act(Decide(1, .granted), by: Samples.chief)
        try desk.act(MakeResult(1, number: "JY13711020001", blank: "00017"), by: Samples.reviewer)
        try desk.act(
            HandPapersOver(to: .issueWindow, desk.subject.resultsWith(.department("market"))), by: Samples.reviewer)
        let until = desk.subject.items[0].review.result?.payload.validUntil.map { "\($0)" } ?? ""
        if self == .wrongResult {
            let read = [1: ["holder": "王健国", "number": "JY1371102000l", "validUntil": until]]
            return try desk.page(.declined, after: TakeOverResults(1, read: read), by: Samples.issuer)
        }
        let read = [1: ["holder": "王建国", "number": "JY13711020001", "validUntil": until]]
        if self == .readyToCollect {
            return try desk.page(.resultNotice, after: TakeOverResults(1, read: read), by: Samples.issuer)
        }
        try desk.act(TakeOverResults(1, read: read), by: Samples.issuer)
        switch self {
        case .collected:
            return try desk.page(
                .delivery,
                after: IssueResults([1], to: .agent(Samples.agent), copies: 2, oldTakenIn: "JY13711019999"),
                by: Samples.issuer)
        case .byPost:
            let wish = DeliveryWish(recipient: "王建国", address: "日照经济技术开发区海滨五路88号", phone: "13800002210")
            try desk.act(WishDelivery([1], wish), by: Samples.issuer)
            try desk.act(
                PostResults([1], batch: "20261123-1", tracking: "EA123456789CN", carrier: "邮政 赵"), by: Samples.issuer)
            try desk.act(SignForCourier(2), by: Samples.issuer)
            return try desk.page(
                .delivery, after: EndPosting(2, .delivered(to: "王建国", on: desk.now.day)), by: Samples.issuer)
        default:
            try desk.act(IssueResults([1], to: .applicant), by: Samples.issuer)
            return try desk.page(
                .handover, after: HandPapersOver(to: .department("market"), desk.subject.returnsTo("market")),
                by: Samples.issuer)
        }
    }

    private var isLong: Bool { rawValue.hasPrefix("long") }
}

extension Desk {
    var keys: [Int] { subject.items.map(\.key) }

    /// Three lines of the food licence are wanting and one of the shop's, the rest in order.
    mutating func fail(shop: Bool = true) throws {
        try act(FailLine("layout", defects: [2], note: "第3页平面图"))
        try act(FailLine("health", defects: [1]))
        try act(FailLine("identity", defects: [5]))
        if shop { try act(FailLine("premises", defects: [2, 7])) }
        try passRest()
    }
}
