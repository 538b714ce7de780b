/// A department whose items the windows take in.
public struct Department: Codable, Hashable, Sendable {
    public var id: String
    /// Full name as printed, 市场监管局.
    public var name: String
    /// Short name for narrow panes, at most four characters.
    public var short: String
    /// Resident departments fetch papers in the hall; the others get them by courier (三(一)8).
    public var resident: Bool
}

/// A comprehensive window of the plan (四(一)): which items it takes, where, and in which part of the year.
public struct ServiceWindow: Codable, Hashable, Sendable {
    /// Part of the year in which a seasonal window is open, both ends included, as `MM-dd`.
    public struct Season: Codable, Hashable, Sendable {
        public var from: String
        public var to: String

        /// Whether `day` lies in the season; a season may run over New Year.
        public func contains(_ day: Day) -> Bool {
            let text = day.description.suffix(5)
            return from <= to ? text >= from && text <= to : text >= from || text <= to
        }
    }

    public var id: String
    /// 商事登记
    public var name: String
    /// Centre or sub-centre it stands in.
    public var centre: String
    /// Letter of its queue numbers, `A`.
    public var category: String
    /// nil for the whole year.
    public var season: Season?
    /// Gives results out (统一发证) and takes no applications.
    public var issues: Bool
}

/// A counter of the hall: a numbered desk of one comprehensive window.
public struct Counter: Codable, Hashable, Sendable {
    /// Number on the sign, `3`.
    public var id: String
    /// `ServiceWindow.id`
    public var window: String

    /// Counter `id` of `window`.
    public init(id: String, window: String) {
        self.id = id
        self.window = window
    }
}

/// A numbered defect in lawful wording. Numbers mean the same on every line, so that fingers learn them.
public struct DefectPhrase: Codable, Hashable, Sendable {
    public var number: Int
    /// What the pane shows, 缺签章.
    public var short: String
    /// What the notice says is wrong.
    public var wording: String
    /// What the notice says to do about it.
    public var remedy: String
    /// The paper was not there at all, so that nothing is counted.
    public var absent: Bool
}

/// Several items handled in one go (一件事).
public struct Theme: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    /// Short codes, in order.
    public var items: [String]
}
