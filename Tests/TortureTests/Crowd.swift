import Foundation
import Glibc

/// Many processes at work on one hall, some of them killed, and what each had been told by the hall.
final class Crowd {
    /// An operation that the hall acknowledged to its clerk.
    struct Acknowledged: Hashable {
        let record: String
        let sequence: Int
        let intent: String
        let kind: String
        let person: String
    }

    let hall: TortureHall
    private var chance: SeededChance
    private var children: [pid_t: Int] = [:]
    private let scans: String
    private let (reading, writing): (Int32, Int32)
    private var rest: [UInt8] = []

    private(set) var acknowledged: Set<Acknowledged> = []
    /// The last operation of each act, in the order in which each clerk heard of them.
    private(set) var heard: [String: [Acknowledged]] = [:]
    private(set) var acts = 0
    private(set) var kills = 0
    private(set) var unknown: [String] = []
    /// Trouble by its code and how often, and who was told of which.
    private(set) var troubles: [String: Int] = [:]
    private(set) var otherTroubles: [String] = []
    /// Acts that the clerk of each place had acknowledged.
    private(set) var actsOf: [Int: Int] = [:]
    private(set) var fullFor: Set<Int> = []

    /// `clerks` clerks start to work on `hall`.
    init(_ hall: TortureHall, clerks: Int, seed: UInt64) throws {
        self.hall = hall
        chance = SeededChance(seed)
        scans = TortureHall.freePath()
        try FileManager.default.createDirectory(atPath: scans, withIntermediateDirectories: true)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Fault(errno: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
        for place in 0..<clerks { try start(place) }
    }

    deinit {
        end()
        close(reading)
        close(writing)
        try? FileManager.default.removeItem(atPath: scans)
    }

    struct Fault: Error {
        let errno: Int32
    }

    private func start(_ place: Int) throws {
        let words = [
            try Program.beside("TortureHand"), "clerk", hall.data, TortureHall.resources.path(percentEncoded: false),
            TortureHall.clerk(place), TortureHall.password, "K\(place + 1)", "\(chance.next())", scans,
        ]
        // Each line says whose it is, since all come by one pipe.
        children[try Tool.start(words[0], Array(words.dropFirst()), output: writing)] = place
    }

    /// Takes in what the clerks hear until `isEnough`; about every `pause` acts one of them is killed and comes back.
    func work(killEvery pause: Int? = nil, until isEnough: (Crowd) -> Bool) throws {
        var next = pause.map { _ in acts + 1 }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while !isEnough(self) {
            let count = read(reading, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault(errno: errno) }
            rest += bytes.prefix(count)
            takeInLines()
            if let pause, let due = next, acts >= due {
                next = acts + Int.random(in: 1...(2 * pause), using: &chance)
                try killOne()
            }
        }
    }

    /// Kills all, and takes in the last that they heard.
    func end() {
        for child in children.keys { kill(child, SIGKILL) }
        for child in children.keys { _ = Crowd.wait(for: child) }
        children = [:]
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(reading, &bytes, bytes.count)
            guard count > 0 else { break }
            rest += bytes.prefix(count)
        }
        takeInLines()
    }

    /// Who is told that the disk is full counts from now on.
    func forgetFull() { fullFor = [] }

    private func killOne() throws {
        guard let (child, place) = children.sorted(by: { $0.key < $1.key }).randomElement(using: &chance) else {
            return
        }
        kill(child, SIGKILL)
        let status = Crowd.wait(for: child)
        // A clerk that had ended by itself would have crashed.
        guard status & 0x7F == SIGKILL else { throw Fault(errno: status) }
        children[child] = nil
        kills += 1
        try start(place)
    }

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }

    private func takeInLines() {
        guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return }
        for line in rest[..<end].split(separator: UInt8(ascii: "\n")) { takeIn(String(decoding: line, as: UTF8.self)) }
        rest.removeSubrange(...end)
    }

    /// `PERSON WORD …`
    private func takeIn(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count >= 2, let place = Int(words[0]).map({ $0 - 1001 }) else { return otherTroubles.append(line) }
        switch words[1] {
        case "done":
            acts += 1
            actsOf[place, default: 0] += 1
            var last: Acknowledged?
            for word in words.dropFirst(4) {
                let parts = word.split(separator: ":").map(String.init)
                guard parts.count == 3, let sequence = Int(parts[0]) else { return otherTroubles.append(line) }
                let operation = Acknowledged(
                    record: words[3], sequence: sequence, intent: parts[1], kind: parts[2], person: words[0])
                acknowledged.insert(operation)
                last = operation
            }
            if let last { heard[words[0], default: []].append(last) }
        case "unknown": unknown.append(line)
        case "trouble":
            troubles[words[2], default: 0] += 1
            if words[2] == "diskFull" { fullFor.insert(place) } else { otherTroubles.append(line) }
        default: break
        }
    }
}
