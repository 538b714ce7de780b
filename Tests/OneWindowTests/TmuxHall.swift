import Foundation
import Testing

/// A hall for consoles in terminals: made by `init`, with two counters for one queue and people to work at them.
final class TmuxHall {
    /// Everybody's.
    static let password = "onewindow"
    private static let people = [
        (number: "0117", name: "张敏", capacity: "frontDesk"), (number: "0118", name: "刘洋", capacity: "frontDesk"),
        (number: "0301", name: "李强", capacity: "reviewer:market"),
        (number: "0001", name: "周建华", capacity: "supervisor"),
    ]
    /// Who reviews and decides a building project, department by department, and gives results out.
    static let projectPeople = [
        (number: "0401", name: "高翔", capacity: "reviewer:economy"),
        (number: "0402", name: "彭飞", capacity: "chief:economy"),
        (number: "0403", name: "许明", capacity: "reviewer:planning"),
        (number: "0404", name: "田野", capacity: "chief:planning"),
        (number: "0405", name: "石磊", capacity: "reviewer:land"),
        (number: "0406", name: "何伟", capacity: "reviewer:construction"),
        (number: "0407", name: "曹阳", capacity: "chief:construction"),
        (number: "0125", name: "马超", capacity: "issueClerk"),
    ]

    let program = Program()

    /// A hall in whose queue `numbers` numbers wait, with `people` beside the usual ones; the second counter of that queue is 11.
    init(
        numbers: Int, queue: String = "A", hour: Int = 12,
        people: [(number: String, name: String, capacity: String)] = []
    ) throws {
        try done(program("init"))
        try change { settings in
            // That hour somewhere: a story that runs over midnight would lose its queue.
            let ahead = hour - (Int(Date().timeIntervalSince1970) / 3_600) % 24
            let offset = ahead < -11 ? ahead + 24 : ahead
            settings = settings.replacing(
                "\"+08:00\"", with: "\"\(offset < 0 ? "-" : "+")\(abs(offset) < 10 ? "0" : "")\(abs(offset)):00\"")
            settings = settings.replacing(
                "\"counters\" : [", with: "\"counters\" : [ { \"id\" : \"11\", \"window\" : \"commercial\" },")
        }
        for person in TmuxHall.people + people {
            try done(
                program(
                    "staff", "add", person.number, person.name, "--capacity", person.capacity,
                    input: TmuxHall.password + "\n"))
        }
        for _ in 0..<numbers { try done(program("ticket", "take", queue)) }
    }

    deinit { program.cleanUp() }

    /// A console of this hall with the clerk `staff` signed in at `counter`.
    func console(
        staff: String = "0117", counter: String = "1", width: Int = 80, height: Int = 24, variables: [String] = []
    ) throws -> TmuxConsole {
        let console = try TmuxConsole(["--data", program.data], width: width, height: height, variables: variables)
        try console.wait(for: "登录", "工号")
        try console.type(.data(staff), .enter, .data(TmuxHall.password), .enter, .data(counter), .enter)
        // The header stays; the greeting gives way to the first thing there is to say, a restored draft for one.
        let name = try #require(TmuxHall.people.first { $0.number == staff }).name
        try console.wait(for: "\(counter)号窗口", "\(name) \(staff)")
        return console
    }

    /// A console of somebody behind the window.
    func console(
        of staff: String, _ name: String, counter: String = "", waitingFor title: String = "待办",
        size: (width: Int, height: Int) = (80, 24), variables: [String] = []
    ) throws -> TmuxConsole {
        let console = try TmuxConsole(
            ["--data", program.data], width: size.width, height: size.height, variables: variables)
        try console.wait(for: "登录", "工号")
        try console.type(.data(staff), .enter, .data(TmuxHall.password), .enter, .data(counter), .enter)
        try console.wait(for: "\(name) \(staff)", title)
        return console
    }

    /// Looks until a draft on the disk says `text`, while `console` runs.
    func waitForDraft(_ text: String, _ console: TmuxConsole) throws {
        try console.wait("a draft with \(text)") { _ in
            let drafts = (try? self.files())?.filter { $0.hasPrefix("drafts/") && $0.hasSuffix(".json") } ?? []
            return drafts.contains { file in
                (try? String(contentsOfFile: "\(self.program.data)/\(file)", encoding: .utf8))?.contains(text) == true
            }
        }
    }

    /// Every record and index is sound, as another process finds.
    func expectSound(_ location: SourceLocation = #_sourceLocation) throws {
        let verified = try program("case", "verify")
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)", sourceLocation: location)
    }

    /// Paths of the files in the data folder, from there.
    func files() throws -> [String] {
        let enumerator = try #require(FileManager.default.enumerator(atPath: program.data))
        return enumerator.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(program.data)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    func change(_ body: (inout String) -> Void) throws {
        let path = "\(program.data)/hall.json"
        var text = try String(contentsOfFile: path, encoding: .utf8)
        body(&text)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    private func done(_ outcome: Program.Outcome) throws {
        try #require(outcome.status == 0, "\(outcome.errors)")
    }
}

extension TmuxConsole {
    /// Calls the next number and registers who holds it.
    func register(_ name: String, _ identity: String, item: String, line: UInt = #line) throws {
        try type(.f(2))
        try wait(for: "登记申请人和事项", line: line)
        try fillIn(name, identity, item: item)
        try wait(for: "事项已加入", line: line)
    }

    /// Fills in the form that opens when a number is called.
    func fillIn(_ name: String, _ identity: String, item: String) throws {
        try type(.data(name), .enter, .data(identity), .enter, .enter, .data(item), .enter)
    }
}
