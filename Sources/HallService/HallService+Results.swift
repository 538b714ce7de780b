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
        let named = intents.compactMap { intent -> (source: AwaitResult.Source, isAwaited: Bool)? in
            switch intent {
            case let act as AwaitResult: act.source.map { ($0, true) }
            case let act as ProvideResult: (act.source, false)
            default: nil
            }
        }
        guard !named.isEmpty else { return nil }
        let subject: Case = try await read(id)
        // What is carried out already is not carried out again, and stays as true as it was.
        if subject.log.contains(where: { $0.intent == intent }) { return nil }
        let kinship = Kinship(of: subject, with: intents)
        for (claim, isAwaited) in named {
            let denial = Denial(.noSuchResult, ["line": subject.name(of: claim.material)])
            let other: Case = try await read(claim.caseID)
            guard claim.caseID != id, other.revision > 0, other.number == claim.number,
                !isAwaited || kinship.holds(with: other)
            else { return denial }
            let sources = other.items.compactMap { source(of: $0, in: other) }
            // Who saw no certificate claims none: it may have been made meanwhile.
            let isTrue = sources.contains { source in
                source.short == claim.short && source.material == claim.material
                    && (claim.certificate == nil || claim.certificate == source.certificate)
            }
            guard isTrue else { return denial }
        }
        return nil
    }

    /// The case with every result of other cases that it waited for and that is there by now. What can't be brought now
    /// is brought the next time.
    func provideResults(to subject: Case, as actor: Actor) async -> Case {
        let intents = await resultsReady(for: subject)
        guard !intents.isEmpty else { return subject }
        let result = await perform(
            intents, on: subject.id, expecting: subject.revision, as: actor, intent: identity())
        if case .done(let changed) = result { return changed }
        diary.notice("results could not be brought yet", metadata: ["case": "\(subject.id)"])
        return subject
    }

    /// What brings the results that are there by now to the lines of `subject` that wait for them.
    func resultsReady(for subject: Case) async -> [ProvideResult] {
        let waits = subject.items.filter { $0.ending == nil }.flatMap { item in
            item.awaited.compactMap { material, awaited -> Wait? in
                guard awaited.providedOn == nil, let source = awaited.source else { return nil }
                return Wait(source: source, short: awaited.short, material: material)
            }
        }
        var ready: [ProvideResult] = []
        for wait in Set(waits).sorted(by: { ($0.source, $0.material) < ($1.source, $1.material) }) {
            guard let other = await neighbour(wait.source) else { continue }
            let sources = other.items.compactMap { source(of: $0, in: other) }
            let made = sources.first {
                $0.short == wait.short && $0.material == wait.material && $0.certificate != nil
            }
            if let made { ready.append(ProvideResult(made)) }
        }
        return ready
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
        return AwaitResult.Source(
            caseID: other.id, number: other.number, short: item.definition.short, material: material,
            certificate: stage == .granted ? item.review.result?.payload.number : nil)
    }
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
