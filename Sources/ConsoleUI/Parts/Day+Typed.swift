import Casework

/// Days as people type them into forms.
extension Day {
    /// `2026-12-31`, `20261231`, `2026/12/31`, `2026.12.31`, `2026年12月31日`, and `12-31` of the year `year`; full-width
    /// digits and signs as well.
    init?(typed text: String, in year: Int) {
        let plain = Model.narrow(text).filter { $0 != "日" }
        let parts = plain.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        switch numbers.count {
        case 1 where parts[0].count == 8:
            self.init(year: numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
        case 2: self.init(year: year, month: numbers[0], day: numbers[1])
        case 3 where parts[0].count == 4: self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        default: return nil
        }
    }
}
