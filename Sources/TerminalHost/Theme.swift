internal import CTerminal

/// How the console's tints become colours. Every state is a word as well, so that any of them can be worked with.
public enum Theme: Equatable, Sendable {
    /// Attributes only.
    case monochrome
    /// Colours that can be read on a light and on a dark background.
    case safe
    case light
    case dark

    /// The theme that an environment asks for: none under `NO_COLOR` (no-color.org: set and not empty), else
    /// `ONEWINDOW_THEME` (`light`, `dark`, `none`), else by the background that `COLORFGBG` tells, else a safe one.
    public init(environment: [String: String]) {
        if environment["NO_COLOR"].map({ !$0.isEmpty }) == true {
            self = .monochrome
            return
        }
        switch environment["ONEWINDOW_THEME"] {
        case "light": self = .light
        case "dark": self = .dark
        case "none": self = .monochrome
        default: self = environment["COLORFGBG"].flatMap(Theme.init(coloursTold:)) ?? .safe
        }
    }

    /// Reads `15;0`, or `0;default;15` as rxvt writes it: the last number is the background, and of the first sixteen
    /// colours 7 and those from 9 on are light.
    private init?(coloursTold told: String) {
        guard let background = told.split(separator: ";").last.flatMap({ Int($0) }), (0..<16).contains(background)
        else { return nil }
        self = background == 7 || background > 8 ? .light : .dark
    }

    var code: ow_theme {
        switch self {
        case .monochrome: OW_MONOCHROME
        case .safe: OW_SAFE
        case .light: OW_LIGHT
        case .dark: OW_DARK
        }
    }
}
