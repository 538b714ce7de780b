import Casework
import Catalogue
import Testing

/// Finding items by what fingers type, and people by their initials.
struct SearchTests {
    private let catalogue: Catalogue
    private let today: Day

    init() throws {
        catalogue = try Catalogue.load(from: CatalogueFolder.shipped)
        today = try #require(Day("2026-11-23"))
    }

    @Test(arguments: [
        ("spjy", ["SS03"]), ("SPJYXK", ["SS03"]), ("食品经营许可(新办)", ["SS03"]), ("食品经营许可（新办）", ["SS03"]),
        ("食品jy", ["SS03"]), ("ＳＳ０３", ["SS03"]), ("ss03", ["SS03"]), ("备案", ["TZ01", "TZ05"]),
        ("TZ", ["TZ01", "TZ02", "TZ03", "TZ04", "TZ05"]), ("sgxk", ["TZ04"]), ("jydj", ["JB01"]),
        ("户口", ["JB03"]), ("不存在的事项", []), ("zzzz", []),
    ])
    func `an item is found by part of its name, initials or code`(query: String, shorts: [String]) {
        #expect(catalogue.search.find(query, on: today).map(\.short) == shorts)
    }

    @Test func `a code comes before a name, and the start of a name before its middle`() {
        #expect(catalogue.search.find("ss", on: today).map(\.short).prefix(3) == ["SS01", "SS02", "SS03"])
        #expect(catalogue.search.find("sh", on: today).map(\.short).prefix(3) == ["SH01", "SH02", "SH03"])
        let schools = catalogue.search.find("民办", on: today).map(\.short)
        #expect(schools == ["SH01", "SH02"])
        #expect(catalogue.search.find("登记", on: today).first?.name.contains("登记") == true)
    }

    @Test func `every item is found by the initials of its whole name`() {
        for item in catalogue.items {
            let found = catalogue.search.find(catalogue.initials.of(item.name), on: item.effectiveFrom)
            #expect(found.first == item, "\(item.name)")
        }
    }

    @Test func `the version of the day is found`() throws {
        let day = try #require(Day("2018-09-27"))
        #expect(catalogue.search.find("TZ04", on: day).first?.statutory?.amount == 15)
        #expect(catalogue.search.find("TZ04", on: today).count == 1)
    }

    @Test(arguments: [("王建国", "wjg"), ("Li 李2", "li l2".filter { $0 != " " }), ("高校", "gx"), ("①", "")])
    func `initials are those of the usual readings`(name: String, initials: String) {
        #expect(catalogue.initials.of(name) == initials)
    }

    @Test func `a sign with several readings is found by each of them`() throws {
        let match = catalogue.initials.matches
        #expect(match("dxm", "单小明") && match("sxm", "单小明"))
        #expect(match("jg", "王建国"))
        #expect(!match("wg", "王建国"))
    }
}
