import Casework
import Catalogue
import Foundation
import Testing

/// Everything that this module reports can be said in both languages.
struct WordsTests {
    @Test(arguments: ["zh-Hans", "en"])
    func `each trouble, refusal of a sign-in and finding has its words`(_ language: String) throws {
        let words = try Words.load(language, from: TestHall.resources.appending(path: "words"))
        let signIns: [SignInDenial] = [
            .wrong, .locked(until: Instant(milliseconds: 0, offset: 0)), .capacityNeeded([]), .noCapacity,
            .counterNeeded, .counterUnknown("1"), .trouble(Trouble(.missing, "")),
        ]
        let keys =
            Trouble.Code.allCases.map { "trouble.\($0.rawValue)" } + signIns.map { "signin.\($0.name)" }
            + Denial.Code.allCases.map { "denial.\($0.rawValue)" }
            + CatalogueFinding.Reason.allCases.map { "catalogue.finding.\($0.rawValue)" }
        for key in keys { #expect(words(key) != key) }
    }
}
