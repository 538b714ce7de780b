import Casework
import Catalogue
import CellText

/// A lawful outcome as F6 lists it: what it gives, until when, or why it is not open.
struct OutcomeChoice: Sendable {
    /// Outcomes in the order of their digits.
    enum Kind: String, CaseIterable, Sendable {
        case accept, promise, notice, refuse, notNeeded, receive

        /// The page that the outcome issues.
        var document: DocumentKind {
            switch self {
            case .accept: .acceptance
            case .promise: .promise
            case .notice: .correction
            case .refuse: .refusal
            case .notNeeded: .notNeeded
            case .receive: .receipt
            }
        }
    }

    var kind: Kind
    /// Items that it would hold for.
    var keys: [Int]
    var denial: Denial?
    /// Clock and due date in words; empty where none runs.
    var due: SafeText
}

extension Model {
    /// Every lawful outcome for the item chosen, or for all in hand. An outcome that is open for some of them is offered
    /// for those.
    func outcomeChoices(for item: Int?) -> [OutcomeChoice] {
        let inHand = item.map { [$0] } ?? keysInHand
        return OutcomeChoice.Kind.allCases.map { kind in
            let open = inHand.filter { refusal(of: intent(kind, [$0])) == nil }
            let keys = open.isEmpty ? inHand : open
            return OutcomeChoice(
                kind: kind, keys: keys, denial: refusal(of: intent(kind, keys)), due: due(kind, keys))
        }
    }

    private func intent(_ kind: OutcomeChoice.Kind, _ keys: [Int]) -> any Intent<Case> {
        switch kind {
        case .accept: Accept(keys)
        case .promise: AcceptOnPromise(keys)
        case .notice: IssueNotice(keys)
        // The ground is chosen afterwards; a dash stands in for it while the rule is asked.
        case .refuse: Refuse(keys, reason: "—")
        case .notNeeded: TellNotNeeded(keys, reason: "—")
        case .receive: ReceivePapers()
        }
    }

    /// Not an overload of `denial(of:)`: it would be chosen again, for ever, where the existential is opened.
    private func refusal(of intent: any Intent<Case>) -> Denial? {
        func opened(_ intent: some Intent<Case>) -> Denial? { denial(of: intent) }
        return opened(intent)
    }

    /// When the clocks that the outcome starts run out, for the item that ends first.
    private func due(_ kind: OutcomeChoice.Kind, _ keys: [Int]) -> SafeText {
        let texts = prospects(kind, keys).map { proof in
            let estimate = proof.deadline.isEstimate ? station.text("due.estimate") : ""
            return station.say(
                "due.\(proof.clock.rawValue)", ["date": station.day(proof.due, from: now.day) + estimate])
        }
        return texts.dropFirst().reduce(texts.first ?? "") { $0 + "  " + $1 }
    }

    /// A digit chooses; what follows asks for a ground, a date, or at once for the confirmation. Tab goes through the
    /// items, so that each can have an outcome of its own.
    mutating func pressAtOutcomes(_ key: Key, _ item: Int?) -> [Effect] {
        switch key {
        case .tab, .backTab:
            guard keysInHand.count > 1 else { return [.bell] }
            let ring: [Int?] = [nil] + keysInHand
            let place = (ring.firstIndex(of: item) ?? 0) + (key == .tab ? 1 : ring.count - 1)
            replaceTop(.outcomes(item: ring[place % ring.count]))
            return []
        case .escape, .function(12), .function(6):
            layers.removeLast()
            return []
        case .character("?"), .character("？"): return start(named: "proof")
        case .character(let digit):
            guard let number = Model.narrow(digit).wholeNumberValue,
                let choice = outcomeChoices(for: item)[safe: number - 1]
            else { return [.bell] }
            if let denial = choice.denial { return refuse(denial) }
            return begin(choice)
        default: return [.bell]
        }
    }

    /// Asks for an outcome without the list of them.
    mutating func ask(_ kind: OutcomeChoice.Kind) -> [Effect] {
        outcomeChoices(for: nil).first { $0.kind == kind }.map { begin($0) } ?? []
    }

    private mutating func begin(_ choice: OutcomeChoice) -> [Effect] {
        switch choice.kind {
        case .refuse: layers.append(.picker(groundPicker(.refusalGround(choice.keys), act: .refused)))
        case .notNeeded: layers.append(.picker(groundPicker(.notNeededGround(choice.keys), act: .notNeeded)))
        case .promise: open(promiseForm(choice.keys))
        case .accept, .notice, .receive:
            let names = choice.keys.compactMap { desk.subject?.item($0)?.definition.name }
            layers.append(
                .confirm(
                    Confirmation(
                        title: station.text("outcome.\(choice.kind.rawValue)"),
                        lines: names + [
                            station.text("document.\(choice.kind.document.rawValue)"), choice.due.string,
                        ],
                        act: .perform([intent(choice.kind, choice.keys)]))))
        }
        return []
    }
}
