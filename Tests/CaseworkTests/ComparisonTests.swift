import Testing

@testable import Casework

/// Certificates are compared character by character (seed 三(三)2).
struct ComparisonTests {
    private func kinds(_ accepted: String, _ found: String) -> [Comparison.Kind] {
        Comparison("holder", accepted: accepted, found: found).marks.map(\.kind)
    }

    @Test(arguments: [
        ("王己", "王已"), ("日照", "曰照"), ("未来", "末来"), ("JY1O", "JY10"), ("戊", "戌"), ("巳", "己"), ("王", "玉"),
    ])
    func `look-alike characters are named as such`(accepted: String, found: String) {
        let comparison = Comparison("holder", accepted: accepted, found: found)
        #expect(!comparison.agrees)
        #expect(comparison.marks.map(\.kind) == [.lookAlike])
    }

    @Test func `spaces and width are set aside, and said to be`() {
        for (accepted, found) in [("王海", "王 海"), ("JY1", "ＪＹ１"), ("（日照）有限公司", "(日照) 有限公司"), (" A1", "A1　")] {
            let comparison = Comparison("holder", accepted: accepted, found: found)
            #expect(comparison.agrees && comparison.isNormalised, "\(accepted) \(found)")
        }
        #expect(!Comparison("holder", accepted: "王海", found: "王海").isNormalised)
    }

    @Test func `a look-alike in full width is still a difference`() {
        let comparison = Comparison("number", accepted: "JY10", found: "ＪＹ１Ｏ")
        #expect(!comparison.agrees)
        #expect(comparison.marks.map(\.kind) == [.width, .width, .width, .lookAlike])
    }

    @Test func `a mark says which character it is and what it should be`() {
        let replaced = Comparison("holder", accepted: "海风餐饮有限公司", found: "海马餐饮有限公司")
        #expect(replaced.marks == [.init(place: 2, accepted: "风", found: "马", kind: .other)])
        let missing = Comparison("holder", accepted: "海风餐饮有限公司", found: "海风餐有限公司")
        #expect(missing.marks == [.init(place: 4, accepted: "饮", found: "", kind: .other)])
        let added = Comparison("holder", accepted: "海风餐饮", found: "海风餐餐饮")
        #expect(added.marks.count == 1)
        #expect(added.marks.first?.accepted == "")
        let nothing = Comparison("number", accepted: "JY1", found: "")
        #expect(nothing.marks.count == 3)
    }

    @Test func `letters of another case differ`() {
        #expect(kinds("JY1", "jy1") == [.other, .other])
    }

    @Test(arguments: 1...200) func `texts agree only if they are the same without spaces and width`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let letters = Array("己已日曰 １1ＡA王玉　")
        func text() -> String {
            String(
                (0..<Int.random(in: 0...8, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? "己" })
        }
        func plain(_ text: String) -> String {
            String(text.filter { !$0.isWhitespace }.map { ["１": "1", "Ａ": "A"][$0] ?? $0 })
        }
        let (a, b) = (text(), Bool.random(using: &chance) ? text() : "")
        let found = b.isEmpty ? String(a.flatMap { Bool.random(using: &chance) ? [$0, " "] : [$0] }) : b
        #expect(Comparison("holder", accepted: a, found: found).agrees == (plain(a) == plain(found)))
    }
}
