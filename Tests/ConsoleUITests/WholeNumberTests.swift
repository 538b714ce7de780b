import Casework
import Testing

@testable import ConsoleUI

/// Whole citizen numbers: masked until somebody asks, and written down before they are drawn.
struct WholeNumberTests {
    private func halfway() throws -> Clerk {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type(.escape)
        return clerk
    }

    @Test func `no screen of the desk shows a whole number, and the key shows it once it was written down`() throws {
        var clerk = try halfway()
        let party = try #require(clerk.subject?.applicant)
        #expect(!clerk.screen.contains(party.document.number))
        #expect(!clerk.screen.contains(party.phone))
        #expect(clerk.hall.accesses.isEmpty)
        clerk.type("^")
        #expect(clerk.hall.accesses == [try #require(clerk.subject?.number)])
        #expect(clerk.screen.contains(party.document.number))
        #expect(clerk.screen.contains(party.phone))
        clerk.type(.escape)
        #expect(!clerk.screen.contains(party.document.number))
        clerk.type(":whole", .enter)
        #expect(clerk.hall.accesses.count == 2)
        #expect(clerk.screen.contains(party.document.number))
    }

    @Test func `what could not be written down is not shown`() throws {
        var clerk = try halfway()
        let number = try #require(clerk.subject?.applicant?.document.number)
        clerk.hall.cannotRecord = Trouble(.diskFull, "access.log")
        for typed in ["^", ":applicant", ":feed"] {
            clerk.type(.text(typed))
            if typed != "^" { clerk.type(.enter) }
            #expect(!clerk.screen.contains(number), "\(typed)")
            #expect(clerk.screen.contains("access.log"), "\(typed): \(clerk.said)")
            clerk.type(.escape)
        }
    }

    @Test func `correcting the applicant and feeding another system are looks too`() throws {
        var clerk = try halfway()
        clerk.type(":applicant", .enter)
        #expect(clerk.hall.accesses.count == 1)
        #expect(clerk.screen.contains(try #require(clerk.subject?.applicant?.document.number)))
    }

    @Test func `without a case there is nothing to show, and nothing is written down`() throws {
        var clerk = try Clerk()
        clerk.type("^")
        #expect(clerk.model.layers.isEmpty)
        #expect(clerk.hall.accesses.isEmpty)
    }

    @Test func `a locked screen hides the page`() throws {
        var clerk = try halfway()
        let number = try #require(clerk.subject?.applicant?.document.number)
        clerk.type("^", .control("k"))
        #expect(!clerk.screen.contains(number))
    }
}
