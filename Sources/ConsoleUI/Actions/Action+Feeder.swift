import Casework
import Catalogue

extension Action {
    /// Feeding departments' own systems.
    static let feeder: [Action] = [
        Action(
            "feed", .character(">"),
            denial: { $0.caseNeeded ?? ($0.feedSheets.isEmpty ? Denial(.noOutsideSystem) : nil) }
        ) { $0.feed() }
    ]
}
