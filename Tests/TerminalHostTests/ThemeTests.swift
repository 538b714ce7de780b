import TerminalHost
import Testing

/// Which colours an environment asks for.
struct ThemeTests {
    @Test(arguments: [
        ([:], Theme.safe),
        (["ONEWINDOW_THEME": "light"], .light),
        (["ONEWINDOW_THEME": "dark", "COLORFGBG": "0;15"], .dark),
        (["ONEWINDOW_THEME": "none"], .monochrome),
        (["ONEWINDOW_THEME": "mauve"], .safe),
        (["COLORFGBG": "15;0"], .dark),
        (["COLORFGBG": "7;8"], .dark),
        (["COLORFGBG": "0;7"], .light),
        (["COLORFGBG": "0;default;15"], .light),
        (["COLORFGBG": "0;default"], .safe),
        (["COLORFGBG": "0;99"], .safe),
        (["NO_COLOR": "", "ONEWINDOW_THEME": "light"], .light),
        (["NO_COLOR": "1", "ONEWINDOW_THEME": "light", "COLORFGBG": "0;15"], .monochrome),
    ])
    func `the environment chooses the theme, and NO_COLOR wins`(_ row: (environment: [String: String], theme: Theme)) {
        #expect(Theme(environment: row.environment) == row.theme)
    }

    @Test func `stand-ins for wide marks are asked for by name`() {
        #expect(!Appearance(environment: [:]).hasWideAmbiguous)
        #expect(Appearance(environment: ["ONEWINDOW_AMBIGUOUS": "wide"]).hasWideAmbiguous)
    }
}
