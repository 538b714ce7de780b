/// How texts of the catalogue are put on paper.
extension String {
    /// The text without the marks by which the catalogue says how sure it is of a value (●◐○, [F 第10条] [M] [○], （示例）): on a
    /// paper that somebody signs they would be read as part of the decision.
    public var withoutCertaintyMarks: String {
        guard contains(where: { "●◐○[".contains($0) }) || contains("示例") else { return self }
        let open = replacing(/\[[FM○][^\]]*\]/, with: "")
        let bare = String(open.filter { !"●◐○".contains($0) })
        return ["（示例）", "(示例)"].reduce(bare) { $0.split(separator: $1, omittingEmptySubsequences: false).joined() }
    }
}
