import Foundation
import Testing

@testable import Casework

/// What broke something once, and what is made of it now.
struct FoundTests {
    @Test func `a count that no rule lets in is read and summed up, and ends no program`() throws {
        let lines = try #require(Seeds.of(.operations).last).split(separator: UInt8(ascii: "\n"))
        var operations = try lines.map { try JSONDecoder().decode(Casework.Operation.self, from: Data($0)) }
        for place in operations.indices { operations[place].sequence = place + 1 }
        let item = try JSONDecoder().decode(ItemDefinition.self, from: Data(try #require(Seeds.item)))
        let id = try #require(ULID("01M832CG70D12WC3651WEZEJFX"))
        let subject = try Case.fold(id, operations, Definitions { _ in item })
        let held = subject.custody.flatMap(\.papers).map(\.count.total)
        #expect(held.contains(.max))
    }
}
