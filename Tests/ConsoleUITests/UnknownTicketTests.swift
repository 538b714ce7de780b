import Casework
import Testing

@testable import ConsoleUI

/// 结果未知 at the queue.
struct UnknownTicketTests {
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
