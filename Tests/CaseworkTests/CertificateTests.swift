import Testing

@testable import Casework

/// Results as data (证照共享): what a certificate says of itself, and when a line takes it in the place of paper.
struct CertificateTests {
    /// The food licence, compared and given to its holder.
    private func issued(_ item: ItemDefinition = .reviewed) throws -> Desk {
        var desk = try Desk.ready(item)
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
        return desk
    }

    @Test func `a certificate has the fields of an electronic one`() throws {
        let desk = try issued()
        let expected = Certificate(
            typeCode: "SS03", name: "食品经营许可证", number: "JY1371", holder: "王海", holderCode: "11010519491231002X",
            holderCodeType: "citizen", issuer: "market", issuedOn: "2018-03-05", validUntil: "2023-03-04",
            status: .issued, material: "foodLicence")
        #expect(desk.file.certificates == [expected])
        #expect(desk.file.summary(asOf: desk.now.day, desk.rules)?.certificates == [expected])
        #expect(expected.maskedHolderCode == "110105********002X")
    }

    @Test func `its type is the catalogue's, else the item's code, else its short one`() throws {
        let coded = try Desk.made(.reviewed.changed { $0.code = "000125" })
        #expect(coded.file.certificates.map(\.typeCode) == ["000125"])
        let typed = try Desk.made(
            .reviewed.changed { item in
                item.code = "000125"
                item.result?.typeCode = "11100000MB0W"
                item.result?.material = nil
                item.sealing = "bureau"
            })
        #expect(typed.file.certificates.map(\.typeCode) == ["11100000MB0W"])
        #expect(typed.file.certificates.map(\.issuer) == ["bureau"])
        #expect(typed.file.certificates.map(\.material) == [nil])
    }

    @Test func `it is made, issued, made again while its holder has brought it back, and void once it is found wrong`()
        throws
    {
        var desk = try Desk.made()
        #expect(desk.file.certificates.map(\.status) == [.made])
        desk = try issued()
        #expect(desk.file.certificates.map(\.status) == [.issued])
        try desk.act(BringResultBack(1, reason: "姓名有误"), as: .issuer)
        #expect(desk.file.certificates.map(\.status) == [.made])
        try desk.act(HandPapersOver(to: .department("market"), desk.file.returnsTo("market")), as: .issuer)
        try desk.sign(try #require(desk.file.handovers.last?.id), as: .market)
        try desk.act(JudgeComplaint(1, isWrong: true, reason: "姓名有误"), as: .chief)
        try desk.act(MakeResult(1, number: "JY1371", blank: "0002"), as: .market)
        #expect(desk.file.certificates.map(\.status) == [.void, .made])
        #expect(desk.file.certificates.map(\.number) == ["JY1371", "JY1371"])
    }

    @Test func `what was refused gives no certificate, though its decision is a result`() throws {
        var desk = try Desk.reviewed()
        #expect(desk.file.certificates.isEmpty)
        try desk.act(Decide(1, .refused, reason: "不具备条件"), as: .chief)
        try desk.act(MakeResult(1, number: "不予1号", blank: ""), as: .market)
        #expect(try desk.item().review.result != nil)
        #expect(desk.file.certificates.isEmpty)
    }

    @Test func `it holds from when its holder has it to its last day`() throws {
        var certificate = try #require(try issued().file.certificates.first)
        #expect(certificate.isValid(on: "2023-03-04"))
        #expect(!certificate.isValid(on: "2023-03-05"))
        certificate.validUntil = nil
        #expect(certificate.isValid(on: "2099-01-01"))
        for status in [Certificate.Status.made, .void] {
            certificate.status = status
            #expect(!certificate.isValid(on: "2018-03-05"))
        }
    }

    @Test(arguments: [
        ("JY1371", true, true), ("ｊｙ1371", true, true), ("JY-13 71", true, true), ("JY13", false, true),
        ("371", false, true), ("1371", false, true), ("Y13", false, false), ("1", false, false), ("", false, false),
    ])
    func `it is known by its number, however that is written`(_ text: String, _ whole: Bool, _ part: Bool) throws {
        let certificate = try #require(try issued().file.certificates.first)
        #expect(certificate.isNumbered(text) == whole)
        #expect(certificate.isNumbered(like: text) == part)
    }

    @Test func `it belongs to whoever has the holder's number`() throws {
        var certificate = try #require(try issued().file.certificates.first)
        #expect(certificate.belongs(to: IdentityDocument(kind: .citizen, number: "11010519491231002x")))
        #expect(!certificate.belongs(to: IdentityDocument(kind: .citizen, number: "110101199003071233")))
        certificate.holderCode = ""
        #expect(!certificate.belongs(to: IdentityDocument(kind: .citizen, number: "")))
    }

    // MARK: - In the place of paper

    @Test func `a line takes a certificate from another case only where it shares, and waits for one in any case`()
        throws
    {
        let unshared = ItemDefinition.delivery.changed { $0.lines[1].sharing = false }
        var desk = try Desk.serving(unshared)
        let refusal = Denial(.notShared, ["line": "食品经营许可证"])
        #expect(desk.refusal(of: AwaitResult("foodLicence", from: .filed("JY1371"))) == refusal)
        #expect(desk.code(of: AwaitResult("foodLicence", from: .filed(nil))) == nil)
        // Within the case nothing is asked of it.
        try desk.add(.reviewed)
        #expect(desk.code(of: AwaitResult("foodLicence")) == nil)
        desk = try Desk.serving(.delivery)
        try desk.act(AwaitResult("foodLicence", from: .filed("JY1371")))
        #expect(try desk.item().marks["foodLicence"] == .awaited("SS03"))
        #expect(try desk.item().awaited["foodLicence"]?.providedOn == "2018-03-05")
    }

    @Test func `one item that asks for the paper is enough to ask for it`() throws {
        let other = ItemDefinition.delivery.changed { item in
            item.short = "SS10"
            item.lines[1].sharing = false
        }
        let desk = try Desk.serving(.delivery, other)
        #expect(desk.code(of: AwaitResult("foodLicence", from: .filed("JY1371"))) == .notShared)
        #expect(desk.file.checklist().map(\.isShared) == [false, false])
        #expect(desk.file.checklist([1]).map(\.isShared) == [false, true])
    }

    @Test(
        arguments: [
            ("2018-03-04", false), ("2018-03-05", true), ("2023-03-04", true), (nil, true),
        ] as [(Day?, Bool)])
    func `a certificate stands in up to its last day, and no longer`(_ until: Day?, _ holds: Bool) throws {
        let desk = try Desk.serving(.delivery)
        let refusal = Denial(.certificateOver, ["line": "食品经营许可证", "certificate": "JY1371"])
        let source = AwaitResult.Source.filed("JY1371", until: until)
        #expect(desk.refusal(of: AwaitResult("foodLicence", from: source)) == (holds ? nil : refusal))
    }
}

extension AwaitResult.Source {
    /// The food licence of another case.
    fileprivate static func filed(_ certificate: String?, until: Day? = nil) -> AwaitResult.Source {
        AwaitResult.Source(
            caseID: ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV") ?? Desk().file.id, number: "KF-0002", short: "SS03",
            material: "foodLicence", certificate: certificate, validUntil: until)
    }
}
