import Testing

@testable import Casework

/// Identity numbers: check characters of GB 11643 and GB 32100, what scanners and input methods do to them, and the
/// clerk's way past a number that fails.
struct IdentityTests {
    @Test(
        arguments: [
            ("11010519491231002X", nil), ("11010519491231002x", nil), ("440524188001010014", nil),
            ("110105194912310020", .check), ("1101051949123100", .length), ("1101051949123100X2", .characters),
            ("110105194902300020", .birthday), ("110105194913310020", .birthday), ("", .length),
        ] as [(String, IdentityDocument.Flaw?)])
    func `a citizen number is checked to its last character`(number: String, flaw: IdentityDocument.Flaw?) {
        #expect(IdentityDocument(kind: .citizen, number: number).flaw == flaw)
    }

    @Test(
        arguments: [
            ("91350100M000100Y43", nil), ("91350100m000100y43", nil), ("91350100M000100Y44", .check),
            ("91350100I000100Y43", .characters), ("91350100M000100Y4", .length),
        ] as [(String, IdentityDocument.Flaw?)])
    func `a credit code is checked to its last character`(number: String, flaw: IdentityDocument.Flaw?) {
        #expect(IdentityDocument(kind: .credit, number: number).flaw == flaw)
    }

    @Test(
        arguments: [
            (.passport, "E12345678", nil), (.passport, "E123", .length), (.passport, "E1234-678", .characters),
            (.hongKongMacao, "H12345678", nil), (.taiwan, "12345678", nil), (.taiwan, "1234567", .length),
            (.permanentResident, "USA110080010101", nil), (.permanentResident, "911124198108030024", nil),
            (.permanentResident, "911124198108030025", .check),
        ] as [(IdentityDocument.Kind, String, IdentityDocument.Flaw?)])
    func `other papers are checked by their shape`(
        kind: IdentityDocument.Kind, number: String, flaw: IdentityDocument.Flaw?
    ) {
        #expect(IdentityDocument(kind: kind, number: number).flaw == flaw)
    }

    @Test func `full-width input and spaces become plain characters`() {
        let typed = "１１０１０５　１９４９１２３１ ００２ｘ"
        #expect(IdentityDocument(kind: .citizen, number: typed).number == "11010519491231002X")
    }

    @Test(
        arguments: [
            (.citizen, "11010519491231002X", "110105********002X"), (.passport, "E12345678", "E1****678"),
            (.credit, "91350100M000100Y43", "91350100M000100Y43"), (.taiwan, "12345678", "12345678"),
        ] as [(IdentityDocument.Kind, String, String)])
    func `a person's number is masked, an organisation's is public`(
        kind: IdentityDocument.Kind, number: String, masked: String
    ) {
        #expect(IdentityDocument(kind: kind, number: number).masked == masked)
    }

    @Test func `a number that fails its check is taken with a reason only`() throws {
        var desk = try Desk.serving(.licence)
        var party = Party.citizen
        party.document = .init(kind: .citizen, number: "110105194912310020")
        #expect(
            desk.refusal(of: RecordApplicant(party))
                == Denial(.numberFlawed, ["flaw": "check", "document": "citizen"]))
        party.document.override = " "
        #expect(desk.code(of: RecordApplicant(party)) == .numberFlawed)
        party.document.override = String(repeating: "长", count: 201)
        #expect(desk.code(of: RecordApplicant(party)) == .tooLong)
        party.document.override = "证件原件如此"
        try desk.act(RecordApplicant(party))
        #expect(desk.file.applicant?.document.override == "证件原件如此")
    }

    @Test func `an applicant has a name and a number of sensible length`() throws {
        let desk = try Desk.serving(.licence)
        var party = Party.citizen
        party.name = "　"
        #expect(desk.refusal(of: RecordApplicant(party)) == Denial(.missing, ["field": "name"]))
        party.name = String(repeating: "名", count: 101)
        #expect(desk.code(of: RecordApplicant(party)) == .tooLong)
        party = .citizen
        party.document.number = ""
        #expect(desk.refusal(of: RecordApplicant(party)) == Denial(.missing, ["field": "identity"]))
        party = .citizen
        party.phone = String(repeating: "1", count: 41)
        #expect(desk.refusal(of: RecordApplicant(party)) == Denial(.tooLong, ["field": "phone", "limit": "40"]))
    }
}
