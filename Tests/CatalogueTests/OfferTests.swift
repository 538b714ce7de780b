import Casework
import Catalogue
import Foundation
import Testing

/// Which items a window may take in on a day, and why not the others.
struct OfferTests {
    private let catalogue: Catalogue

    init() throws {
        catalogue = try Catalogue.load(from: CatalogueFolder.shipped)
    }

    @Test func `a window takes its own items and names the window of the others`() throws {
        let offers = catalogue.items(for: "commercial", on: try day("2026-11-23"))
        #expect(offers.count == 17)
        #expect(offers.filter { $0.obstacle == nil }.map(\.item.short) == ["SS01", "SS02", "SS03"])
        #expect(offers.first { $0.item.short == "JB01" }?.obstacle == .otherWindow("instant"))
    }

    @Test(arguments: [("2026-03-01", true), ("2026-06-30", true), ("2026-02-28", false), ("2026-07-01", false)])
    func `the seasonal window is open from its first to its last day`(date: String, open: Bool) throws {
        let offers = catalogue.items(for: "seasonal", on: try day(date))
        let season = try #require(catalogue.window("seasonal")?.season)
        let own = offers.filter { $0.item.window == "seasonal" }
        #expect(own.count == 2)
        #expect(own.allSatisfy { $0.obstacle == (open ? nil : .outOfSeason(season)) })
    }

    @Test func `an item before its first day says when it begins`() throws {
        let offers = catalogue.items(for: "commercial", on: try day("2017-06-01"))
        #expect(offers.allSatisfy { $0.obstacle == Day("2018-01-01").map { .notYet($0) } })
    }

    @Test func `an item whose last version has ended says since when`() throws {
        var obstacle: Offer.Obstacle?
        _ = try CatalogueFolder.findings { folder in
            let file = folder.appending(path: "items/SS03.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            let ended = text.replacing("\"effectiveTo\": null", with: "\"effectiveTo\": \"2025-12-31\"")
            try Data(ended.utf8).write(to: file)
            let catalogue = try Catalogue.load(from: folder)
            obstacle =
                catalogue.items(for: "commercial", on: try day("2026-11-23"))
                .first { $0.item.short == "SS03" }?.obstacle
        }
        #expect(obstacle == .ended(try day("2025-12-31")))
    }

    @Test func `the issue window takes nothing in`() throws {
        #expect(catalogue.items(for: "issue", on: try day("2026-11-23")).allSatisfy { $0.obstacle != nil })
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
