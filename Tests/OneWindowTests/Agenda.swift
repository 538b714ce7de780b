/// What is due in a simulated morning, and at which second of it.
struct Agenda {
    /// At whose keys.
    enum Actor: Hashable, Comparable {
        case kiosk
        case supervisor
        case clerk(Int)
    }

    enum Deed: Hashable {
        /// Somebody comes in and takes a number of the queue.
        case take(String)
        /// A counter is given another queue.
        case widen
        case call, finish, miss, park, transfer
        /// A number goes back in line.
        case putBack(String)
        case pause, resume
        /// The clerk signs out, and in again.
        case leave, comeBack
    }

    struct Act {
        let second: Int
        let actor: Actor
        let deed: Deed
    }

    private var acts: [Act] = []

    /// Adds what `actor` does; of the same second, what was added before comes before.
    mutating func add(_ deed: Deed, by actor: Actor, at second: Int) {
        let place = acts.firstIndex { $0.second > second } ?? acts.count
        acts.insert(Act(second: second, actor: actor, deed: deed), at: place)
    }

    /// Second of what is next; nil when all is done.
    var next: Int? { acts.first?.second }

    /// Takes out what is next and, while `isTogether` says so of the second of another, what others do at the same time;
    /// the kiosk first.
    mutating func take(while isTogether: (Int) -> Bool) -> [Act] {
        var taken: [Act] = []
        while let act = acts.first, taken.isEmpty || isTogether(act.second),
            !taken.contains(where: { $0.actor == act.actor })
        {
            taken.append(acts.removeFirst())
        }
        return taken.sorted { $0.actor < $1.actor }
    }
}
