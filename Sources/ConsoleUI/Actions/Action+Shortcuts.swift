import Casework

extension Action {
    /// What spares keys.
    static let shortcuts: [Action] = [
        Action(
            "repeat", .character("*"),
            denial: { $0.lineNeeded ?? ($0.lastMark == nil ? Denial(.nothingToRepeat) : nil) }
        ) { $0.repeatMark() }
    ]
}
