import Testing

@testable import ConsoleUI

/// A reviewer at the case at hand.
struct ReviewScreenTests {
    @Test func `the whole history of a case is reached by paging down, and the way back begins at once`() throws {
        var clerk = try opened()
        #expect(clerk.screen.contains("可办") && !clerk.screen.contains("开件"))
        for _ in 1...10 { clerk.type(.key(.pageDown)) }
        #expect(clerk.screen.contains("开件"), "\(clerk.screen)")
        clerk.type(.key(.pageUp))
        #expect(!clerk.screen.contains("开件"))
        for _ in 1...10 { clerk.type(.key(.pageUp)) }
        #expect(clerk.screen.contains("可办"))
    }

    @Test func `choosing a step brings it back into view`() throws {
        var clerk = try opened()
        for _ in 1...10 { clerk.type(.key(.pageDown)) }
        #expect(!clerk.screen.contains("可办"))
        clerk.type(.key(.down))
        #expect(clerk.screen.contains(">现场核查"), "\(clerk.screen)")
    }

    /// A reviewer with an accepted case open at its first step.
    private func opened() throws -> Clerk {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type(.f(8), "0")
        clerk.becomeReviewer()
        clerk.type(.enter)
        return clerk
    }
}
