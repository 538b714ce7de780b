/// What was measured of one program in one matter: a list of answers for each round.
struct Series {
    private var rounds: [[Double]] = []
    private var sizes: [Int] = []

    mutating func add(round: Int, _ answer: PseudoTerminal.Answer) {
        while rounds.count <= round { rounds.append([]) }
        rounds[round].append(answer.milliseconds)
        sizes.append(answer.bytes.count)
    }

    private var times: [Double] { rounds.flatMap(\.self).sorted() }

    var least: Double { times.first ?? .nan }
    var median: Double { times.median }
    /// Nine of ten were quicker.
    var ninetieth: Double { times.isEmpty ? .nan : times[min(times.count - 1, times.count * 9 / 10)] }
    var bytes: Int { sizes.sorted()[sizes.count / 2] }

    /// How much longer than `other`: the median of the rounds, of which each compares what was measured side by side.
    func ratio(to other: Series) -> Double {
        zip(rounds, other.rounds).filter { !$0.isEmpty && !$1.isEmpty }.map { $0.median / $1.median }.median
    }
}

extension [Double] {
    var median: Double { isEmpty ? .nan : sorted()[count / 2] }
}
