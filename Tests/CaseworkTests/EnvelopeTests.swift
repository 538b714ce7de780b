import Foundation
import Testing

@testable import Casework

/// The file's form of an operation: frozen keys, and every kind comes back as it went in.
struct EnvelopeTests {
    /// Foundation has one of that name too.
    private typealias Operation = Casework.Operation

    @Test func `every kind of operation has a sample here`() {
        #expect(Set(samples.map { type(of: $0).kind }) == Set(OperationKinds.all.keys))
        #expect(samples.count == OperationKinds.all.count)
    }

    @Test func `every kind comes back from its envelope as it went in`() throws {
        for payload in samples {
            let operation = sealed(payload)
            let data = try JSONEncoder().encode(operation)
            #expect(try JSONDecoder().decode(Operation.self, from: data) == operation, "\(operation.kind)")
        }
    }

    @Test func `a changed payload is another operation`() {
        #expect(sealed(LinePassed(material: "form")) != sealed(LinePassed(material: "layout")))
        #expect(sealed(LinePassed(material: "form")) != sealed(LineMended(material: "form", defects: [])))
    }

    @Test func `the envelope's keys are frozen`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(sealed(LinePassed(material: "form"))), as: UTF8.self)
        #expect(
            text == """
                {"actor":"1001","capacity":"frontDesk","centre":"main","effectiveOn":"2018-03-02",\
                "intent":"01ARZ3NDEKTSV4RRFFQ69G5FAV","items":[1,2],"kind":"linePassed","onBehalfOf":"1002",\
                "payload":{"material":"form"},"previous":"c0ffee","recordedAt":"2018-03-05T09:30:00.000+08:00",\
                "sequence":7,"window":"3"}
                """)
    }

    @Test func `what is absent is left out`() throws {
        var operation = sealed(Withdrawn(reason: ""))
        operation.items = []
        operation.actor = Author(person: "system", capacity: .system, centre: "main")
        let data = try JSONEncoder().encode(operation)
        let text = String(decoding: data, as: UTF8.self)
        for key in ["items", "onBehalfOf", "window"] { #expect(!text.contains("\"\(key)\"")) }
        #expect(try JSONDecoder().decode(Operation.self, from: data) == operation)
    }

    @Test func `a kind that this engine does not know is named`() throws {
        let data = try JSONEncoder().encode(sealed(Accepted()))
        let text = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "\"accepted\"", with: "\"blessed\"")
        do {
            _ = try JSONDecoder().decode(Operation.self, from: Data(text.utf8))
            Issue.record("an unknown kind was taken")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.debugDescription == "no operation is called \"blessed\"")
        }
    }

    @Test(arguments: ["2018-02-30", "2018-2-9", "20180209", ""])
    func `a date that does not exist is refused`(text: String) throws {
        let data = try JSONEncoder().encode(sealed(Accepted()))
        let broken = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "2018-03-02", with: text)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Operation.self, from: Data(broken.utf8)) }
    }

    private func sealed(_ payload: any OperationPayload) -> Operation {
        Operation(
            sequence: 7, intent: act, items: [1, 2],
            recordedAt: Instant("2018-03-05", secondOfDay: 34_200, offset: 28_800), effectiveOn: "2018-03-02",
            actor: Author(person: "1001", capacity: .frontDesk, onBehalfOf: "1002", centre: "main", window: "3"),
            payload: payload, previous: "c0ffee")
    }

    private let act: ULID

    init() throws {
        act = try #require(ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV"))
    }

    private var samples: [any OperationPayload] {
        deskSamples + paperSamples + reviewSamples + issueSamples + clockSamples + ticketSamples + shiftSamples
            + blankSamples + enquirySamples
    }

    private var deskSamples: [any OperationPayload] {
        [
            CaseOpened(number: "KF-0001", channel: .post, ticket: act), CaseVoided(reason: "重复建案"),
            ApplicantRecorded(applicant: .citizen), AgentRecorded(agent: .clerkOfFirm),
            ItemAdded(short: "SS03", definition: "aa"), ItemDropped(),
            FieldRecorded(field: "address", value: "海滨五路\"1\"号"), SituationAnswered(question: "home", answer: "是"),
            LinePassed(material: "form"), LineMended(material: "form", defects: [2]),
            LineFailed(material: "form", defects: [1, 3], note: "第3页", approval: .given),
            Accepted(), AcceptedOnPromise(until: "2018-03-12", materials: ["layout"]),
            CorrectionNoticeIssued(
                until: "2018-03-19", lines: [.init(material: "form", defects: [2], note: nil)], proof: "签收单"),
            NotNeededTold(reason: "无需许可"), Refused(reason: "不具备资格", rightBody: "市卫生健康委"),
            Withdrawn(reason: "不办了"),
            FieldsFed(system: "spjy", department: "market", fields: 7, seconds: 41), Undone(undoes: act),
            HelpGiven(help: Help(.actedFor, by: "0117")),
            OutcomeRevoked(revokes: act, approval: .given),
        ]
    }

    private var paperSamples: [any OperationPayload] {
        let papers = [PaperLine("form", PaperCount(originals: 1, copies: 2))]
        return [
            LineCounted(material: "form", originals: 1, copies: 2, inspected: true),
            PapersReceived(materials: ["form"]), SupplementReceived(materials: ["layout"]),
            PapersGivenBack(papers: papers),
            PapersHandedOver(
                handover: 1, department: "desk", papers: papers, from: "courier", courier: "顺丰", cause: .damaged,
                carried: 2),
            HandoverSigned(handover: 1, signatory: "顺丰"),
            HandoverDeclined(
                handover: 1, reason: "wrongCount", counted: papers,
                differences: [Comparison("holder", accepted: "己", found: "已")]),
            HandoverTakenBack(handover: 1), DocumentIssued(document: .acceptance, hash: "bb", act: act),
            DocumentPrinted(hash: "bb", to: "hall-a4"),
            FileAttached(material: "form", hash: "cc", name: "申请表.pdf", type: .pdf, size: 4096),
            FileCompared(material: "form", hash: "cc", agrees: false, note: "缺第2页"),
        ]
    }

    private var reviewSamples: [any OperationPayload] {
        [
            StepTaken(step: "site"), StepReleased(step: "site"),
            OpinionGiven(step: "site", verdict: .agreeWithConditions, text: "加装排烟设施"),
            ProceedingHeld(
                sort: .jointVisit, people: ["甲", "乙"], departments: ["market", "fire"], place: "海滨五路1号",
                findings: "与图纸一致"),
            HearingTold(parties: "相邻业主", ownMotion: true), HearingRequested(by: "王海"),
            HearingCalled(day: "2018-03-20", place: "三楼会议室"), HearingHeld(chair: "赵和", record: "双方陈述"),
            PassedUp(body: "市局"), CameBackDown(verdict: .granted, document: "日市监〔2018〕7号"),
            MarkedGrave(reason: "涉及重大公共利益"), LeadNamed(department: "fire"),
            LineAwaited(
                material: "licence", short: "SS01", source: act, sourceNumber: "KF-0002", certificate: "913711"),
            ResultProvided(material: "licence", certificate: "913711"),
            ResultLost(material: "licence", short: "SS01", sourceNumber: "KF-0002", cause: .withdrawn),
            ResultExpected(material: "licence", short: "SS01", sourceNumber: "KF-0002"),
            DefinitionMoved(from: "aa", definition: "bb"),
            Decided(verdict: .refused, reason: "不具备条件", approval: .head),
            ApplicationTerminated(cause: .promiseBroken, reason: "逾期未补齐"),
            ResultMade(
                name: "食品经营许可证", number: "JY13711", fields: ["holder": "王海"], validFrom: "2018-03-06",
                validUntil: "2023-03-05", blank: "0001", spoiled: ["0000"]),
            ResultDelivered(receiver: "王海"),
        ]
    }

    private var issueSamples: [any OperationPayload] {
        let wrong = Comparison("holder", accepted: "王海", found: "王 梅")
        let wish = DeliveryWish(recipient: "王海", address: "海滨五路1号", phone: "13800002210")
        return [
            ResultChecked(scanned: true, compared: [wrong]), ResultRefused(handover: 2, differences: [wrong]),
            ResultIssued(
                receiver: "李红", document: .init(kind: .passport, number: "E1"), mandate: "代领", copies: 1,
                oldTakenIn: "JY0900"),
            ApplicantCalled(outcome: .noAnswer, note: "下午再打"), MessageBegun(text: "可以领证"),
            MessageSettled(message: act, sent: true), FeeSettled(amount: 500, reference: "票1", basis: "○"),
            FeeWaived(basis: "残疾人"), DeliveryWished(wish: wish),
            ResultPosted(handover: 3, batch: "20180305-1", tracking: "EA1", to: wish),
            PostDelivered(handover: 3, receiver: "王海"), PostReturned(handover: 3, reason: "地址无此人"),
            ResultBroughtBack(reason: "地址错"), ResultUpheld(reason: "无误"), ResultVoided(reason: "误录"),
        ]
    }

    private var clockSamples: [any OperationPayload] {
        [
            ClockPaused(pause: 1, cause: .testing, days: 5, until: "2018-03-12", note: "送检"),
            ClockResumed(pause: 1, result: "合格"),
            LimitExtended(
                clock: .statutory, limit: Limit(10, .working, basis: "行政许可法42"), approval: .head, reason: "需要核查"),
            TermExtended(until: "2018-03-14", reason: "住院"),
            ReminderSent(reminder: Reminder(.promise, due: "2018-03-12")),
            WarningAcknowledged(reminder: Reminder(.overdue, due: "2018-03-12"), note: "今日办结"),
            WarningEscalated(reminder: Reminder(.overdue, due: "2018-03-12")),
            NewDefectAsked(material: "form", defects: [3], reason: "新问题"),
            ExceptionJudged(exception: act, isAllowed: false, note: "不同意"),
            CallJudged(exception: act, isAllowed: true, note: nil),
            DeemedAcceptanceRecorded(),
        ]
    }

    private var blankSamples: [any OperationPayload] {
        guard let run = BlankRun(from: "B0001", to: "B0100") else { return [] }
        return [
            BlanksReceived(owner: "market", name: "食品经营许可证", run: run),
            BlankSpoiled(number: "B0007", reason: "打印偏移"),
            BlanksClosed(counted: 98, expected: 99, tally: BlankTally(used: 1, spoiled: 0), note: "待查"),
        ]
    }

    private var shiftSamples: [any OperationPayload] {
        [
            QueueTaken(queue: "B", reason: "排队久"), QueueGivenUp(queue: "B", reason: "恢复"), CounterPaused(reason: "午餐"),
            CounterResumed(),
        ]
    }

    private var enquirySamples: [any OperationPayload] {
        [
            EnquiryRegistered(
                number: "T20261126-003", sort: .complaint, source: .hotline, order: "DH1",
                asker: Enquiry.Asker(name: "王海", phone: "13800002210"), matter: "等了一上午",
                link: Enquiry.Link(id: act, number: "KF-0001"), about: "0117", days: 5),
            EnquiryAssigned(owner: "market", reason: "属其职责"), EnquiryAnswered(answer: "已核实"),
            EnquiryClosed(told: .phone, isSatisfied: false), EnquiryReopened(reason: "仍有异议"),
        ]
    }

    private var ticketSamples: [any OperationPayload] {
        [
            TicketTaken(number: "A017", category: "A"), TicketCalled(session: act, outOfTurn: "行动不便"),
            TicketRecalled(), TicketMissed(), TicketRequeued(), TicketParked(), TicketFinished(),
            TicketReleased(session: act), TicketTransferred(category: "B", reason: "C队排长"),
            TicketHelped(help: Help(.guided, by: "0119", note: "去二楼取表")),
            TicketRated(rating: Rating(.dissatisfied, reasons: [.waitedLong, .unclear])),
            RectificationOpened(owner: "0117", due: Day(number: 20_780)), RectificationClosed(outcome: "已回访"),
        ]
    }
}
