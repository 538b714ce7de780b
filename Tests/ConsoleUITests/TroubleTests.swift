import Casework
import Testing

@testable import ConsoleUI

/// What the console says when the hall or the clock lets it down.
struct TroubleTests {
    @Test func `lists that can't be read are said once, tried again each minute, and hold no act up`() throws {
        var clerk = try Clerk.halfway()
        clerk.model.isBusy = true
        let full = Trouble(.diskFull, "index.sqlite: write: errno 28")
        #expect(clerk.model.update(.hallChanged).isRefreshing)
        clerk.send(.notRefreshed(turn: clerk.model.refreshTurn, full))
        #expect(clerk.said.contains("列表") && clerk.said.contains("磁盘已满"))
        #expect(clerk.model.isBusy)
        let count = clerk.model.messages.count
        let later = clerk.model.now.adding(seconds: 60)
        #expect(clerk.model.update(.tick(later)).isRefreshing)
        clerk.send(.notRefreshed(turn: clerk.model.refreshTurn, full))
        #expect(clerk.model.messages.count == count)
        // With room again the next reading is the last.
        clerk.send(.tick(later.adding(seconds: 60)))
        #expect(!clerk.model.isStale && !clerk.model.isRefreshing)
        #expect(!clerk.model.update(.tick(later.adding(seconds: 120))).isRefreshing)
    }

    @Test func `an opening with an unknown outcome is looked for, so that no second case is opened`() throws {
        var clerk = try Clerk()
        clerk.registered()
        let subject = try #require(clerk.subject)
        clerk.model.layers = [.form(clerk.model.registerForm())]
        clerk.model.desk.subject = nil
        clerk.send(.acted(.unknown(Trouble(.inputOutput, "cases"))))
        #expect(clerk.subject?.id == subject.id)
        #expect(clerk.model.layers.isEmpty && clerk.said.contains("已立件"), "\(clerk.said)")
        #expect(clerk.hall.cases.count == 1)
    }

    @Test func `where it is not there after all the form stays for another try`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 5)
        clerk.type(.f(2), "王建国", .enter)
        clerk.send(.acted(.unknown(Trouble(.inputOutput, "cases"))))
        #expect(clerk.said.contains("没有立件") && clerk.screen.contains("王建国"), "\(clerk.said)")
        clerk.type("371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        #expect(clerk.hall.cases.count == 1 && clerk.subject != nil)
    }

    @Test func `what became of a number is not called unsaved while nobody knows`() throws {
        var clerk = try Clerk.halfway()
        clerk.send(.ticketActed(.unknown(Trouble(.inputOutput, "tickets"))))
        #expect(clerk.said.contains("结果未知"))
        clerk.send(.ticketActed(.failed(Trouble(.inputOutput, "tickets"))))
        #expect(clerk.said.contains("没有保存"))
    }

    @Test func `a clock that goes back under the console is said, once, until it is right again`() throws {
        var clerk = try Clerk.halfway()
        let start = clerk.model.now
        clerk.send(.tick(start.adding(seconds: -60)))
        #expect(!clerk.said.contains("时钟"))
        clerk.send(.tick(start.adding(seconds: -3_600)))
        #expect(clerk.said.contains("时钟可能不对") && clerk.said.contains(start.clock))
        let count = clerk.model.messages.count
        clerk.send(.tick(start.adding(seconds: -3_500)))
        clerk.send(.hallChanged)
        #expect(clerk.model.messages.count == count)
        clerk.send(.tick(start.adding(seconds: 60)))
        clerk.send(.hallChanged)
        clerk.send(.tick(start.adding(seconds: -3_600)))
        #expect(clerk.model.messages.count == count + 1)
    }
}

extension [Effect] {
    fileprivate var isRefreshing: Bool {
        contains { if case .refresh = $0 { true } else { false } }
    }
}
