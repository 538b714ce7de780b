/// Which of the two palettes a picture is drawn in.
public enum Appearance: String, CaseIterable, Sendable {
    /// Light, and dark for readers who ask their viewer for dark pages (`prefers-color-scheme`).
    case auto
    case light, dark
}

extension Appearance {
    /// The style sheet: inks by class, `k` the ground, `r` a bar, `n` and `f` open and closed words upon a bar.
    var styleSheet: String {
        switch self {
        case .light: Palette.light.rules
        case .dark: Palette.dark.rules
        case .auto: Palette.light.rules + "@media(prefers-color-scheme:dark){\(Palette.dark.rules)}"
        }
    }
}

extension Palette {
    /// One rule an ink. A text without a class is plain.
    fileprivate var rules: String {
        "text{fill:\(plain)}.k{fill:\(ground);stroke:\(faint)}.r,.p{fill:\(bar)}.n{fill:\(ground)}.f{fill:\(barFaint)}"
            + ".g{fill:\(good)}.w{fill:\(warn)}.b{fill:\(bad)}.i{fill:\(info)}.m{fill:\(faint)}"
    }
}
