import Casework

@testable import ConsoleUI

/// Ways to the states of the issue window.
extension Clerk {
    /// The food licence of Wang Jianguo, made by its department and sent to the issue window.
    mutating func sentToIssue(agent: String? = nil, kind: Party.Kind = .person) {
        registered()
        type("王家小馆", .enter, "海曲路1号", .f(6))
        if let agent {
            perform(
                [
                    RecordAgent(
                        Agent(
                            name: agent, document: IdentityDocument(kind: .passport, number: "E12345678"), phone: "",
                            powers: "代为领取", until: nil))
                ], as: MemoryHall.clerk)
        }
        if kind == .organisation, let applicant = subject?.applicant {
            perform(
                [
                    RecordApplicant(
                        Party(kind: kind, name: "王家小馆", document: applicant.document, phone: applicant.phone))
                ], as: MemoryHall.clerk)
        }
        type(" ", " ", " ", " ", " ", .f(6), "1", "0")
        perform(["review", "site", "recheck"].map { GiveOpinion(1, step: $0, .agree) }, as: "0301")
        perform([Decide(1, .granted)], as: "0302")
        make("JY13711020001", blank: "00017")
    }

    /// The department makes the result and sends it.
    mutating func make(_ number: String, blank: String) {
        perform([MakeResult(1, number: number, blank: blank)], as: "0301")
        let result = hall.cases.values.first?.resultsWith(.department("market")) ?? []
        perform([HandPapersOver(to: .issueWindow, result)], as: "0301")
    }

    /// The same hall from the issue window.
    mutating func becomeIssuer() {
        model = Model(station: model.station, size: model.size, now: model.now)
        type("0122", .enter, "password", .enter, "8", .enter)
    }

    /// The issue window with that licence taken over.
    mutating func readyToIssue(agent: String? = nil, kind: Party.Kind = .person) {
        sentToIssue(agent: agent, kind: kind)
        becomeIssuer()
        let holder = kind == .organisation ? "王家小馆" : "王建国"
        type(.enter, .text(holder), .enter, "JY13711020001", .enter, "2031-11-22", .enter)
    }

    /// Carries intents on the hall's one case out as somebody else.
    mutating func perform(_ intents: [any Intent<Case>], as staff: String) {
        perform(intents, as: MemoryHall.others[staff]?.first ?? MemoryHall.clerk)
    }

    mutating func perform(_ intents: [any Intent<Case>], as actor: Actor) {
        guard let id = hall.cases.keys.first else { return }
        let effect = Effect.perform(intents, caseID: id, revision: nil, actor: actor)
        guard let result = hall.done(effect, at: model.now) else { return }
        send(.acted(result))
    }
}
