/// What an event log says of one item application: what is the same for all its events, and the events.
public struct Trace: Hashable, Sendable {
    /// What stands once, by the key of IEEE 1849 or of our own.
    public enum Key: String, CaseIterable, Sendable {
        /// The case's pseudonym and the item's number within it.
        case name = "concept:name"
        /// The case's pseudonym.
        case caseNumber
        /// Short code of the item.
        case item
        case nature, channel, centre
        /// The stage that it has come to; `voided` where the case was opened in error.
        case outcome
    }

    /// Every key has a value.
    public var values: [Key: String]
    public var events: [Event]

    /// One operation of the case's log.
    public struct Event: Hashable, Sendable {
        /// What stands with each event.
        public enum Key: String, CaseIterable, Sendable {
            /// Kind of the operation: stable, and the same in every language.
            case name = "concept:name"
            case timestamp = "time:timestamp"
            case lifecycle = "lifecycle:transition"
            /// Pseudonym of the person; `system` for the steward.
            case resource = "org:resource"
            /// The role acted in.
            case role = "org:role"
            /// The comprehensive window, or the department behind it; without value where the act belongs to none.
            case group = "org:group"
            /// The kind in words.
            case label
            /// The review step; without value for other acts.
            case step

            /// It has a value in every event.
            public var isGlobal: Bool { self != .group && self != .step }
        }

        public var values: [Key: String]
    }
}
