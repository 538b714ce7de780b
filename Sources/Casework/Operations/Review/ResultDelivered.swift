/// The applicant got the result at the window that accepted, reviewed and issued in one sitting.
public struct ResultDelivered: OperationPayload {
    public static let kind = "resultDelivered"
    /// Who took it: the applicant or the agent.
    public var receiver: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.deliver(operation, to: receiver, isAgent: false, from: .desk)
    }
}

/// Gives the result out on the spot: instant items that their department handed to the window (seed 四(四)1(10)).
public struct DeliverResult: Intent {
    public static let roles = Set<Role>.desk
    public var key: Int
    public var receiver: String

    /// The result of the item `key` goes to `receiver`.
    public init(_ key: Int, to receiver: String) {
        self.key = key
        self.receiver = receiver
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let named = ["item": item.definition.name]
        guard item.isHandledAtWindow else { throw Denial(.issueWindowOnly, named) }
        guard let result = item.review.result else { throw Denial(.noResult, named) }
        guard item.review.deliveredOn == nil else { throw Denial(.resultDelivered, named) }
        // One that the department made, or that is on its way to the issue window, is not the desk's to give.
        guard subject.free(result.material).total > 0 else { throw Denial(.issueWindowOnly, named) }
        if let tariff = subject.feeDue(of: item) {
            throw Denial(.feeDue, named.merging(["fee": tariff.name, "amount": tariff.yuan]) { $1 })
        }
        try checked(receiver, "receiver", limit: 100)
        return [Proposal(ResultDelivered(receiver: receiver), items: [key])]
    }
}
