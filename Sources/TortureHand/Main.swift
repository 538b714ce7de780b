import Foundation

/// The hands of `make torture`: a process at work on a hall, told what to do by its arguments and killed when it suits
/// the test. It says on standard output what the hall has acknowledged, each act by one write.
///
///     TortureHand clerk DATA RESOURCES STAFF PASSWORD COUNTER SEED FOLDER
///     TortureHand console DATA RESOURCES STAFF PASSWORD COUNTER
@main
enum TortureHand {
    static func main() async {
        do {
            try await work()
        } catch {
            FileHandle.standardError.write(Data("TortureHand: \(error)\n".utf8))
            exit(74)
        }
    }

    private static func work() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 6 else { exit(2) }
        let desk = Desk(
            data: words[1], resources: URL(filePath: words[2]), staff: words[3], password: words[4], counter: words[5])
        switch words[0] {
        case "clerk":
            guard words.count == 8, let seed = UInt64(words[6]) else { exit(2) }
            var clerk = try await Clerk(desk, SeededChance(seed), scans: words[7])
            while true { await clerk.act() }
        case "console":
            var console = try await ScriptedConsole(desk)
            await console.play()
        default: exit(2)
        }
    }
}

/// Where a hand works, and as whom.
struct Desk {
    let data: String
    let resources: URL
    let staff: String
    let password: String
    let counter: String
}

/// Says a line, whole among those of other hands: one write, which a pipe does not tear up to 4096 bytes.
func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    precondition(bytes.count <= 4096, "torn lines would prove nothing")
    bytes.withUnsafeBytes { _ = write(1, $0.baseAddress, $0.count) }
}

/// Chance that can be had again (SplitMix64).
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
