import Casework

extension Action {
    /// What the supervisor watches the hall by.
    static let supervision: [Action] = [
        Action("hall", .function(10), for: .supervisor) { model in
            model.layers.append(.board(BoardView()))
            return [.board]
        },
        Action("watch", .function(10)) { model in
            model.layers.append(.watch(WatchView()))
            return model.readWatch(hallChanged: true)
        },
        Action("figures", for: .supervisor) { model in
            model.layers.append(.picker(model.figuresPicker()))
            return []
        },
        Action("ratings") { model in
            model.layers.append(.ratings(RatingsView()))
            return [.ratings]
        },
        Action("guide", for: .counter, denial: { $0.helpDenial }) { model in
            if let helped = model.helped { model.layers.append(.picker(model.helpPicker(helped))) }
            return []
        },
        Action("pauseCounter", for: .counter, denial: { $0.counterActsDenial }) { model in
            model.open(model.reasonForm(.pauseCounter(model.session?.actor.counter ?? "")))
            return []
        },
        Action("resumeCounter", for: .counter, denial: { $0.counterActsDenial }) { model in
            model.onCounter(ResumeCounter(), model.session?.actor.counter ?? "")
        },
    ]
}

extension Model {
    /// Closed away from counters; whether the counter has a break now the hall knows.
    fileprivate var counterActsDenial: Denial? {
        session?.actor.counter == nil ? Denial(.roleMayNot, ["role": session?.actor.capacity.role.rawValue ?? ""]) : nil
    }
}
