import Casework
import CellText
import Foundation
import Testing

@testable import ConsoleUI

/// The case's data on their way into a department's own system.
struct FeederTests {
    private func fed(clipboard: Bool = true) throws -> Clerk {
        var clerk = try Clerk(clipboard: clipboard)
        clerk.hall.take("A017", "A", minutesAgo: 31)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6), ">")
        return clerk
    }

    @Test func `the sheet stands over the whole body with the current value alone on its line`() throws {
        var clerk = try fed()
        clerk.type(.enter)
        try Golden.check("feeder", clerk.screen)
    }

    @Test func `each copy goes on to the next value, and leaving clears the clipboard and records the cost`() throws {
        var clerk = try fed()
        for seconds in [10, 20, 300] {
            clerk.send(.tick(Clerk.morning.adding(seconds: seconds)))
            clerk.type(.enter)
        }
        clerk.send(.tick(Clerk.morning.adding(seconds: 304)))
        clerk.type(.escape)
        let number = try #require(clerk.subject?.number)
        #expect(clerk.copied == [number, "王建国", "371102198203121216", ""])
        let fed = try #require(clerk.subject?.log.last?.payload as? FieldsFed)
        #expect(fed.system == "market-food")
        #expect(fed.department == "market")
        #expect(fed.fields == 3)
        // The pause of more than two minutes is left out.
        #expect(fed.seconds == 24)
    }

    @Test func `digits jump, and a field that the case has not is not copied`() throws {
        var clerk = try fed()
        clerk.type("1", "2", " ")
        #expect(clerk.copied == [])
        #expect(clerk.bells == 1)
        clerk.type("3", .enter, .escape)
        #expect(clerk.copied == ["371102198203121216", ""])
    }

    @Test func `without a clipboard it is a sheet to type from`() throws {
        var clerk = try fed(clipboard: false)
        #expect(clerk.screen.contains("终端不支持复制"))
        clerk.type(.enter, .escape)
        #expect(clerk.copied == [])
        #expect(clerk.subject?.log.last?.payload is FieldsFed)
    }

    @Test func `nothing is recorded when nothing was copied`() throws {
        var clerk = try fed()
        clerk.type(.escape)
        #expect(clerk.subject?.log.contains { $0.payload is FieldsFed } == false)
    }

    @Test func `a control character never gets into the clipboard`() throws {
        var clerk = try fed()
        clerk.type(.escape, ":fields", .enter)
        clerk.send(.input(.paste("\u{7}\u{1B}]0;x\u{202E}")))
        clerk.type(.f(6), ">", "5", .enter)
        let value = try #require(clerk.copied.last)
        #expect(value.contains("x"))
        #expect(!value.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
}
