import Casework
import CellText
import Testing

@testable import ConsoleUI

/// What the hall has issued to the applicant shows on the line that would ask for it (证照共享).
struct OnFileTests {
    /// A food business case whose applicant has `certificates` from an earlier one.
    private func desk(_ certificates: [Certificate], language: String = "zh-Hans") throws -> Clerk {
        var clerk = try Clerk(language: language)
        var earlier = clerk.earlier
        earlier[0].certificates = certificates
        clerk.hall.earlier = earlier
        clerk.hall.sources = certificates.map { certificate in
            AwaitResult.Source(
                caseID: earlier[0].id, number: earlier[0].number, short: "SS01", material: "M-LICENCE",
                certificate: certificate.number, validUntil: certificate.validUntil)
        }
        clerk.registered()
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6))
        return clerk
    }

    private func goToLicence(_ clerk: inout Clerk) throws {
        let line = try #require(clerk.subject?.checklist().firstIndex { $0.material == "M-LICENCE" })
        clerk.type(.text("\(line + 1)"), .enter)
    }

    private func day(_ text: String) -> Day { Day(text) ?? Clerk.morning.day }

    private func licence(_ number: String = "92371100MA") -> Certificate {
        Certificate(
            typeCode: "SS01", name: "营业执照", number: number, holder: "王建国", holderCode: "371102198203121216",
            holderCodeType: "citizen", issuer: "market", issuedOn: day("2026-09-05"), validUntil: day("2031-11-22"),
            status: .issued, material: "M-LICENCE")
    }

    @Test func `the row shows number and validity, and a tilde takes the certificate`() throws {
        var clerk = try desk([licence()])
        #expect(clerk.screen.contains("在库:92371100MA 至2031-11-22  ~取用"), "\(clerk.screen)")
        try goToLicence(&clerk)
        clerk.type("~")
        #expect(clerk.subject?.items.first?.marks["M-LICENCE"] == .awaited("SS01"), "\(clerk.said)")
        #expect(clerk.subject?.items.first?.awaited["M-LICENCE"]?.providedOn == Clerk.morning.day)
        #expect(!clerk.screen.contains("在库"), "\(clerk.screen)")
    }

    @Test func `the one that the row shows is taken at once, though another case may give one too`() throws {
        var clerk = try desk([licence()])
        clerk.hall.sources.append(
            AwaitResult.Source(
                caseID: try #require(clerk.subject?.ticket), number: "371100202611200009", short: "SS02",
                material: "M-LICENCE", certificate: nil))
        try goToLicence(&clerk)
        clerk.type("~")
        #expect(clerk.subject?.items.first?.marks["M-LICENCE"] == .awaited("SS01"), "\(clerk.said)")
    }

    @Test func `of several the latest is shown, and one is chosen`() throws {
        var older = licence("92371100MZ")
        older.issuedOn = day("2020-01-06")
        older.validUntil = nil
        var clerk = try desk([older, licence()])
        #expect(clerk.screen.contains("在库:92371100MA 至2031-11-22 等2件  ~选用"), "\(clerk.screen)")
        try goToLicence(&clerk)
        clerk.type("~", "1")
        let taken = clerk.subject?.log.compactMap { $0.payload as? LineAwaited }
        #expect(taken?.map(\.certificate) == ["92371100MZ"], "\(clerk.said)")
    }

    @Test func `one without end says so, in English too`() throws {
        var endless = licence()
        endless.validUntil = nil
        #expect(try desk([endless]).screen.contains("在库:92371100MA 长期有效"))
        #expect(try desk([endless], language: "en").screen.contains("on file: 92371100MA without end  ~ takes it"))
    }

    @Test func `what is over, void, not issued yet, another's, or stands for another paper is not on file`() throws {
        for change in [
            { $0.validUntil = day("2026-11-22") }, { $0.status = .void }, { $0.status = .made },
            { $0.holderCode = "110101199003071233" }, { $0.material = "M-LAND-RIGHT" }, { $0.material = nil },
        ] as [(inout Certificate) -> Void] {
            var certificate = licence()
            change(&certificate)
            #expect(!(try desk([certificate]).screen.contains("在库")))
        }
    }

    @Test func `a row that asks for the paper shows nothing`() throws {
        var clerk = try desk([licence()])
        let hash = try #require(clerk.subject?.items.first?.hash)
        var food = try #require(clerk.hall.definitions[hash])
        for index in food.lines.indices { food.lines[index].sharing = false }
        clerk.hall.definitions[hash] = food
        clerk.type(" ")
        #expect(!clerk.screen.contains("在库"), "\(clerk.screen)")
        try goToLicence(&clerk)
        clerk.type("~")
        #expect(clerk.said.contains("不能用在库证照代替"), "\(clerk.said)")
    }

    @Test func `over its validity it is refused in words`() throws {
        var over = licence()
        over.validUntil = day("2026-11-22")
        var clerk = try desk([over])
        try goToLicence(&clerk)
        clerk.type("~")
        #expect(clerk.said.contains("92371100MA已过有效期"), "\(clerk.said)")
        #expect(clerk.subject?.items.first?.marks["M-LICENCE"] == nil)
    }
}
