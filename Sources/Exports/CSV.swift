/// Tables for spreadsheets and programs: RFC 4180 in UTF-8, with the mark by which spreadsheets know it.
///
/// Our own, since neither Debian nor the packages that we have offer a Swift library for it.
public enum CSV {
    /// Byte order mark, at the beginning of a file.
    public static let mark = "\u{FEFF}"

    /// One line with its end.
    public static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private static let special: Set<Unicode.Scalar> = ["\"", ",", "\n", "\r"]
    /// What a spreadsheet takes for the beginning of a formula, in full width too.
    private static let formula: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]

    /// Scalar by scalar: CR LF is one character, and so is a quotation mark with a combining one behind it.
    private static func cell(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let defused = scalars.first.map(formula.contains) == true ? "'" + text : text
        guard scalars.contains(where: special.contains) else { return defused }
        var quoted = "\""
        for scalar in defused.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
