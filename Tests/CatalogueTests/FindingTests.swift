import Catalogue
import Foundation
import Testing

/// Each thing that can be wrong with a catalogue is found, and said with its file and its place.
struct FindingTests {
    @Test func `the shipped catalogue has nothing wrong`() throws {
        #expect(try CatalogueFolder.findings { _ in } == [])
    }

    @Test func `a file that is no JSON is named with line and column`() throws {
        let findings = try CatalogueFolder.findings("items/JB01.json", "\"short\":", "\"short\"")
        #expect(findings.places == ["items/JB01.json 2:11 invalid"])
        #expect(findings.first?.subject.contains("unexpected") == true)
    }

    @Test func `a missing key is named with its path`() throws {
        let found = try CatalogueFolder.findings("items/JB01.json", "\"tolerable\": false,", "")
        #expect(found.places == ["items/JB01.json lines[0].tolerable missingKey"])
    }

    @Test func `a value of the wrong kind is named with its path`() throws {
        let found = try CatalogueFolder.findings("items/JB01.json", "\"originals\": 1", "\"originals\": \"one\"")
        #expect(found.places == ["items/JB01.json lines[0].originals invalid"])
    }

    @Test func `a date that does not exist is refused`() throws {
        let found = try CatalogueFolder.findings("items/JB01.json", "2018-01-01", "2018-02-30")
        #expect(found.places == ["items/JB01.json effectiveFrom invalid"])
        #expect(found.first?.subject.contains("2018-02-30") == true)
    }

    @Test func `a misspelt key is refused even where its value could be left out`() throws {
        let found = try CatalogueFolder.findings("items/JB01.json", "\"effectiveTo\"", "\"efectiveTo\"")
        #expect(found.places == ["items/JB01.json efectiveTo unknownKey"])
        let deep = try CatalogueFolder.findings("items/JB01.json", "\"multiplicity\"", "\"multiplcity\"")
        #expect(deep.places == ["items/JB01.json lines[0].multiplcity unknownKey"])
        let hall = try CatalogueFolder.findings("windows.json", "\"season\"", "\"seasn\"")
        #expect(hall.places == ["windows.json windows[0].seasn unknownKey"])
    }

    @Test func `a missing file is named`() throws {
        let found = try CatalogueFolder.findings { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "themes.json"))
        }
        #expect(found.places == ["themes.json  unreadable"])
    }

    @Test func `everything is found at once, in several files`() throws {
        let found = try CatalogueFolder.findings { folder in
            for file in ["items/JB01.json", "items/TZ01.json", "defects.json"] {
                try Data("{".utf8).write(to: folder.appending(path: file))
            }
        }
        #expect(found.map(\.file) == ["items/JB01.json", "items/TZ01.json", "defects.json"])
    }

    @Test func `an unreadable file does not bring findings in the others`() throws {
        let found = try CatalogueFolder.findings { folder in
            for file in ["departments.json", "windows.json", "items/SS01.json"] {
                try Data("[]".utf8).write(to: folder.appending(path: file))
            }
        }
        #expect(Set(found.map(\.reason)) == [.invalid])
        #expect(found.count == 3)
    }

    @Test func `two versions that hold on the same day overlap`() throws {
        let found = try CatalogueFolder.findings("items/TZ04@2018-01-01.json", "2018-09-27", "2018-09-28")
        #expect(found.places == ["items/TZ04@2018-01-01.json effectiveFrom overlap"])
        #expect(found.first?.subject == "items/TZ04.json")
    }

    @Test func `a version may not end before it begins`() throws {
        let found = try CatalogueFolder.findings("items/TZ04@2018-01-01.json", "2018-09-27", "2017-09-27")
        #expect(found.places == ["items/TZ04@2018-01-01.json effectiveTo badDate"])
    }

    @Test func `a file must be called after its item`() throws {
        let found = try CatalogueFolder.findings { folder in
            try FileManager.default.moveItem(
                at: folder.appending(path: "items/JB03.json"), to: folder.appending(path: "items/JB09.json"))
        }
        #expect(found.places == ["items/JB09.json short misnamed"])
    }

    @Test func `a shared field has one label on any day`() throws {
        let found = try CatalogueFolder.findings("items/SS02.json", "单位名称", "公司名称")
        #expect(found.map(\.reason).allSatisfy { $0 == .fieldDiffers })
        #expect(found.contains { $0.file == "items/SS02.json" && $0.path == "fields[0]" })
    }

    @Test func `steps do not wait for each other in a circle`() throws {
        let found = try CatalogueFolder.findings("items/SS03.json", "\"after\": []", "\"after\": [\"recheck\"]")
        #expect(found.places == (0...2).map { "items/SS03.json steps[\($0)].after cyclicSteps" })
    }

    @Test func `a date in the calendar lies in its year, and only weekends are worked`() throws {
        let found = try CatalogueFolder.findings("workdays-cn.json", "\"2018-02-11\"", "\"2019-02-11\"")
        #expect(found.places == ["workdays-cn.json years.2018.work.2019-02-11 badDate"])
        let weekday = try CatalogueFolder.findings("workdays-cn.json", "\"2018-02-11\"", "\"2018-02-12\"")
        #expect(weekday.places == ["workdays-cn.json years.2018.work.2018-02-12 badDate"])
        let both = try CatalogueFolder.findings("workdays-cn.json", "\"2018-02-11\"", "\"2018-02-17\"")
        #expect(both.places == ["workdays-cn.json years.2018.work.2018-02-17 badDate"])
    }

    @Test func `a finding reads as file, place, code and what stood there`() throws {
        let found = try CatalogueFolder.findings("items/TZ01.json", "\"deciding\": \"economy\"", "\"deciding\": \"x\"")
        #expect(found.map(\.description) == ["items/TZ01.json deciding: unknownDepartment x"])
    }
}

/// What the decoder would let through.
struct StrictFindingTests {
    @Test func `a key that stands twice in an object is found with line and column`() throws {
        let places = try CatalogueFolder.findings(
            "items/SS03.json", "\"short\": \"SS03\",", "\"short\": \"SS03\", \"short\": \"SS04\",")
        #expect(places.contains { $0.file == "items/SS03.json" && $0.path.hasPrefix("2:") && $0.reason == .invalid })
    }

    @Test func `a truncated file is found where it ends`() throws {
        let findings = try CatalogueFolder.findings { folder in
            let url = folder.appending(path: "items/SS03.json")
            try Data(try Data(contentsOf: url).prefix(1000)).write(to: url)
        }
        #expect(findings.contains { $0.file == "items/SS03.json" && $0.reason == .invalid })
    }
}
