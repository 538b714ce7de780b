import Casework

/// What one act did, and the case as it stood before and after it: all that a page may speak of.
///
/// Later entries of the log are not read, so a page rendered again later says what it said on its day.
struct PageFacts: Sendable {
    let kind: DocumentKind
    let context: PageContext
    let before: Case
    let state: Case
    /// Operations of the act.
    let operations: [Operation]
    let applicant: Party
    /// The operation that the document is about, the first where the act had several.
    let main: Operation
    /// Item applications that the document is about.
    let items: [ItemApplication]

    /// The facts of the act `act` in the log of `subject`.
    init(
        _ kind: DocumentKind, act: ULID, of subject: Case, _ definitions: Definitions, _ context: PageContext
    ) throws(RenderFault) {
        guard let first = subject.log.firstIndex(where: { $0.intent == act }),
            let last = subject.log.lastIndex(where: { $0.intent == act })
        else { throw .noSuchAct }
        do {
            before = try Case.fold(subject.id, Array(subject.log[..<first]), definitions)
            state = try Case.fold(subject.id, Array(subject.log[...last]), definitions)
        } catch {
            throw .log(error)
        }
        operations = subject.log[first...last].filter { $0.intent == act }
        let named = operations.filter { DocumentKind(of: $0.payload) == kind }
        guard let main = named.first else { throw .noSuchAct }
        guard let applicant = state.applicant, !state.number.isEmpty else { throw .incompleteCase }
        let keys = Set(named.flatMap(\.items))
        items = state.items.filter { keys.contains($0.key) }
        self.kind = kind
        self.context = context
        self.applicant = applicant
        self.main = main
        let phrases = Set(context.defects.keys)
        if let unknown = correctionRows.flatMap(\.defects).filter({ !phrases.contains($0) }).min() {
            throw .unknownDefect(unknown)
        }
    }

    /// The first payload of this sort in the act.
    func payload<P: OperationPayload>(_ type: P.Type = P.self) -> P? {
        operations.lazy.compactMap { $0.payload as? P }.first
    }

    /// Day on which the page was made: that of the clock. The lawful dates stand in the text.
    var day: Day { main.recordedAt.day }

    var number: String {
        let log = state.log
        return "\(state.number)-\(kind.code)\(kind.count(in: log))"
    }

    var licences: [ItemApplication] { items.filter { $0.definition.nature == .licence } }

    /// A day to which a limit led, marked where a later notice on days off can change it. A day that somebody chose
    /// within the limit stands as it is.
    func date(_ until: Day, from start: Day, _ limit: Limit?) -> String {
        let deadline = limit.map { context.rules.deadline(from: start, $0) }
        return PaperWords.date(until, isEstimate: deadline.map { $0.due == until && $0.isEstimate } ?? false)
    }

    /// Last days for the applicant, each with the items that it holds for.
    var terms: [(until: String, items: [String])] {
        var terms: [(until: String, items: [String])] = []
        for item in items {
            let until: String
            switch kind {
            case .correction:
                guard let notice = item.notice, let given = item.noticeGivenOn else { continue }
                until = date(notice.until, from: given, item.definition.correctionTerm)
            case .promise:
                guard let promise = item.promise, let accepted = item.acceptedOn else { continue }
                until = date(promise.until, from: accepted, item.definition.promiseTerm)
            default: continue
            }
            if let index = terms.firstIndex(where: { $0.until == until }) {
                terms[index].items.append(item.definition.name)
            } else {
                terms.append((until, [item.definition.name]))
            }
        }
        return terms
    }

    /// Rows of the correction notice; none on other documents.
    var correctionRows: [CorrectionRow] {
        guard kind == .correction else { return [] }
        let failed = items.map { item in
            (item, (item.notice?.lines ?? []).map { ($0.material, $0.defects, $0.note) })
        }
        return CorrectionRow.merged(failed, of: state)
    }
}
