import Testing

@testable import Casework

/// Sentences of seed 三(三): one window gives out.
struct IssueWindowTests {
    private let post = DeliveryWish(recipient: "王海", address: "海滨五路1号", phone: "13800002210")
    private let agent = Agent(
        name: "李红", document: IdentityDocument(kind: .passport, number: "E12345678"), phone: "", powers: "代领",
        until: nil)

    // MARK: 三(三)1 results come to one window

    @Test func `results go through the issue window alone`() throws {
        let desk = try Desk.made()
        #expect(desk.code(of: IssueResults([1], to: .applicant), as: .issuer) == .resultNotHere)
        #expect(desk.code(of: IssueResults([1], to: .applicant), as: .market) == .roleMayNot)
        #expect(desk.code(of: IssueResults([1], to: .applicant)) == .roleMayNot)
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .issueWindowOnly)
    }

    @Test func `each centre's issue window gives out what was accepted there`() throws {
        let made = try Desk.made()
        let other = Actor(person: "5002", name: "", capacity: Capacity(.issueClerk), centre: "hr", counter: "1")
        #expect(made.code(of: TakeOverResults(1, read: try made.printed(1)), as: other) == .otherCentre)
        let ready = try Desk.ready()
        #expect(ready.code(of: IssueResults([1], to: .applicant), as: other) == .otherCentre)
        #expect(ready.code(of: PostResults([1], batch: "1", tracking: "E1", carrier: "邮政"), as: other) == .otherCentre)
        #expect(ready.code(of: GiveReceipts(to: "market"), as: other) == .otherCentre)
    }

    // MARK: 三(三)2 compared with what was accepted, refused when wrong

    @Test func `what agrees is signed for, and the promised clock ends`() throws {
        let desk = try Desk.ready()
        let review = try desk.item().review
        #expect(review.result?.check?.person == "5001")
        #expect(review.atIssueOn == "2018-03-05")
        #expect(desk.file.held("result-1", by: .issueWindow).total == 1)
        #expect(desk.file.work(on: try desk.item(), asOf: "2018-03-05", desk.rules).map(\.id) == ["issue"])
    }

    @Test func `one wrong character is refused, the certificate is void and the department makes another`() throws {
        var desk = try Desk.made()
        var read = try desk.printed(1)
        read[1]?["holder"] = "王梅"
        try desk.act(TakeOverResults(1, read: read), as: .issuer)
        let slip = try #require(desk.file.handovers.first)
        #expect(slip.state == .declined)
        #expect(slip.reason == "wrongResult")
        let refusal = try #require(try desk.item().review.refusals.first)
        #expect(refusal.differences.map(\.field) == ["holder"])
        #expect(try desk.item().review.result == nil)
        #expect(try desk.item().review.atIssueOn == nil)
        #expect(desk.file.held("result-1", by: .department("market")).total == 1)
        #expect(
            desk.code(
                of: HandPapersOver(to: .issueWindow, [PaperLine("result-1", PaperCount(originals: 1))]), as: .market)
                == .resultsOnly)
        #expect(desk.file.work(on: try desk.item(), asOf: "2018-03-05", desk.rules).map(\.id) == ["make"])
        #expect(desk.code(of: MakeResult(1, number: "JY1371", blank: "0001"), as: .market) == .blankUsed)
        try desk.act(MakeResult(1, number: "JY1371", blank: "0002"), as: .market)
        try desk.act(HandPapersOver(to: .issueWindow, desk.file.resultsWith(.department("market"))), as: .market)
        #expect(desk.listed(2).map(\.material) == ["result-1.2"])
        try desk.takeOver(2)
        #expect(desk.file.documentsOwed.filter { $0.kind == .declined }.count == 1)
        #expect(try desk.item().review.made.map(\.isValid) == [false, true])
    }

    @Test func `differences that are agreed to be none are taken over and recorded`() throws {
        var desk = try Desk.made()
        var read = try desk.printed(1)
        read[1]?["holder"] = "王 海"
        read[1]?["number"] = "ＪＹ1371"
        try desk.act(TakeOverResults(1, read: read), as: .issuer)
        #expect(try desk.item().review.result?.check?.normalised == ["holder", "number"])
    }

    @Test func `every field that the item marks is read from the certificate`() throws {
        let item = ItemDefinition.reviewed.changed { $0.result?.rekeyed = ["holder", "number", "address", "blank"] }
        let desk = try Desk.made(item)
        #expect(
            desk.file.fieldsToCompare(of: try desk.item()).map(\.field) == ["holder", "number", "address", "blank"])
        var read = try desk.printed(1)
        read[1]?["address"] = "  "
        #expect(
            desk.refusal(of: TakeOverResults(1, read: read), as: .issuer) == Denial(.missing, ["field": "address"]))
        read[1]?["address"] = String(repeating: "海", count: 401)
        #expect(desk.code(of: TakeOverResults(1, read: read), as: .issuer) == .tooLong)
    }

    @Test func `where a marked field was never filled in the holder is read instead`() throws {
        let item = ItemDefinition.reviewed.changed { $0.result?.rekeyed = ["scope"] }
        let desk = try Desk.made(item)
        #expect(desk.file.fieldsToCompare(of: try desk.item()).map(\.field) == ["holder"])
    }

    @Test func `a wrong one that a courier brought stays with him and goes back to its department`() throws {
        var desk = try Desk.reviewed()
        try desk.act(Decide(1, .granted), as: .chief)
        try desk.act(MakeResult(1, number: "JY1371", blank: "0001"), as: .market)
        let result = desk.file.resultsWith(.department("market"))
        try desk.act(HandPapersOver(to: .courier, result, courier: "顺丰"), as: .market)
        try desk.act(SignForCourier(1), as: .market)
        #expect(desk.file.work(on: try desk.item(), asOf: "2018-03-05", desk.rules).map(\.id) == ["takeOver"])
        try desk.act(
            TakeOverResults(1, read: [1: ["holder": "玉海", "number": "JY1371", "validUntil": "2023-03-04"]]), as: .issuer
        )
        #expect(desk.file.held("result-1", by: .courier).total == 1)
        try desk.act(ReceiveFromCourier(1, counted: result), as: .market)
        #expect(desk.file.held("result-1", by: .department("market")).total == 1)
    }

    @Test func `the one who gave a result does not take it over`() throws {
        let desk = try Desk.made()
        let same = Actor(person: "3001", name: "", capacity: Capacity(.issueClerk), centre: "main", counter: "9")
        #expect(desk.code(of: TakeOverResults(1, read: try desk.printed(1)), as: same) == .mustBeAnotherPerson)
    }

    @Test func `results that were signed for before anybody had to compare them are compared where they lie`() throws {
        var desk = try Desk.made()
        // As the log of an earlier version has it.
        let signed = Casework.Operation(
            sequence: desk.file.revision + 1, intent: desk.file.id, items: [1], recordedAt: desk.now,
            effectiveOn: desk.now.day, actor: Actor.issuer.author, payload: HandoverSigned(handover: 1))
        desk.file = try Case.fold(desk.file.id, desk.file.log + [signed], desk.definitions)
        #expect(desk.code(of: IssueResults([1], to: .applicant), as: .issuer) == .resultUnchecked)
        #expect(desk.file.work(on: try desk.item(), asOf: "2018-03-05", desk.rules).map(\.id) == ["takeOver"])
        var wrong = desk
        try desk.act(TakeOverResults(1, read: try desk.printed(1)), as: .issuer)
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
        var read = try wrong.printed(1)
        read[1]?["number"] = "JYl371"
        try wrong.act(TakeOverResults(1, read: read), as: .issuer)
        #expect(wrong.file.work(on: try wrong.item(), asOf: "2018-03-05", wrong.rules).map(\.id) == ["returnResult"])
        try wrong.act(GiveReceipts(to: "market"), as: .issuer)
        try wrong.sign(2, as: .market)
        #expect(wrong.file.work(on: try wrong.item(), asOf: "2018-03-05", wrong.rules).map(\.id) == ["make"])
    }

    // MARK: Telling

    @Test func `a call that reached the applicant ends the reminders, one that did not goes on the list again`() throws
    {
        var desk = try Desk.ready()
        try desk.act(RecordCall([1], .noAnswer), as: .issuer)
        #expect(try !desk.item().review.isTold)
        desk.wait(until: "2018-03-16")
        #expect(
            desk.file.remindersDue(of: try desk.item(), asOf: "2018-03-16", desk.rules).map(\.matter) == [.deliverySoon]
        )
        desk.wait(until: "2018-03-20")
        #expect(
            desk.file.remindersDue(of: try desk.item(), asOf: "2018-03-20", desk.rules).map(\.matter) == [.deliveryOver]
        )
        try desk.act(RecordCall([1], .told), as: .issuer)
        #expect(desk.file.remindersDue(of: try desk.item(), asOf: "2018-03-20", desk.rules) == [])
        #expect(desk.code(of: RecordCall([1], .sent), as: .issuer) == .nothingWaits)
    }

    @Test func `a message whose fate is unknown is never followed by another`() throws {
        var desk = try Desk.ready()
        #expect(desk.code(of: BeginMessage([1], text: "证照已制好"), as: .issuer) == .noPhone)
        desk = try Desk.accepted(.reviewed)
        try desk.opineAll()
        desk = try Self.withPhone()
        let message = try desk.act(BeginMessage([1], text: "证照已制好"), as: .issuer)
        #expect(try desk.item().review.contacts.last?.message == message)
        #expect(desk.code(of: BeginMessage([1], text: "证照已制好"), as: .issuer) == .messageUnsettled)
        try desk.act(SettleMessage(message, isSent: false), as: .issuer)
        #expect(try !desk.item().review.isTold)
        #expect(desk.code(of: SettleMessage(message, isSent: true), as: .issuer) == .noSuchMessage)
        let again = try desk.act(BeginMessage([1], text: "证照已制好"), as: .issuer)
        try desk.act(SettleMessage(again, isSent: true), as: .system)
        #expect(try desk.item().review.isTold)
    }

    private static func withPhone() throws -> Desk {
        var desk = Desk()
        try desk.act(OpenCase(number: "KF-0001"))
        try desk.add(.reviewed)
        try desk.act(
            RecordApplicant(Party(kind: .person, name: "王海", document: Party.citizen.document, phone: "13800002210")))
        try desk.act(RecordField("address", "海滨五路1号"))
        try desk.passAll()
        try desk.act(Accept([1]))
        try desk.opineAll()
        try desk.act(Decide(1, .granted), as: .chief)
        try desk.act(MakeResult(1, number: "JY1371", blank: "0001"), as: .market)
        try desk.act(HandPapersOver(to: .issueWindow, desk.file.resultsWith(.department("market"))), as: .market)
        try desk.takeOver(1)
        return desk
    }

    // MARK: Fees

    @Test func `a fee that is due holds the issue until it is settled or waived`() throws {
        let item = ItemDefinition.reviewed.changed {
            $0.tariff = Tariff(name: "工本费", amount: 1050, basis: "鲁价费发〔2018〕1号○")
        }
        var desk = try Desk.ready(item)
        #expect(
            desk.refusal(of: IssueResults([1], to: .applicant), as: .issuer)
                == Denial(.feeDue, ["item": "食品经营许可", "fee": "工本费", "amount": "10.50"]))
        try desk.act(WishDelivery([1], post), as: .issuer)
        #expect(desk.code(of: PostResults([1], batch: "1", tracking: "EA1", carrier: "邮政"), as: .issuer) == .feeDue)
        var waived = desk
        #expect(desk.code(of: EnterFee(1, .waived(basis: "残疾人")), as: .issuer) == .chiefOnly)
        #expect(desk.code(of: EnterFee(1, .waived(basis: "残疾人")), as: .fireChief) == .chiefOnly)
        try waived.act(EnterFee(1, .waived(basis: "残疾人免收")), as: .chief)
        try waived.act(IssueResults([1], to: .applicant), as: .issuer)
        #expect(desk.code(of: EnterFee(1, .settled(reference: "")), as: .issuer) == .missing)
        try desk.act(EnterFee(1, .settled(reference: "非税票0009")), as: .issuer)
        #expect(desk.code(of: EnterFee(1, .settled(reference: "2")), as: .issuer) == .noFeeDue)
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
    }

    // MARK: At the counter

    @Test func `a result goes to the applicant, and once`() throws {
        var desk = try Desk.ready()
        try desk.act(IssueResults([1], to: .applicant, copies: 1, oldTakenIn: "JY0900"), as: .issuer)
        #expect(try desk.item().review.deliveredOn == "2018-03-05")
        #expect(desk.file.held("result-1", by: .issueWindow).total == 0)
        #expect(desk.code(of: IssueResults([1], to: .applicant), as: .issuer) == .resultDelivered)
        #expect(desk.file.documentsOwed.map(\.kind).contains(.delivery))
    }

    @Test func `an agent collects with a mandate that runs, an organisation never by itself`() throws {
        var desk = try Desk.ready()
        var ended = agent
        ended.until = "2018-03-04"
        #expect(desk.code(of: IssueResults([1], to: .agent(ended)), as: .issuer) == .mandateEnded)
        var without = agent
        without.powers = " "
        #expect(desk.code(of: IssueResults([1], to: .agent(without)), as: .issuer) == .missing)
        try desk.act(IssueResults([1], to: .agent(agent)), as: .issuer)
        let issued = try #require(desk.file.log.compactMap { $0.payload as? ResultIssued }.first)
        #expect(issued.mandate == "代领")
        #expect(try desk.item().review.result?.delivery?.isAgent == true)
        var company = try Desk.ready()
        company.file.applicant?.kind = .organisation
        #expect(company.code(of: IssueResults([1], to: .applicant), as: .issuer) == .mandateNeeded)
    }

    // MARK: 三(三)3 by post

    @Test func `a parcel is handed to the carrier with both signatures, and comes back for a second attempt`() throws {
        var desk = try Desk.ready()
        #expect(
            desk.code(of: PostResults([1], batch: "20180305-1", tracking: "EA1", carrier: "邮政"), as: .issuer)
                == .noAddress)
        var short = post
        short.phone = "123"
        #expect(desk.code(of: WishDelivery([1], short), as: .issuer) == .missing)
        try desk.act(WishDelivery([1], post))
        #expect(desk.file.work(on: try desk.item(), asOf: "2018-03-05", desk.rules).map(\.id) == ["post"])
        #expect(
            desk.code(of: PostResults([1], batch: "1", tracking: "ea 1", carrier: "邮政"), as: .issuer) == .trackingFlawed
        )
        try desk.act(PostResults([1], batch: "20180305-1", tracking: "EA1", carrier: "邮政 赵"), as: .issuer)
        #expect(desk.code(of: EndPosting(2, .returned(reason: "拒收")), as: .issuer) == .carrierNotSigned)
        #expect(desk.file.held("result-1", by: .issueWindow).total == 1)
        try desk.act(SignForCourier(2), as: .issuer)
        #expect(desk.file.held("result-1", by: .carrier).total == 1)
        #expect(desk.code(of: IssueResults([1], to: .applicant), as: .issuer) == .resultNotHere)
        #expect(desk.code(of: WishDelivery([1], nil), as: .issuer) == .resultPosted)
        desk.wait(until: "2018-03-08")
        try desk.act(EndPosting(2, .returned(reason: "地址无此人")), as: .issuer)
        #expect(desk.file.held("result-1", by: .issueWindow).total == 1)
        #expect(try desk.item().review.atIssueOn == "2018-03-05")
        #expect(
            desk.code(of: PostResults([1], batch: "2", tracking: "EA1", carrier: "邮政"), as: .issuer) == .trackingKnown)
        try desk.act(PostResults([1], batch: "20180308-1", tracking: "EA2", carrier: "邮政 赵"), as: .issuer)
        try desk.act(SignForCourier(4), as: .issuer)
        desk.wait(until: "2018-03-12")
        #expect(desk.code(of: EndPosting(4, .delivered(to: "王海", on: "2018-03-07")), as: .issuer) == .dateInPast)
        #expect(desk.code(of: EndPosting(4, .delivered(to: "王海", on: "2018-03-13")), as: .issuer) == .dateAhead)
        try desk.act(EndPosting(4, .delivered(to: "王海", on: "2018-03-10")), as: .issuer)
        #expect(try desk.item().review.deliveredOn == "2018-03-10")
        #expect(try desk.item().review.postings.count == 2)
        #expect(desk.file.held("result-1", by: .carrier).total == 0)
    }

    @Test func `a parcel that is taken back before the carrier signed was never sent`() throws {
        var desk = try Desk.ready()
        try desk.act(WishDelivery([1], post))
        try desk.act(PostResults([1], batch: "1", tracking: "EA1", carrier: "邮政"), as: .issuer)
        #expect(desk.code(of: TakeHandoverBack(2), as: .market) == .otherDepartment)
        try desk.act(TakeHandoverBack(2), as: .issuer)
        #expect(try desk.item().review.postings.isEmpty)
        try desk.act(WishDelivery([1], nil), as: .issuer)
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
    }

    // MARK: 三(三)4 the delivery receipt

    @Test func `a case is closed when its department has signed for the delivery receipt`() throws {
        var desk = try Desk.ready()
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
        #expect(try desk.item().closedOn == nil)
        #expect(desk.file.returnsTo("market") == [PaperLine("receipt-1", PaperCount(originals: 1))])
        #expect(
            desk.code(of: HandPapersOver(to: .department("fire"), desk.file.returnsTo("market")), as: .issuer)
                == .otherDepartment)
        try desk.act(HandPapersOver(to: .department("market"), desk.file.returnsTo("market")), as: .issuer)
        #expect(try desk.item().closedOn == nil)
        desk.wait(until: "2018-03-06")
        #expect(desk.code(of: SignForPapers(2, counted: desk.listed(2)), as: .fire) == .otherDepartment)
        try desk.sign(2, as: .market)
        #expect(try desk.item().closedOn == "2018-03-06")
        #expect(desk.file.work(on: try desk.item(), asOf: "2018-03-06", desk.rules).isEmpty)
        #expect(desk.file.held("receipt-1", by: .department("market")).total == 1)
    }

    @Test func `nothing else leaves the issue window for a department`() throws {
        let desk = try Desk.ready()
        let result = desk.file.resultsWith(.issueWindow)
        #expect(desk.code(of: HandPapersOver(to: .department("market"), result), as: .issuer) == .receiptsOnly)
        #expect(desk.code(of: HandPapersOver(to: .desk, result), as: .issuer) == .noSuchReceiver)
        #expect(desk.code(of: HandPapersOver(to: .courier, result, courier: "顺丰"), as: .issuer) == .noSuchReceiver)
    }

    // MARK: Correction after issue

    @Test func `a wrong certificate that is brought back goes to its department, which decides`() throws {
        var desk = try Desk.ready()
        #expect(desk.code(of: BringResultBack(1, reason: "地址错"), as: .issuer) == .resultNotDelivered)
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
        try desk.act(BringResultBack(1, reason: "地址错"), as: .issuer)
        #expect(desk.file.held("result-1", by: .issueWindow).total == 1)
        #expect(desk.code(of: IssueResults([1], to: .applicant), as: .issuer) == .resultContested)
        #expect(desk.code(of: JudgeComplaint(1, isWrong: true, reason: "误"), as: .chief) == .resultNotHere)
        #expect(desk.file.returnsTo("market").map(\.material) == ["receipt-1", "result-1"])
        try desk.act(HandPapersOver(to: .department("market"), desk.file.returnsTo("market")), as: .issuer)
        try desk.sign(2, as: .market)
        #expect(desk.code(of: JudgeComplaint(1, isWrong: true, reason: "误"), as: .market) == .chiefOnly)
        #expect(
            desk.code(
                of: HandPapersOver(to: .issueWindow, [PaperLine("result-1", PaperCount(originals: 1))]), as: .market)
                == .resultContested)
        var upheld = desk
        try desk.act(JudgeComplaint(1, isWrong: true, reason: "地址误录"), as: .chief)
        #expect(try desk.item().review.result == nil)
        #expect(try desk.item().review.made.first?.void?.cause == .corrected)
        #expect(try desk.item().deliveryDue(desk.rules) == nil, "it was delivered in time once")
        try desk.act(MakeResult(1, number: "JY1372", blank: "0002"), as: .market)
        try desk.act(HandPapersOver(to: .issueWindow, desk.file.resultsWith(.department("market"))), as: .market)
        try desk.takeOver(3)
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
        #expect(try desk.item().review.result?.delivery?.receipt == "receipt-1.2")

        try upheld.act(JudgeComplaint(1, isWrong: false, reason: "与申请一致"), as: .chief)
        try upheld.act(HandPapersOver(to: .issueWindow, upheld.file.resultsWith(.department("market"))), as: .market)
        #expect(try upheld.item().review.result?.check == nil)
        try upheld.takeOver(3)
        try upheld.act(IssueResults([1], to: .applicant), as: .issuer)
        #expect(try upheld.item().review.result?.payload.number == "JY1371")
    }
}
