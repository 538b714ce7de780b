import Foundation
import Testing

/// A hall counted anew from its raw files by `Python/hall.py`, which knows nothing of the program.
struct Recounting {
    struct Result: Decodable {
        let shown: ShownHall
        let numbers: [String]
        /// By counter, in order.
        let called: [String: [String]]
        /// Numbers that neither are done nor did not come.
        let open: [String]
        let faults: [String]
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    let data: String

    /// Counts at `moment`, with `seats` as the script takes them; gives what it printed, too.
    func run(at moment: Date, _ seats: [String]) throws -> (result: Result, text: String) {
        let folder = Recounting.root.path(percentEncoded: false)
        let script = "\(folder)/Tests/OneWindowTests/Python/hall.py"
        let ran = try Tool.run(
            "python3", [script, data, "\(folder)/Resources", moment.ISO8601Format()] + seats)
        try #require(ran.status == 0, "\(ran.errors)")
        return (try JSONDecoder().decode(Result.self, from: Data(ran.output.utf8)), ran.output)
    }
}
