/// The console against htop and mutt: the programs take turns in each round, so that what slows one slows all.
struct ConsoleBenchmark {
    static let rounds = 20
    static let sizes: [(width: UInt16, height: UInt16)] = [(132, 43), (80, 24)]

    let mailSettings: String
    let program: String
    /// Halls by name, with a case for each round of each size.
    let halls: [(name: String, data: String, numbers: [String])]

    /// Measures and reports, size by size.
    func run() throws {
        for (place, size) in ConsoleBenchmark.sizes.enumerated() {
            var measured: [Contender.Matter: [(name: String, series: Series)]] = [:]
            // The first round fills caches and counts for nothing.
            for round in -1..<ConsoleBenchmark.rounds {
                for contender in contenders(place * (ConsoleBenchmark.rounds + 1) + round + 1) {
                    try contender.run(size) { matter, answer in
                        guard round >= 0 else { return }
                        var list = measured[matter] ?? []
                        let index = list.firstIndex { $0.name == contender.name } ?? list.count
                        if index == list.count { list.append((contender.name, Series())) }
                        list[index].series.add(round: round, answer)
                        measured[matter] = list
                    }
                }
            }
            report("\(size.width)x\(size.height)", measured)
        }
    }

    static var casesNeeded: Int { sizes.count * (rounds + 1) }

    private func contenders(_ turn: Int) -> [Contender] {
        [.htop(), .mutt(settings: mailSettings)]
            + halls.map { .console($0.name, program: program, data: $0.data, number: $0.numbers[turn]) }
    }

    private func report(_ size: String, _ measured: [Contender.Matter: [(name: String, series: Series)]]) {
        print("\n\(size), \(ConsoleBenchmark.rounds) rounds; milliseconds to the last byte, bytes sent, ratios")
        print(
            row("", ["least", "median", "P90", "bytes", "/htop", "/mutt"]))
        for matter in Contender.Matter.allCases {
            print(matter.rawValue)
            let peers = matter.peer.flatMap { measured[$0] } ?? []
            for (name, series) in measured[matter] ?? [] {
                let ratios = ["htop", "mutt"].map { peer -> String in
                    guard name.hasPrefix("onewindow"), let other = peers.first(where: { $0.name.hasPrefix(peer) })
                    else { return "" }
                    return series.ratio(to: other.series).places(2)
                }
                print(
                    row(
                        "  " + name,
                        [series.least, series.median, series.ninetieth].map { $0.places(1) } + ["\(series.bytes)"]
                            + ratios))
            }
        }
    }

    private func row(_ name: String, _ values: [String]) -> String {
        let head = name + String(repeating: " ", count: max(0, 32 - name.count))
        return head + values.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
    }
}
