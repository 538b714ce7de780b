import Casework

extension Action {
    /// Electronic materials.
    static let files: [Action] = [
        Action("attach", denial: { $0.attachDenial }) { $0.attach() },
        Action("files", denial: { $0.filesDenial }) { model in
            let places = Array((model.desk.subject?.files ?? []).indices)
            model.layers.append(.picker(model.filePicker(.files, places)))
            return []
        },
        Action("compare", denial: { $0.compareDenial }) { $0.compare() },
    ]
}
