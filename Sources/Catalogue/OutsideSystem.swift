import Casework

/// A department's own system, which is fed by hand with what the case already holds (二次录入).
public struct OutsideSystem: Codable, Hashable, Sendable {
    /// One field of that system's form, and what of the case goes into it.
    public struct Field: Codable, Hashable, Sendable {
        /// How a date is written there.
        public enum DateForm: String, Codable, Sendable {
            case compact = "yyyyMMdd"
            case dashed = "yyyy-MM-dd"

            func text(of day: Day) -> String {
                self == .dashed ? "\(day)" : "\(day)".filter { $0 != "-" }
            }
        }

        /// As that system labels it.
        public var label: String
        /// Written form of a `FeedSource`.
        public var source: String
        /// For dates; `yyyy-MM-dd` when nil.
        public var format: DateForm?
    }

    /// Named by operations; never reused.
    public var id: String
    public var name: String
    /// Whose system it is (`Department.id`).
    public var department: String
    /// Short codes of the items that are entered there.
    public var items: [String]
    /// Its form, in TAB order.
    public var fields: [Field]
}

/// What of a case an outside field is fed with.
public enum FeedSource: Hashable, Sendable {
    /// A part of an applicant or agent.
    public enum Part: String, Sendable {
        case name, identity, phone, kind
    }

    case applicant(Part)
    case agent(Part)
    case field(String)
    case itemName, itemCode, caseNumber, receivedOn, acceptedOn, statutoryDue, promisedDue

    /// Reads `applicant.name`, `field:premises`, `due.promised` and the like; nil for anything else.
    public init?(_ text: String) {
        let plain: [String: FeedSource] = [
            "item.name": .itemName, "item.code": .itemCode, "case.number": .caseNumber, "receivedOn": .receivedOn,
            "acceptedOn": .acceptedOn, "due.statutory": .statutoryDue, "due.promised": .promisedDue,
        ]
        if let source = plain[text] {
            self = source
        } else if text.hasPrefix("field:"), text.count > 6 {
            self = .field(String(text.dropFirst(6)))
        } else {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let part = Part(rawValue: parts[1]) else { return nil }
            switch (parts[0], part) {
            case ("applicant", _): self = .applicant(part)
            case ("agent", .name), ("agent", .identity), ("agent", .phone): self = .agent(part)
            default: return nil
            }
        }
    }
}
