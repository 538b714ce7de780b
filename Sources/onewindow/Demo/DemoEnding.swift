/// How far a case of the demo has come: every state that the desk can leave one in.
enum DemoEnding: CaseIterable {
    case checking, received, deemed, correcting, supplemented, corrected
    case accepted, handedOver, signed, declined, takenBack
    case promised, promiseKept
    case notNeeded, refused, withdrawn, withdrawnLate, voided

    /// Endings of cases that were opened so many working days ago, likely ones more often.
    static func usual(daysAgo: Int) -> [DemoEnding] {
        switch daysAgo {
        case 0:
            [.checking, .received, .correcting, .accepted, .accepted, .handedOver, .handedOver, .promised, .takenBack]
        case 1...3:
            [
                .correcting, .correcting, .supplemented, .handedOver, .signed, .signed, .signed, .declined, .promised,
                .received, .notNeeded, .voided,
            ]
        case 4...7:
            [
                .correcting, .supplemented, .corrected, .signed, .signed, .signed, .signed, .promised, .promiseKept,
                .refused, .withdrawn,
            ]
        default:
            [
                .deemed, .corrected, .corrected, .signed, .signed, .signed, .signed, .signed, .promiseKept, .refused,
                .withdrawnLate, .correcting,
            ]
        }
    }
}
