import Testing

@testable import Casework

/// What a scanner types of a certificate.
struct CertificateCodeTests {
    private let fields = ["holder": "王己（日照）", "number": "JY1371=1", "validUntil": "2023-03-04"]

    @Test func `a code comes back as it went in, in letters and digits alone`() throws {
        let text = CertificateCode(fields).text
        #expect(text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) })
        #expect(CertificateCode(text)?.fields == fields)
        #expect(CertificateCode(text.lowercased())?.fields == fields)
    }

    @Test func `a code with any character wrong or missing is none`() {
        let text = Array(CertificateCode(fields).text)
        for place in text.indices {
            var wrong = text
            wrong[place] = wrong[place] == "0" ? "1" : "0"
            #expect(CertificateCode(String(wrong)) == nil, "\(place)")
            var short = text
            short.remove(at: place)
            #expect(CertificateCode(String(short)) == nil, "\(place)")
        }
        for other in ["", "OWC1", "OWC10000", "370002202611250001", "https://example.org", "OWC1ZZZZ00"] {
            #expect(CertificateCode(other) == nil, "\(other)")
        }
    }

    @Test func `the code of a result says what is compared`() throws {
        let desk = try Desk.made()
        let code = try #require(desk.file.certificateCode(of: try desk.item()))
        #expect(code.fields == ["holder": "王海", "number": "JY1371", "validUntil": "2023-03-04"])
    }
}
