import Casework
import Foundation
import HallService

/// What a very large hall costs: start, keys, searching, making the index anew, memory, and what a console does at rest.
struct ScaleBenchmark {
    static let rounds = 20
    static let size: (width: UInt16, height: UInt16) = (132, 43)

    let program: String
    let data: String
    /// The demo hall, to compare with.
    let small: String
    let resources: String

    func measure() async throws {
        try await search()
        try consoles()
        try rest()
    }

    // MARK: - The index

    /// All records anew, against reading the same files and doing nothing with them.
    func reindex() throws {
        let files = try paths()
        let bare = seconds { for path in files { _ = try? Data(contentsOf: URL(filePath: path)) } }
        var failed: (any Error)?
        let made = seconds {
            do { try run(program, "reindex", "--data", data, "--resources", resources) } catch { failed = error }
        }
        if let failed { throw failed }
        let size = try FileManager.default.attributesOfItem(atPath: data + "/index.sqlite")[.size] as? Int ?? 0
        print("Making the index anew, \(files.count) records")
        print("  records a second        \(Int(Double(files.count) / made))   (aim: 20,000)")
        print("  bare reading            \(Int(Double(files.count) / bare)) a second, by one thread")
        print("  ratio                   \((bare / made).places(3))")
        print("  index                   \(size >> 20) MiB, \(size / max(1, files.count)) bytes a record")
    }

    private func paths() throws -> [String] {
        var files: [String] = []
        for kind in ["cases", "tickets"] {
            for shard in try FileManager.default.contentsOfDirectory(atPath: "\(data)/\(kind)") {
                let folder = "\(data)/\(kind)/\(shard)"
                files += try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
            }
        }
        return files
    }

    /// Names, numbers and codes typed sign by sign, as a clerk does, one search a sign.
    private func search() async throws {
        let hall = try await HallService.open(data: data, resources: URL(filePath: resources))
        let count = try paths().count
        var words: [String] = ["食品", "营业执照", "SS01", "王", "公司", "餐饮有限公司", "wjg", "rz", "zhang"]
        for offset in stride(from: 0, to: min(count - 1, 200_000), by: 5_000) {
            guard let summary = try await hall.cases(limit: 1, offset: offset).first else { continue }
            words += summary.names.prefix(1) + summary.phones.prefix(1).map { String($0.suffix(4)) }
            words += summary.identities.prefix(1).map { String($0.suffix(6)) } + [summary.number]
            words += ["\(summary.names.first?.prefix(1) ?? "") \(summary.phones.first?.suffix(4) ?? "")"]
        }
        var times: [(Double, String)] = []
        for word in words {
            for length in 1...word.count {
                let typed = String(word.prefix(length))
                let start = ContinuousClock.now
                _ = try await hall.search(typed)
                times.append((start.duration(to: .now) / .milliseconds(1), typed))
            }
        }
        times.sort { $0.0 < $1.0 }
        func part(_ share: Double) -> String {
            times[min(times.count - 1, Int(Double(times.count) * share))].0.places(1)
        }
        print("\nSearch as one types, \(times.count) searches, milliseconds to the first 50 hits")
        print(
            "  median \(part(0.5))   P95 \(part(0.95)) (aim: 30)   P99 \(part(0.99))   worst \(part(1)) for \(times.last?.1 ?? "")"
        )
    }

    // MARK: - The console

    private func consoles() throws {
        var answers: [String: [Double]] = [:]
        for round in -1..<ScaleBenchmark.rounds {
            for (name, folder) in [("small", small), ("large", data)] {
                let terminal = try PseudoTerminal(
                    program, ["--data", folder], Contender.environment, ScaleBenchmark.size)
                func note(_ key: String, _ answer: PseudoTerminal.Answer) {
                    if round >= 0 { answers["\(key) \(name)", default: []].append(answer.milliseconds) }
                }
                note("start", try terminal.firstScreen(showing: "工号"))
                for line in ["0117", "onewindow"] { _ = try terminal.press(line + Stroke.enter) }
                _ = try terminal.press("3")
                note("desk", try terminal.press(Stroke.enter, showing: "您好"))
                for _ in 0..<3 {
                    note("key", try terminal.press("8"))
                    note("key", try terminal.press("\u{7F}"))
                }
                try terminal.end(Stroke.f3 + "0")
            }
            let htop = try PseudoTerminal("/usr/bin/htop", ["-d", "100"], Contender.environment, ScaleBenchmark.size)
            let start = try htop.firstScreen(showing: "Quit")
            if round >= 0 { answers["start htop", default: []].append(start.milliseconds) }
        }
        func value(_ key: String, _ share: Double = 0.5) -> Double {
            let sorted = (answers[key] ?? [.nan]).sorted()
            return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        print("\nConsole, \(ScaleBenchmark.rounds) rounds, milliseconds, medians: small hall / large hall")
        print(
            "  start to first screen   \(value("start small").places(1)) / \(value("start large").places(1)), htop \(value("start htop").places(1)) (aim: no slower than htop; 1.5 times the small hall)"
        )
        print("  sign-in to full desk    \(value("desk small").places(1)) / \(value("desk large").places(1))")
        print(
            "  key to last byte        \(value("key small").places(2)) / \(value("key large").places(2)), P95 \(value("key small", 0.95).places(2)) / \(value("key large", 0.95).places(2)) (aim: 1 / 2)"
        )
    }

    /// Memory after the work of a few minutes, and wake-ups while nobody touches a key.
    private func rest() throws {
        let terminal = try PseudoTerminal(program, ["--data", data], Contender.environment, ScaleBenchmark.size)
        _ = try terminal.firstScreen(showing: "工号")
        for line in ["0117", "onewindow"] { _ = try terminal.press(line + Stroke.enter) }
        _ = try terminal.press("3")
        _ = try terminal.press(Stroke.enter, showing: "您好")
        for word in ["王建国", "公司", "2210"] {
            _ = try terminal.press("/" + word)
            _ = try terminal.press(Stroke.f12)
        }
        let before = try wakeUps(terminal.child)
        // The rest itself is measured.
        Thread.sleep(forTimeInterval: 20)
        let woken = try wakeUps(terminal.child).reduce(0) { $0 + $1.value - (before[$1.key] ?? 0) }
        print("\nA console on the large hall")
        print(
            "  memory                  \(try status(terminal.child, "VmRSS") >> 10) MiB, at most \(try status(terminal.child, "VmHWM") >> 10) MiB (aim: 80)"
        )
        print("  wake-ups at rest        \(woken) in 20 s, all threads")
        try terminal.end(Stroke.f3 + "0")
    }

    /// Times that each thread was woken.
    private func wakeUps(_ process: pid_t) throws -> [String: Int] {
        let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        return Dictionary(
            uniqueKeysWithValues: try tasks.map {
                ($0, try field("/proc/\(process)/task/\($0)/status", "voluntary_ctxt_switches"))
            })
    }

    private func status(_ process: pid_t, _ name: String) throws -> Int { try field("/proc/\(process)/status", name) }

    private func field(_ path: String, _ name: String) throws -> Int {
        let line = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").first {
            $0.hasPrefix(name + ":")
        }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    private func seconds(_ body: () -> Void) -> Double {
        let start = ContinuousClock.now
        body()
        return start.duration(to: .now) / .seconds(1)
    }
}
