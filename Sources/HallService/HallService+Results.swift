import CaseStore
public import Casework
import Logging

/// Results of other cases that stand in for papers (证照共享, seed 三(二)6): found, checked, and brought when they are there.
extension HallService {
    /// Where a line of `subject` can get `material` from without paper: items of cases of the same project or applicant
    /// that give it and are granted, with the certificate, or under review. Certificates that are there come first.
    public func resultSources(
        for material: String, in subject: Case
    ) async throws(Trouble) -> [AwaitResult.Source] {
        let kinship = Kinship(of: subject)
        var found: [CaseSummary] = []
        if let code = kinship.project { found += try await projectCases(code) }
        if let identity = kinship.identity { found += try await cases(ofIdentity: identity) }
        var seen: Set<ULID> = [subject.id]
        var sources: [AwaitResult.Source] = []
        for summary in found where seen.insert(summary.id).inserted {
            // A damaged neighbour is named elsewhere and keeps nobody from the others.
            guard let other = await neighbour(summary.id), kinship.holds(with: other) else { continue }
            sources += other.items.compactMap { source(of: $0, in: other) }.filter { $0.material == material }
        }
        return sources.filter { $0.certificate != nil } + sources.filter { $0.certificate == nil }
    }

    /// Why intents that name a result of another case do not speak the truth; nil when they do.
    func denialOfSources(
        _ intents: [any Intent<Case>], on id: ULID, intent: ULID
    ) async throws(Trouble) -> Denial? {
        let claims = intents.compactMap(Claim.init)
        guard !claims.isEmpty else { return nil }
        let subject: Case = try await read(id)
        // What is carried out already is not carried out again, and stays as true as it was.
        if subject.log.contains(where: { $0.intent == intent }) { return nil }
        let kinship = Kinship(of: subject, with: intents)
        for claim in claims {
            let said = claim.source
            let denial = Denial(.noSuchResult, ["line": subject.name(of: said.material)])
            let other: Case = try await read(said.caseID)
            guard said.caseID != id, other.revision > 0, other.number == said.number else { return denial }
            let isTrue: Bool
            switch claim {
            case .foreseen(_, let loss): isTrue = other.loss(of: said.short) == loss
            case .provided: isTrue = holds(said, in: other)
            case .awaited: isTrue = kinship.holds(with: other) && holds(said, in: other)
            }
            if !isTrue, case .awaited = claim, kinship.holds(with: other), let void = voided(said, in: other) {
                return Denial(.certificateOver, ["line": subject.name(of: said.material), "certificate": void])
            }
            guard isTrue else { return denial }
        }
        return nil
    }

    /// Whether `other` gives the result as it is said. Who saw no certificate claims none: it may have been made meanwhile.
    private func holds(_ said: AwaitResult.Source, in other: Case) -> Bool {
        other.items.compactMap { source(of: $0, in: other) }.contains { source in
            source.short == said.short && source.material == said.material
                && (said.certificate == nil
                    || said.certificate == source.certificate && said.validUntil == source.validUntil)
        }
    }

    /// Number of the certificate that is said, where `other` made it and it became void.
    private func voided(_ said: AwaitResult.Source, in other: Case) -> String? {
        let made = other.items.filter { item in
            item.definition.short == said.short && item.definition.result?.material == said.material
        }.flatMap(\.review.made)
        return made.first { !$0.isValid && $0.payload.number == said.certificate }?.payload.number
    }

    /// `intents` with the other cases that the rule about circles has to see, as they stand now.
    func seeingWaits(
        _ intents: [any Intent<Case>], on id: ULID
    ) async throws(Trouble) -> [any Intent<Case>] {
        let waiting = intents.compactMap { $0 as? AwaitResult }
        guard !waiting.isEmpty else { return intents }
        let subject: Case = try await read(id)
        var open = waiting.compactMap(\.source?.caseID) + subject.awaitedCases
        var others: [ULID: Case] = [:]
        while let next = open.popLast() {
            guard next != id, others[next] == nil, let other = await neighbour(next) else { continue }
            others[next] = other
            open += other.awaitedCases
        }
        return intents.map { intent in
            guard var act = intent as? AwaitResult else { return intent }
            act.others = others
            return act
        }
    }

    /// The case with what became by now of the results of other cases that it waited for. It is the system's act, whoever
    /// takes the case up; what can't be brought now is brought the next time.
    func bringResultNews(to subject: Case) async -> Case {
        let intents = await resultNews(for: subject)
        guard !intents.isEmpty else { return subject }
        let result = await perform(
            intents, on: subject.id, expecting: subject.revision, as: system(for: subject), intent: identity())
        if case .done(let changed) = result { return changed }
        diary.notice("results could not be brought yet", metadata: ["case": "\(subject.id)"])
        return subject
    }

    /// What tells the lines of `subject` that wait for other cases of results that are there by now, are lost, or can come
    /// after all; nothing that they know already.
    func resultNews(for subject: Case) async -> [any Intent<Case>] {
        let waits = subject.items.filter(\.isPending).flatMap { item in
            item.awaited.compactMap { material, awaited -> Wait? in
                guard awaited.providedOn == nil, let source = awaited.source else { return nil }
                return Wait(source: source, short: awaited.short, material: material)
            }
        }
        let context = context(for: system(for: subject), intent: identity())
        var news: [any Intent<Case>] = []
        for wait in Set(waits).sorted(by: { ($0.source, $0.material) < ($1.source, $1.material) }) {
            guard let other = await neighbour(wait.source) else { continue }
            let sources = other.items.compactMap { source(of: $0, in: other) }
            let made = sources.first {
                $0.short == wait.short && $0.material == wait.material && $0.certificate != nil
            }
            if let made {
                news.append(ProvideResult(made))
                continue
            }
            let awaited = AwaitResult.Source(
                caseID: other.id, number: other.number, short: wait.short, material: wait.material, certificate: nil)
            let act = ForeseeResult(awaited, loss: other.loss(of: wait.short))
            if denial(of: act, subject, context) == nil { news.append(act) }
        }
        return news
    }

    /// Another case; nil where it can't be read.
    private func neighbour(_ id: ULID) async -> Case? {
        do throws(Trouble) {
            return try await load(id)
        } catch {
            diary.warning("a case can't be read", metadata: ["case": "\(id)", "trouble": "\(error.detail)"])
            return nil
        }
    }

    /// The result of `item` as others can wait for it; nil where it gives none, or never will.
    private func source(of item: ItemApplication, in other: Case) -> AwaitResult.Source? {
        guard let material = item.definition.result?.material, other.voidReason == nil else { return nil }
        let stage = item.stage(asOf: now.day, rules)
        guard stage.isUnderReview || stage == .granted else { return nil }
        let made = stage == .granted ? item.review.result?.payload : nil
        return AwaitResult.Source(
            caseID: other.id, number: other.number, short: item.definition.short, material: material,
            certificate: made?.number, validUntil: made?.validUntil)
    }
}

/// What an intent says of another case.
private enum Claim {
    /// A line can wait for the result.
    case awaited(AwaitResult.Source)
    /// The result is there.
    case provided(AwaitResult.Source)
    /// The result is lost, or is not.
    case foreseen(AwaitResult.Source, ResultLost.Cause?)

    /// Nil for an intent that says nothing of another case.
    init?(_ intent: any Intent<Case>) {
        switch intent {
        case let act as AwaitResult:
            guard let source = act.source else { return nil }
            self = .awaited(source)
        case let act as ProvideResult: self = .provided(act.source)
        case let act as ForeseeResult: self = .foreseen(act.source, act.loss)
        default: return nil
        }
    }

    var source: AwaitResult.Source {
        switch self {
        case .awaited(let source), .provided(let source), .foreseen(let source, _): source
        }
    }
}

extension Case {
    /// Cases for which lines of this one wait.
    fileprivate var awaitedCases: [ULID] { items.flatMap(\.awaited.values).compactMap(\.source) }
}

/// A line that waits for another case.
private struct Wait: Hashable {
    let source: ULID
    let short: String
    let material: String
}

/// What makes two cases each other's: the project or the applicant.
private struct Kinship {
    var project: String?
    /// Identity number of the applicant.
    var identity: String?

    /// Of a case, as further intents on it would leave it.
    init(of subject: Case, with intents: [any Intent<Case>] = []) {
        project = subject.projectCode
        identity = subject.applicant?.document.number
        for intent in intents {
            switch intent {
            case let act as RecordApplicant: identity = act.applicant.document.number
            case let act as RecordField where act.field == "projectCode": project = act.value
            default: break
            }
        }
    }

    /// A project code without what only divides it.
    private static func code(_ text: String) -> String {
        IdentityDocument.normalised(text).filter { $0 != "-" }
    }

    func holds(with other: Case) -> Bool {
        let others = Kinship(of: other)
        if let project = project.map(Kinship.code), !project.isEmpty, project == others.project.map(Kinship.code) {
            return true
        }
        guard let identity, let other = others.identity else { return false }
        return IdentityDocument.normalised(identity) == IdentityDocument.normalised(other)
    }
}
