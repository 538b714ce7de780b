/// What a clerk can do with the screen itself.
extension Action {
    static let screens: [Action] = [
        Action("messages", .character("!")) { model in
            model.layers.append(.log(MessageLog()))
            return []
        },
        Action("lock", .control("k")) { model in
            model.fallLocked(byIdleness: false)
            return []
        },
    ]
}
