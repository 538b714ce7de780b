import Foundation
import Testing

/// The machine's clock is set back and forth under the hall (libfaketime).
struct ClockTests {
    /// The library that stands between programs and the clock; nil where it is not installed.
    private static let library = ["x86_64-linux-gnu", "aarch64-linux-gnu"]
        .map { "/usr/lib/\($0)/faketime/libfaketime.so.1" }.first { FileManager.default.fileExists(atPath: $0) }
    private static let isInstalled = library != nil

    private static func environment(_ shift: String) -> [String] {
        [
            "HOME=/nonexistent", "PATH=/usr/bin:/bin", "LD_PRELOAD=\(library ?? "")", "FAKETIME=\(shift)",
            "NO_FAKE_STAT=1",
        ]
    }

    private func run(_ hall: TortureHall, _ shift: String, _ arguments: [String], input: String = "") throws -> (
        status: Int32, output: String, errors: String
    ) {
        try Tool.run(
            try Program.beside("onewindow"), arguments + ["--data", hall.data],
            environment: ClockTests.environment(shift), input: input)
    }

    @Test(.enabled(if: isInstalled, "needs libfaketime"))
    func `numbers keep the order in which they were drawn, and a clock that went back is said`() async throws {
        let hall = try await TortureHall()
        var chance = SeededChance(4)
        let shifts = (0..<(Torture.isWhole ? 60 : 5)).map { _ in Int.random(in: -180...180, using: &chance) }
        var (latest, said) = (-10_000, 0)
        for (count, shift) in ([0, -60] + shifts).enumerated() {
            let taken = try run(hall, "\(shift < 0 ? "" : "+")\(shift)m", ["ticket", "take", "A"])
            #expect(taken.status == 0 && taken.output.hasSuffix("\(count + 1)\n"), "\(taken)")
            // Some minutes around the last act prove nothing, either way.
            if shift < latest - 10 {
                #expect(taken.errors.contains("时钟可能不对"), "\(shift) after \(latest): \(taken)")
                said += 1
            } else if shift > latest {
                #expect(taken.errors == "", "\(shift) after \(latest): \(taken)")
            }
            latest = max(latest, shift)
        }
        let list = try run(hall, "+0m", ["ticket", "list"]).output.split(separator: "\n").dropFirst()
        let numbers = list.map { $0.prefix { !$0.isWhitespace } }
        #expect(numbers == numbers.sorted() && numbers.count == shifts.count + 2)
        #expect(try RawHall(hall.data).faults == [])
        Torture.tell("clock set back and forth: numbers", "\(shifts.count + 2) jumps, \(said) times said")
    }

    @Test(.enabled(if: isInstalled, "needs libfaketime"))
    func `a case keeps the order of its acts over days that go back and forth`() async throws {
        let hall = try await TortureHall()
        let number = try await hall.makeCase(isAccepted: false)
        let folder = TortureHall.freePath()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shifts =
            ["-3d", "+2d", "-1h", "+30d", "+0d", "-365d"] + (Torture.isWhole ? ["+9d", "-9d", "+400d", "-5m"] : [])
        for (place, shift) in shifts.enumerated() {
            let file = "\(folder)/\(place).pdf"
            try "%PDF-1.4\n\(place)\n%%EOF\n".write(toFile: file, atomically: false, encoding: .utf8)
            let attached = try run(
                hall, shift, ["case", "attach", "--as", "0117", "--counter", "1", number, "1", file],
                input: "\(TortureHall.password)\n")
            #expect(attached.status == 0, "\(shift): \(attached)")
        }
        let raw = try RawHall(hall.data)
        #expect(raw.faults == [])
        let record = try #require(raw.of("cases").first)
        let text = try String(
            contentsOfFile: "\(hall.data)/cases/\(record.id.suffix(2))/\(record.id).json", encoding: .utf8)
        let places = text.split(separator: "\n").compactMap { line in
            (0..<shifts.count).first { line.contains("\"\($0).pdf\"") }
        }
        #expect(places == Array(0..<shifts.count))
        let shown = try run(hall, "+0d", ["case", "show", number])
        #expect(shown.status == 0)
        #expect(shown.errors.contains("时钟可能不对"))
        #expect(try run(hall, "+0d", ["case", "verify"]).status == 0)
        Torture.tell("clock set back and forth: a case's acts", "\(shifts.count) jumps")
    }

    @Test(.enabled(if: isInstalled, "needs libfaketime"))
    func `a console says that the clock went back under it, and works on`() throws {
        let hall = try TmuxHall(numbers: 1)
        let file = TortureHall.freePath()
        defer { try? FileManager.default.removeItem(atPath: file) }
        try "+0".write(toFile: file, atomically: true, encoding: .utf8)
        let console = try hall.console(variables: [
            "LD_PRELOAD=\(ClockTests.library ?? "")", "FAKETIME_TIMESTAMP_FILE=\(file)", "FAKETIME_NO_CACHE=1",
            "NO_FAKE_STAT=1",
        ])
        try "-3h".write(toFile: file, atomically: true, encoding: .utf8)
        try console.type(.f(5))
        try console.wait(for: "时钟可能不对")
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type(.escape, .f(3), "0")
        #expect(try console.exitStatus() == 0)
        try hall.expectSound()
    }
}
