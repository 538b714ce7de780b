import Casework
import Catalogue
import Foundation
import Testing

/// The catalogue that the program ships.
struct CatalogueTests {
    private let catalogue: Catalogue
    private let today: Day

    init() throws {
        catalogue = try Catalogue.load(from: CatalogueFolder.shipped)
        today = try #require(Day("2026-11-23"))
    }

    @Test func `seventeen items hold today with seventy-three lines`() {
        let items = catalogue.search.find("", on: today)
        #expect(items.count == 17)
        #expect(items.reduce(0) { $0 + $1.lines.count } == 73)
        let counts = items.map { "\($0.short) \($0.lines.count)" }
        #expect(
            counts == [
                "JB01 4", "JB02 2", "JB03 2", "JJ01 3", "JJ02 3", "RC01 4", "SH01 7", "SH02 5", "SH03 5", "SS01 3",
                "SS02 5", "SS03 5", "TZ01 3", "TZ02 4", "TZ03 5", "TZ04 7", "TZ05 6",
            ])
    }

    @Test func `every published line says how many originals and copies are wanted`() {
        let lines = catalogue.search.find("", on: today).flatMap(\.lines)
        #expect(lines.reduce(0) { $0 + $1.originals } == 46)
        #expect(lines.reduce(0) { $0 + $1.copies } == 36)
        #expect(lines.count(where: \.tolerable) == 27)
    }

    @Test(arguments: [
        ("TZ04", "2018-09-27", 15, Limit.Unit.calendar), ("TZ04", "2018-09-28", 7, .calendar),
        ("SS03", "2023-11-30", 20, .working), ("SS03", "2023-12-01", 10, .working),
        ("SS01", "2022-02-28", 15, .calendar), ("SS01", "2022-03-01", 3, .working),
        ("SS02", "2022-02-28", 15, .calendar), ("SS02", "2022-03-01", 3, .working),
    ])
    func `an item has the limit of the law that holds on the day`(
        short: String, day: String, amount: Int, unit: Limit.Unit
    ) throws {
        let statutory = catalogue.item(short: short, on: try #require(Day(day)))?.statutory
        #expect(statutory?.amount == amount)
        #expect(statutory?.unit == unit)
    }

    @Test func `an item has no version before its first day and none by a wrong code`() throws {
        #expect(catalogue.item(short: "TZ04", on: try #require(Day("2017-12-31"))) == nil)
        #expect(catalogue.item(short: "TZ99", on: today) == nil)
    }

    @Test func `only licences have the extensions of the licensing law`() {
        let byLaw42 = catalogue.items.filter { $0.extension_?.basis.contains("行政许可法") == true }
        #expect(!byLaw42.isEmpty)
        #expect(byLaw42.allSatisfy { $0.nature == .licence })
        #expect(catalogue.item(short: "SS03", on: today)?.extension_?.amount == 5)
    }

    @Test func `a paper asked for by several items has one code`() {
        func items(with material: String) -> [String] {
            catalogue.search.find("", on: today).filter { $0.lines.map(\.material).contains(material) }.map(\.short)
        }
        #expect(items(with: "M-LICENCE") == ["JB01", "SS03", "TZ01"])
        #expect(items(with: "M-LABOUR-CONTRACT") == ["JB01", "JB02", "RC01"])
        #expect(items(with: "M-PREMISES") == ["SH01", "SS01", "SS02"])
    }

    @Test func `instant items and only those are handed to the window`() {
        #expect(catalogue.items.allSatisfy { $0.windowEmpowered == ($0.kind == .instant) })
    }

    @Test func `sub-centres accept by themselves and the main centre's items go to the approval office`() {
        let centres = Dictionary(uniqueKeysWithValues: catalogue.windows.map { ($0.id, $0.centre) })
        for item in catalogue.items {
            #expect((centres[item.window] == "main") == (item.accepting == "approval"), "\(item.short)")
        }
    }

    @Test func `dwellings add a line and personal registration adds two`() throws {
        func conditional(_ short: String) throws -> [String] {
            try #require(catalogue.item(short: short, on: today)).lines.compactMap { line in
                line.condition.map { "\(line.material) \($0.question)=\($0.answer)" }
            }
        }
        #expect(try conditional("TZ05") == ["M-FIRE-ACCEPTANCE crowded=是", "M-DWELLING-MANUALS dwelling=是"])
        #expect(try conditional("JB01") == ["M-ID-EMPLOYEE registrant=个人登记", "M-LABOUR-CONTRACT registrant=个人登记"])
    }

    @Test func `an open step always remains until all are done`() throws {
        let food = try #require(catalogue.item(short: "SS03", on: today))
        #expect(food.steps.map(\.id) == ["review", "site", "recheck"])
        #expect(food.steps.map(\.after) == [[], ["review"], ["site"]])
        let permit = try #require(catalogue.item(short: "TZ03", on: today))
        #expect(permit.steps.filter { $0.after.isEmpty }.count == 3)
    }

    @Test func `defects are numbered from one without gaps and the second is a missing seal`() {
        #expect(catalogue.defects.map(\.number) == Array(1...20))
        #expect(catalogue.defect(2)?.short == "缺签章")
        #expect(catalogue.defects.filter(\.absent).map(\.number) == [1])
        #expect(catalogue.defect(21) == nil)
    }

    @Test func `no defect or ground is a catch-all`() {
        let texts = catalogue.defects.flatMap { [$0.wording, $0.remedy] } + catalogue.refusals.map(\.wording)
        for word in ["其他", "其它", "等情形", "相关材料"] {
            #expect(!texts.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test func `a refusal for want of power names the right body`() {
        #expect(catalogue.ground(1, for: .refused)?.otherBody == true)
        #expect(catalogue.ground(1, for: .notNeeded)?.otherBody == false)
        #expect(catalogue.ground(99, for: .refused) == nil)
    }

    @Test func `the calendar knows the notices from 2018 to 2026`() throws {
        #expect((2018...2026).allSatisfy { !catalogue.calendar.isEstimate(year: $0) })
        #expect(catalogue.calendar.isEstimate(year: 2027))
        #expect(catalogue.calendar.kind(of: try #require(Day("2018-02-11"))) == .workedWeekend("春节"))
    }

    @Test(arguments: [
        ("2018-02-09", 5, "2018-02-22"), ("2018-02-14", 20, "2018-03-20"), ("2018-12-20", 10, "2019-01-04"),
        ("2018-12-28", 1, "2018-12-29"),
    ])
    func `limits run by the notices that are shipped`(start: String, amount: Int, due: String) throws {
        let limit = Limit(amount, .working, basis: "行政许可法82")
        let deadline = Deadline.last(from: try #require(Day(start)), limit: limit, calendar: catalogue.calendar)
        #expect(deadline.due.description == due)
        #expect(!deadline.isEstimate)
    }

    @Test func `departments, windows and centres are found by id`() {
        #expect(catalogue.department("market")?.name == "市场监管局")
        #expect(catalogue.window("commercial")?.category == "A")
        #expect(catalogue.centre("main")?.phone == "7966626")
        #expect(catalogue.departments.contains { !$0.resident })
    }
}
