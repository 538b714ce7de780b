import Casework
import Foundation
import Testing

@testable import HallService

/// Text messages by the hall's program: sent once, and never a second time by themselves.
struct MessageTests {
    private static let issuer = Actor(
        person: "0122", name: "黄蕾", capacity: Capacity(.issueClerk), centre: "main", counter: "5")

    /// A licence that waits at the issue window of a hall whose program is the shell script `script`.
    private func waiting(_ script: String?) async throws -> (hall: TestHall, subject: Case) {
        let hall = try await TestHall()
        var subject = try await hall.acceptedFoodCase()
        subject = try await hall.act(
            ["review", "site", "recheck"].map { GiveOpinion(1, step: $0, .agree) }, on: subject, as: hall.reviewer)
        subject = try await hall.act([Decide(1, .granted)], on: subject, as: hall.chief)
        subject = try await hall.act(
            [MakeResult(1, number: "JY13711", blank: "0001")], on: subject, as: hall.reviewer)
        subject = try await hall.act(
            [HandPapersOver(to: .issueWindow, subject.resultsWith(.department("market")))], on: subject,
            as: hall.reviewer)
        let read = Dictionary(
            uniqueKeysWithValues: subject.fieldsToCompare(of: subject.items[0]).map { ($0.field, $0.accepted) })
        subject = try await hall.act([TakeOverResults(1, read: [1: read])], on: subject, as: MessageTests.issuer)
        if let script {
            try await hall.service.changeSettings {
                $0.messageCommand = ["/bin/sh", "-c", script, "sms", "{phone}", "{text}", "{key}"]
            }
        }
        return (hall, subject)
    }

    private func send(_ hall: TestHall, _ subject: Case) async -> ActResult<Case> {
        await hall.service.sendMessage("可以领证了; rm -rf /", about: [1], of: subject.id, as: MessageTests.issuer)
    }

    @Test func `the program gets phone, text and the message's identity, and 0 means sent`() async throws {
        let (hall, subject) = try await waiting(nil)
        let out = "\(hall.data)/said"
        try await hall.service.changeSettings {
            $0.messageCommand = [
                "/bin/sh", "-c", "printf '%s|%s|%s\\n' \"$@\" >> '\(out)'", "sms", "{phone}", "{text}", "{key}",
            ]
        }
        let sent = try await send(hall, subject).record
        let contact = try #require(sent.items[0].review.contacts.last)
        #expect(contact.outcome == .sent)
        #expect(sent.items[0].review.isTold)
        let said = try String(contentsOfFile: out, encoding: .utf8)
        #expect(said == "13800002210|可以领证了; rm -rf /|\(try #require(contact.message))\n")
    }

    @Test func `a program that says no has not sent it, and another try has another identity`() async throws {
        let (hall, subject) = try await waiting("exit 3")
        let first = try await send(hall, subject).record
        #expect(first.items[0].review.contacts.map(\.outcome) == [.notSent])
        let second = try await send(hall, first).record
        #expect(second.items[0].review.contacts.map(\.outcome) == [.notSent, .notSent])
        #expect(Set(second.items[0].review.contacts.compactMap(\.message)).count == 2)
    }

    @Test func `a program that dies leaves the message's fate unknown, and no other follows it`() async throws {
        let (hall, subject) = try await waiting("kill -9 $$")
        let begun = try await send(hall, subject).record
        #expect(begun.items[0].review.openMessage != nil)
        #expect(await send(hall, begun).denial?.code == .messageUnsettled)
        let message = try #require(begun.items[0].review.openMessage?.message)
        let settled = try await hall.act([SettleMessage(message, isSent: true)], on: begun, as: MessageTests.issuer)
        #expect(settled.items[0].review.isTold)
    }

    @Test func `a program that is not there has sent nothing`() async throws {
        let (hall, subject) = try await waiting(nil)
        try await hall.service.changeSettings { $0.messageCommand = ["no-such-sms", "{phone}", "{text}", "{key}"] }
        let result = try await send(hall, subject).record
        #expect(result.items[0].review.contacts.map(\.outcome) == [.notSent])
    }

    @Test func `a hall without a program, and a sealed one, say so and write nothing down`() async throws {
        let (hall, subject) = try await waiting(nil)
        guard case .failed(let trouble) = await send(hall, subject) else {
            Issue.record("it was sent by nothing")
            return
        }
        #expect(trouble == Trouble(.missing, "messageCommand"))
        try await hall.service.changeSettings { $0.messageCommand = ["true", "{phone}", "{text}", "{key}"] }
        let sealed = try await HallService.open(data: hall.data, resources: TestHall.resources, isSealed: true)
        let result = await sealed.sendMessage("好", about: [1], of: subject.id, as: MessageTests.issuer)
        guard case .failed(let refused) = result else {
            Issue.record("a sealed hall started a program")
            return
        }
        #expect(refused.code == .noPermission)
        #expect(try await hall.service.load(subject.id).revision == subject.revision)
        await #expect(throws: Trouble.self) {
            try await hall.service.changeSettings { $0.messageCommand = ["sms", "{phone}"] }
        }
    }
}
