import Casework

extension Action {
    /// What prints.
    static let printing: [Action] = [
        Action(
            "print", .control("p"),
            denial: { model in
                guard model.layers.isEmpty else { return nil }
                return model.printable.isEmpty ? Denial(model.desk.subject == nil ? .notOpen : .noPapers) : nil
            }
        ) { $0.printLatest() },
        Action("prints", denial: { $0.printJobs.isEmpty ? Denial(.noPapers) : nil }) { model in
            model.layers.append(.picker(model.printPicker()))
            return []
        },
        Action("printProof", denial: { $0.desk.subject == nil ? Denial(.notOpen) : nil }) { model in
            guard let subject = model.desk.subject else { return [] }
            return model.enqueue([
                (.deadlineProof(subject.id), "\(model.station.text("document.deadlineProof")) \(subject.number)")
            ])
        },
        Action("printGuide", denial: { $0.desk.subject?.items.isEmpty == false ? nil : Denial(.noItems) }) { model in
            let items = model.desk.subject?.items ?? []
            return model.enqueue(
                items.map { item in
                    (
                        .serviceGuide(item.definition.short),
                        "\(model.station.text("document.serviceGuide")) \(item.definition.name)"
                    )
                })
        },
        Action("printBatch", for: .issue, denial: { $0.openBatch == nil ? Denial(.noPapers) : nil }) { model in
            guard let batch = model.openBatch else { return [] }
            return model.enqueue([(.postedList(batch), "\(model.station.text("document.postedList")) \(batch)")])
        },
    ]
}

extension Model {
    /// Latest postal batch of the open case.
    fileprivate var openBatch: String? { desk.subject?.items.flatMap(\.review.postings).last?.batch }
}
