import Catalogue
import Foundation
import Testing

@testable import Casework

/// Everything that commands say of the review has its words in both languages.
struct ReviewWordsTests {
    @Test(arguments: ["zh-Hans", "en"])
    func `every act, document, stage, owner and clock can be told`(_ language: String) throws {
        let words = try Words.load(language, from: TestHall.resources.appending(path: "words"))
        let acts = OperationKinds.all.filter { _, type in !isOfTickets(type) }.keys.map { "operation.\($0)" }
        let keys =
            acts + DocumentKind.allCases.map { "document.\($0.rawValue)" }
            + ItemApplication.Stage.allCases.map { "stage.\($0.rawValue)" }
            + [Owner.desk, .courier, .issueWindow, .carrier].map { "owner.\($0.id)" }
            + Proof.Clock.allCases.map { "clock.\($0.rawValue)" }
            + Limit.Unit.allCases.map { "unit.\($0.rawValue)" }
            + Decided.Verdict.allCases.map { "verdict.\($0.rawValue)" }
            + OpinionGiven.Verdict.allCases.map { "opinion.\($0.rawValue)" }
            + PauseCause.allCases.map { "pause.\($0.rawValue)" }
            + ProceedingHeld.Sort.allCases.map { "proceeding.\($0.rawValue)" }
            + ApplicationTerminated.Cause.allCases.map { "termination.\($0.rawValue)" }
            + ResultLost.Cause.allCases.map { "loss.\($0.rawValue)" }
            + Contact.Outcome.allCases.map { "contact.\($0.rawValue)" }
            + DeclinePapers.Cause.allCases.map { "decline.\($0.rawValue)" }
        let said =
            keys.map { "cli.\($0)" } + Reminder.Matter.allCases.map { "reminder.\($0.rawValue)" }
            + Exception.Kind.allCases.map { "exception.\($0.rawValue)" }
            + WatchEntry.Section.allCases.map { "watch.section.\($0.rawValue)" }
        for key in said { #expect(words(key) != key) }
    }

    private func isOfTickets(_ type: any OperationPayload.Type) -> Bool {
        func subject<P: OperationPayload>(_: P.Type) -> any Record.Type { P.Subject.self }
        return subject(type) == Ticket.self
    }
}
