import Foundation
import Testing

/// Bytes that were changed by chance harm nobody who takes them in.
struct MutationTests {
    @Test(arguments: Target.allCases)
    func `lawful bytes and what once broke something are taken`(_ target: Target) throws {
        let seeds = Seeds.of(target)
        try #require(!seeds.isEmpty)
        for seed in seeds { target.take(seed) }
    }

    @Test(arguments: Target.allCases)
    func `bytes changed by chance are taken or refused`(_ target: Target) async {
        let count = Torture.isWhole ? 4_000 : 300
        let name = target.rawValue
        // In a process of its own: what breaks it is a crash, and its last words name the bytes.
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            [name = name as String, count = count as Int] in
            guard let target = Target(rawValue: name) else { return }
            let seeds = Seeds.of(target)
            for seed in 1...count {
                var mutation = Mutation(seed: UInt64(seed))
                let bytes = mutation(seeds)
                LastBytes.keep(name, bytes)
                target.take(bytes)
            }
            LastBytes.forget(name)
        }
        if result == nil { print("the bytes that broke it: \(LastBytes.path(name))") }
        Torture.tell("changed bytes: \(name)", "\(count)")
    }
}

/// The bytes in hand, for whoever finds the process dead.
enum LastBytes {
    static func path(_ target: String) -> String { NSTemporaryDirectory() + "onewindow-bytes-\(target)" }

    static func keep(_ target: String, _ bytes: [UInt8]) {
        _ = FileManager.default.createFile(atPath: path(target), contents: Data(bytes))
    }

    static func forget(_ target: String) { try? FileManager.default.removeItem(atPath: path(target)) }
}
