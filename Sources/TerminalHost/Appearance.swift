/// How the console looks on its terminal, as the environment asks.
public struct Appearance: Equatable, Sendable {
    /// How tints become colours.
    public var theme: Theme
    /// The terminal draws “ ” — · × in two cells: it is sent ASCII stand-ins for them.
    public var hasWideAmbiguous: Bool

    /// By `NO_COLOR`, `ONEWINDOW_THEME` and `COLORFGBG` (`Theme`), and by `ONEWINDOW_AMBIGUOUS`, which is `wide` on a
    /// terminal set up so.
    public init(environment: [String: String]) {
        theme = Theme(environment: environment)
        hasWideAmbiguous = environment["ONEWINDOW_AMBIGUOUS"] == "wide"
    }
}
