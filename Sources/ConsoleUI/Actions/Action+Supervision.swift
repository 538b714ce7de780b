import Casework

extension Action {
    /// What the supervisor watches the hall by.
    static let supervision: [Action] = [
        Action("hall", .function(10), for: .supervisor) { model in
            model.layers.append(.board(BoardView()))
            return [.board]
        }
    ]
}
