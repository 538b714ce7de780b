import Casework
import Foundation
import Testing

@testable import Catalogue

/// Several items taken in together.
struct BundleTests {
    private static let today = Day("2026-11-23") ?? Day(number: 0)

    private func published() throws -> Catalogue {
        try Catalogue.load(
            from: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Resources/catalogue").standardized)
    }

    @Test(arguments: [
        ("kcg", "SS01+SS03"), ("开餐馆", "SS01+SS03"), ("餐馆", "SS01+SS03"), ("jcf", "TZ01+TZ02+TZ03+TZ04"),
        ("招用员工", "JB01+JB02"), ("bmbxx", "SH02+SH01"),
    ])
    func `a theme is found by its name and by pinyin initials`(_ typed: String, _ code: String) throws {
        #expect(try published().bundles(typed, on: BundleTests.today).map(\.code).contains(code))
    }

    @Test(arguments: ["SS01+SS03", "ss01＋ss03", "SS01 SS03", "SS01、SS03", "SS01,SS03,SS01"])
    func `codes typed together are a free bundle, each item once`(_ typed: String) throws {
        let bundle = try #require(try published().bundle(typed, on: BundleTests.today))
        #expect(bundle.items.map(\.short) == ["SS01", "SS03"])
        #expect(bundle.name == "开餐馆")
    }

    @Test func `codes that no theme joins have no name`() throws {
        let bundle = try #require(try published().bundle("SS03+SS02", on: BundleTests.today))
        #expect(bundle.name == nil)
        #expect(bundle.code == "SS03+SS02")
    }

    @Test(arguments: ["SS01", "SS01+", "SS01+XX99", "食品 经营", ""])
    func `one code, an unknown one or words are no bundle`(_ typed: String) throws {
        #expect(try published().bundle(typed, on: BundleTests.today) == nil)
    }
}
