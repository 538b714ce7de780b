public import Casework

/// What a page says about the hall: all that the case's log does not hold.
public struct PageContext: Sendable {
    /// Name at the head of the papers and beside the seal.
    public var heading: String
    /// Centre or sub-centre with its address, and the number to ask at.
    public var centre: String
    public var address: String
    public var phone: String
    /// Number of the counter where the act was done; empty where it was done at none.
    public var counter: String
    /// Name of the clerk who did the act.
    public var clerk: String
    /// Names of departments by `Department.id`.
    public var departments: [String: String]
    /// The published defect phrases by number.
    public var defects: [Int: DefectPhrase]
    /// The calendar and the settings that dates are counted by.
    public var rules: HallRules

    /// A context by parts.
    public init(
        heading: String, centre: String, address: String, phone: String, counter: String, clerk: String,
        departments: [String: String], defects: [Int: DefectPhrase], rules: HallRules
    ) {
        self.heading = heading
        self.centre = centre
        self.address = address
        self.phone = phone
        self.counter = counter
        self.clerk = clerk
        self.departments = departments
        self.defects = defects
        self.rules = rules
    }

    /// The department's name; its id where the hall no longer has it.
    func department(_ id: String) -> String {
        departments[id] ?? id
    }
}

/// Why a page can't be rendered.
public enum RenderFault: Error, Equatable, Sendable {
    /// The case's log has no such act, or the act calls for no document of this kind.
    case noSuchAct
    /// The log up to the act can't be folded.
    case log(FoldFault)
    /// A defect that the notice must name has no published wording here.
    case unknownDefect(Int)
    /// The case has no applicant or no opening at that point: no paper can be addressed.
    case incompleteCase
}
