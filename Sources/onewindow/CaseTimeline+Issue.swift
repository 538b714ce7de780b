import Casework
import Catalogue

/// What the words of an act of the issue window name (`cli.operation.<kind>`).
extension ReviewTeller {
    func issuing(_ payload: any OperationPayload) -> [String: String]? {
        switch payload {
        case is ResultChecked, is MessageBegun: [:]
        case let act as ResultRefused: ["text": act.differences.map(difference).joined(separator: "；")]
        case let act as ResultIssued:
            ["receiver": act.receiver, "mandate": act.mandate == nil ? "" : words("cli.text.mandate")]
        case let act as ApplicantCalled:
            ["outcome": words("cli.contact.\(act.outcome.rawValue)"), "text": words.after(act.note)]
        case let act as MessageSettled: ["outcome": words("cli.contact.\(act.sent ? "sent" : "notSent")")]
        case let act as FeeSettled:
            ["amount": Tariff(name: "", amount: act.amount, basis: "").yuan, "reference": act.reference]
        case let act as FeeWaived: ["basis": act.basis]
        case let act as DeliveryWished: ["way": words("cli.way.\(act.wish == nil ? "counter" : "post")")]
        case let act as ResultPosted: ["batch": act.batch, "tracking": act.tracking]
        case let act as PostDelivered: ["receiver": act.receiver]
        case let act as PostReturned: ["reason": act.reason]
        case let act as ResultBroughtBack: ["reason": act.reason]
        case let act as ResultUpheld: ["reason": act.reason]
        case let act as ResultVoided: ["reason": act.reason]
        default: nil
        }
    }

    /// `王己 ≠ 王已`.
    private func difference(_ comparison: Comparison) -> String { "\(comparison.accepted) ≠ \(comparison.found)" }
}
