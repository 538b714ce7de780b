/// What the supervisor's board, the display in the hall and the kiosk say, or must say by a recount of the files.
struct ShownHall: Decodable {
    /// A queue on the board; waits are in minutes.
    struct Queue: Decodable, Equatable {
        var waiting: Int
        var longest: Int?
        var median: Int?
        var ninetieth: Int?
        var served: Int
        var abandoned: Int
        /// Counters that serve somebody, of those that are attended.
        var busy: Int
        var attended: Int
    }

    /// A counter on the board, its state in the board's words.
    struct Post: Decodable, Equatable {
        var person: String?
        var state: String
        var number: String?
    }

    var queues: [String: Queue] = [:]
    var posts: [String: Post] = [:]
    /// Number and counter of each call that stands, the newest first.
    var calls: [String] = []
    /// Who waits, by queue on the display, and by window's name at the kiosk.
    var display: [String: Int] = [:]
    var kiosk: [String: Int] = [:]

    /// Whether both say the same, waits to a minute: they grow while one looks.
    func agrees(with other: ShownHall) -> Bool {
        func near(_ one: Int?, _ two: Int?) -> Bool {
            guard let one, let two else { return one == two }
            return abs(one - two) <= 1
        }
        let alike = queues.allSatisfy { letter, queue in
            guard var its = other.queues[letter] else { return false }
            let isNear =
                near(queue.longest, its.longest) && near(queue.median, its.median)
                && near(queue.ninetieth, its.ninetieth)
            (its.longest, its.median, its.ninetieth) = (queue.longest, queue.median, queue.ninetieth)
            return isNear && queue == its
        }
        // Queues that nobody waits in may be left out.
        func waiting(_ counts: [String: Int]) -> [String: Int] { counts.filter { $0.value > 0 } }
        return alike && queues.count == other.queues.count && posts == other.posts && calls == other.calls
            && waiting(display) == waiting(other.display) && waiting(kiosk) == waiting(other.kiosk)
    }
}

extension ShownHall {
    private static let states: Set<Substring> = ["无人", "空闲", "空闲!", "办理", "暂停"]

    /// Reads three screens.
    init(board: String, display: String, kiosk: String) {
        for line in board.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 10, words[0].count == 1, let waiting = Int(words[2]) {
                let counters = words[9].split(separator: "/").compactMap { Int($0) }
                guard counters.count == 2, let served = Int(words[7]), let abandoned = Int(words[8]) else { continue }
                queues[String(words[0])] = Queue(
                    waiting: waiting, longest: ShownHall.minutes(words[3]), median: ShownHall.minutes(words[4]),
                    ninetieth: ShownHall.minutes(words[5]), served: served, abandoned: abandoned, busy: counters[0],
                    attended: counters[1])
            } else if let id = words.first, Int(id) != nil,
                let place = words.firstIndex(where: ShownHall.states.contains), place >= 2
            {
                let isServing = words[place] == "办理" && place + 1 < words.count
                posts[String(id)] = Post(
                    person: words[place] == "无人" ? nil : String(words[place - 1]), state: String(words[place]),
                    number: isServing ? String(words[place + 1]) : nil)
            }
        }
        calls = display.matches(of: /请 ([A-Z]\d{3}) 到 (\d+) 号窗口/).map { "\($0.1) \($0.2)" }
        for match in display.matches(of: /([A-Z]) 等候(\d+)人/) { self.display[String(match.1)] = Int(match.2) }
        for match in kiosk.matches(of: /\d  (\S+) +前面等候(\d+)人/) { self.kiosk[String(match.1)] = Int(match.2) }
    }

    private static func minutes(_ word: Substring) -> Int? { Int(word.dropLast()) }
}
