/// Colours of a picture in one theme, each `#rrggbb`. Every ink stands out from what it is drawn on by a contrast of at
/// least 4.5 (WCAG 2.2, 1.4.3), as a test counts.
struct Palette {
    /// Behind everything.
    let ground: String
    let plain: String
    let good: String
    let warn: String
    let bad: String
    let info: String
    /// Dim and muted words.
    let faint: String
    /// Behind what is reversed; words upon it have the colour of the ground.
    let bar: String
    /// Dim words upon a bar: keys that are closed.
    let barFaint: String

    static let light = Palette(
        ground: "#ffffff", plain: "#1f2328", good: "#116329", warn: "#7d4e00", bad: "#b3141f", info: "#0a5c73",
        faint: "#59636e", bar: "#3b434c", barFaint: "#b6bfc8")

    static let dark = Palette(
        ground: "#0d1117", plain: "#e6edf3", good: "#56d364", warn: "#e3b341", bad: "#ff8f87", info: "#5fd3e0",
        faint: "#8b949e", bar: "#c9d1d9", barFaint: "#444c56")
}
