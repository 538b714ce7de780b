import Testing

@testable import Exports

/// Names that stand for people and cases.
struct PseudonymTests {
    private let names = Pseudonyms(key: [UInt8](repeating: 7, count: 32))

    @Test func `the same key gives the same one the same name, and another key another`() {
        let again = Pseudonyms(key: [UInt8](repeating: 7, count: 32))
        let other = Pseudonyms(key: [UInt8](repeating: 8, count: 32))
        #expect(names.person("0117") == again.person("0117"))
        #expect(names.caseNumber("370002202611230001") == again.caseNumber("370002202611230001"))
        #expect(names.person("0117") != other.person("0117"))
    }

    @Test func `ten thousand staff numbers have ten thousand names, and none is that of a case`() {
        let people = Set((0..<10_000).map { names.person("\($0)") })
        #expect(people.count == 10_000)
        #expect(names.person("0117").dropFirst(2) != names.caseNumber("0117").dropFirst(2))
        #expect(people.allSatisfy { $0.count == 18 && $0.hasPrefix("P-") })
    }

    @Test func `it is HMAC-SHA256 of RFC 2104, cut off after 64 bits`() {
        // printf 'P\0000117' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
        #expect(names.person("0117") == "P-5125c0a95e1fe6ce")
    }

    @Test func `two keys of chance differ`() {
        var chance = SystemRandomNumberGenerator()
        let keys = [Pseudonyms.newKey(using: &chance), Pseudonyms.newKey(using: &chance)]
        #expect(keys[0] != keys[1] && keys.allSatisfy { $0.count == 32 })
    }
}
