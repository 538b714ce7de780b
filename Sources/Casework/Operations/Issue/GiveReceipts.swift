/// Gives a department back what the issue window has for it: delivery receipts (送达结果交接, seed 三(三)4), and certificates
/// that were brought back as wrong.
public struct GiveReceipts: Intent, SideBySide {
    public static let roles: Set<Role> = [.issueClerk]
    public var department: String

    /// Everything that lies here for `department`.
    public init(to department: String) {
        self.department = department
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustLieHere(context)
        return try HandPapersOver(to: .department(department), subject.returnsTo(department)).propose(subject, context)
    }
}
