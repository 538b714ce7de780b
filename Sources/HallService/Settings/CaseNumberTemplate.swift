import Casework

/// The form of case numbers, `{centre}{yyyyMMdd}{n:4}`: digits only, so that any scanner prints and reads them.
struct CaseNumberTemplate: Hashable, Sendable {
    fileprivate enum Part: Hashable {
        case digits(String)
        case centre
        case date
        /// Running number of the centre's day, with so many digits at least.
        case running(Int)
    }

    private let parts: [Part]

    /// Parses a template; nil unless it has a running number and the date, and is otherwise digits and marks it knows.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first == "{", let end = rest.firstIndex(of: "}") {
                guard let part = Part(mark: rest[rest.index(after: rest.startIndex)..<end]) else { return nil }
                parts.append(part)
                rest = rest[rest.index(after: end)...]
            } else {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard !digits.isEmpty else { return nil }
                parts.append(.digits(String(digits)))
                rest = rest.dropFirst(digits.count)
            }
        }
        let running = parts.count { if case .running = $0 { true } else { false } }
        guard running == 1, parts.contains(.date) else { return nil }
        self.parts = parts
    }

    /// The `number`-th case number of the centre `code` on `day`.
    func callAsFunction(_ number: Int, centre code: String, on day: Day) -> String {
        parts.map { part in
            switch part {
            case .digits(let digits): digits
            case .centre: code
            case .date: day.description.filter { $0 != "-" }
            case .running(let width): padded(number, width)
            }
        }.joined()
    }
}

extension CaseNumberTemplate.Part {
    fileprivate init?(mark: Substring) {
        switch mark {
        case "centre": self = .centre
        case "yyyyMMdd": self = .date
        case _ where mark.hasPrefix("n:"):
            guard let width = Int(mark.dropFirst(2)), (1...9).contains(width) else { return nil }
            self = .running(width)
        default: return nil
        }
    }
}

/// `value` in decimal with leading zeros up to `width` digits.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
