import Catalogue
import CellText
import ConsoleUI
import Foundation
import HallService
import TerminalHost

/// A morning's first applicant at the console without its terminal: the same model, the same effects, the same saves.
struct ScriptedConsole {
    private var console: HeadlessConsole
    private let desk: Desk

    /// What is typed, and what the screen says when it is done.
    private struct Step {
        let name: String
        let keys: [Key]
        let says: String
    }

    init(_ desk: Desk) async throws {
        let words = try Words.load("zh-Hans", from: desk.resources.appending(path: "words"))
        let hall = try await HallService.open(data: desk.data, resources: desk.resources)
        console = HeadlessConsole(service: hall, words: words, size: Size(width: 132, height: 43))
        self.desk = desk
    }

    private var steps: [Step] {
        [
            Step(name: "signedIn", keys: typed(desk.staff, desk.password, desk.counter), says: "\(desk.counter)号窗口"),
            Step(name: "called", keys: [.function(2)], says: "登记申请人和事项"),
            Step(name: "opened", keys: typed("王建国", "371102198203121216", "", "spjy"), says: "事项已加入"),
            Step(
                name: "filledIn", keys: typed("王家小馆") + "海曲路1号".map { .character($0) } + [.function(6)],
                says: "申请表已保存"),
            Step(name: "passed", keys: Array(repeating: .character(" "), count: 5), says: "看过5/5"),
            Step(
                name: "accepted", keys: [.function(6), .character("1"), .character("0")], says: "受理通知书"),
        ]
    }

    /// Types step after step as long as the screen says what a clerk expects; else says what it shows.
    mutating func play() async {
        for step in steps {
            for key in step.keys { await console.send(.input(.key(key))) }
            let shown = console.grid.text
            guard shown.contains(step.says) else {
                let lines = shown.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                return say("not \(step.name)\t\(lines.suffix(12).joined(separator: " | ").prefix(1000))")
            }
            say("shown \(step.name)")
        }
    }

    private func typed(_ fields: String...) -> [Key] {
        fields.flatMap { field in field.map { Key.character($0) } + [.enter] }
    }
}
