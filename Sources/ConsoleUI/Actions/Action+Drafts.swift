import Casework

extension Action {
    /// What clerks do about one another's work.
    static let leases: [Action] = [
        Action(
            "takeOver", denial: { $0.caseNeeded ?? ($0.desk.holder == nil ? Denial(.notHeldElsewhere) : nil) }
        ) { model in
            model.desk.subject.map(\.id).map { model.begin(.takeOver($0)) } ?? []
        }
    ]
}
