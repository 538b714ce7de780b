import Casework
import Foundation
import Testing

@testable import HallService

/// `hall.json`, and what becomes of slips of the pen in it.
struct SettingsTests {
    private func reading(_ change: (inout String) -> Void) async throws -> Trouble? {
        let hall = try await TestHall()
        let path = "\(hall.data)/hall.json"
        var text = try String(contentsOfFile: path, encoding: .utf8)
        change(&text)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        do {
            _ = try await hall.another()
            return nil
        } catch let trouble as Trouble {
            return trouble
        }
    }

    @Test func `a hall opens with the settings that were written`() async throws {
        #expect(try await reading { _ in } == nil)
    }

    @Test(arguments: [
        ("\"commercial\"", "\"comercial\"", "counters[0].window: no window is called \"comercial\""),
        ("\"+08:00\"", "\"8\"", "utcOffset: expected +HH:MM"),
        ("\"name\" : \"张敏\"", "\"nam\" : \"张敏\"", "staff[0].name: missing"),
        ("\"noticeDays\" : 5", "\"noticeDays\" : \"5\"", "noticeDays: "),
        ("\"idleLockMinutes\" : 5", "\"idleLockMinutes\" : -1", "idleLockMinutes: expected 0 (never) to 240"),
        (
            "\"noticeDays\" : 5", "\"enquiryDays\" : { \"complaint\" : 0, \"consultation\" : 1 }, \"noticeDays\" : 5",
            "enquiryDays.complaint: expected 1 to 60"
        ),
        ("{n:4}", "{n}", "caseNumber: expected digits, {centre}, {yyyyMMdd} and one {n:4}"),
        ("\"number\" : \"0118\"", "\"number\" : \"0117\"", "staff[1].number: \"0117\" stands there twice"),
        ("\"department\" : \"market\"", "\"department\" : \"moon\"", "staff[2]: no department is called \"moon\""),
    ])
    func `a wrong setting is named with its place`(_ slip: (right: String, wrong: String, told: String)) async throws {
        let trouble = try await reading { text in
            if let range = text.range(of: slip.right) { text.replaceSubrange(range, with: slip.wrong) }
        }
        #expect(trouble?.code == .badSetting)
        #expect(trouble?.detail.hasPrefix("hall.json: \(slip.told)") == true, "\(trouble?.detail ?? "")")
    }

    @Test func `a key that stands there twice is named by line and column`() async throws {
        let trouble = try await reading {
            $0 = $0.replacing("\"noticeDays\" : 5", with: "\"noticeDays\" : 5, \"noticeDays\" : 6")
        }
        #expect(trouble?.code == .badSetting)
        #expect(trouble?.detail.contains("noticeDays") == true)
    }

    @Test func `a hall made before consoles locked themselves gets five minutes`() async throws {
        let hall = try await TestHall()
        let path = "\(hall.data)/hall.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("\"idleLockMinutes\" : 5,", with: "").write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try String(contentsOfFile: path, encoding: .utf8) != text)
        #expect(try await hall.another().settings.idleLock == 5)
    }

    @Test func `a change that makes no sense is not written`() async throws {
        let hall = try await TestHall()
        await #expect(throws: Trouble.self) {
            try await hall.service.changeSettings { (settings) throws(Trouble) in settings.noticeDays = 0 }
        }
        #expect(try await hall.another().settings.noticeDays == 5)
    }

    @Test func `a folder that holds anything does not become a hall`() async throws {
        let hall = try await TestHall()
        await #expect(throws: Trouble.self) {
            try await HallService.create(data: hall.data, resources: TestHall.resources)
        }
    }

    @Test func `case numbers are digits in the form of the template`() throws {
        let template = try #require(CaseNumberTemplate("{centre}{yyyyMMdd}{n:4}"))
        let day = try #require(Day("2026-11-23"))
        #expect(template(1, centre: "370002", on: day) == "370002202611230001")
        #expect(template(12_345, centre: "370002", on: day) == "3700022026112312345")
        #expect(CaseNumberTemplate("{centre}{n:4}") == nil)
        #expect(CaseNumberTemplate("{yyyyMMdd}{n:4}{n:4}") == nil)
        #expect(CaseNumberTemplate("A{yyyyMMdd}{n:4}") == nil)
    }
}
