import Casework
import Testing

@testable import ConsoleUI

/// What the queue answers, before it is read anew.
struct UnknownTicketTests {
    @Test func `a number that is put back in line leaves the one being served at the counter`() throws {
        var clerk = try Clerk.halfway()
        let (served, subject) = (try #require(clerk.model.desk.ticket), clerk.subject?.id)
        var chance = SystemRandomNumberGenerator()
        let other = Ticket(id: ULID(at: Clerk.morning, using: &chance))
        _ = clerk.model.ticketActed(.done(other))
        #expect(clerk.model.desk.ticket?.id == served.id && clerk.subject?.id == subject && subject != nil)
    }

    @Test func `of a number of which nobody knows what became of it the console does not say that nothing was saved`()
        throws
    {
        var clerk = try Clerk.halfway()
        let effects = clerk.model.ticketActed(.unknown(Trouble(.inputOutput, "tickets/QP/01J.json")))
        #expect(clerk.said.contains("结果未知"))
        #expect(!clerk.said.contains("没有保存"))
        // The queue is read anew, which shows what became of it.
        #expect(effects.count == 2)
    }
}
