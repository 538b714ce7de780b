import Foundation

/// One save, or a few, as somebody asks for it: what is run, on which hall, and what its answer promises.
struct Story: Sendable {
    let name: String
    /// `onewindow`, or the hand that plays the console.
    let program: String
    let arguments: [String]
    let input: String
    let hall: TortureHall
    /// Acts that the answer acknowledges, as the raw hall must then hold them.
    let acknowledged: @Sendable (Strike.Result) -> [Act]
    /// Whether the same command, once more, ended as it should after whatever came before.
    let isDone: @Sendable (Strike.Result) -> Bool

    /// An operation of this kind in the record of this number.
    struct Act: Hashable, Sendable {
        let number: String
        let kind: String
    }

    func run(on hall: TortureHall, at ordinal: Int = 0, _ outcome: Strike.Outcome = .none) throws -> Strike.Result {
        try Strike.run(
            try Program.beside(program),
            arguments.map { $0.replacing("DATA", with: hall.data) }, input: input, on: hall.data, at: ordinal, outcome)
    }

    /// As `run`, without anybody who looks on.
    func runUndisturbed(on hall: TortureHall) throws -> Strike.Result {
        let ran = try Tool.run(
            try Program.beside(program), arguments.map { $0.replacing("DATA", with: hall.data) },
            environment: Strike.environment, input: input)
        return Strike.Result(status: ran.status, output: ran.output, errors: ran.errors, points: [])
    }

    // MARK: - The stories

    static let names = ["ticket take", "case attach", "bag give", "console"]

    static func named(_ name: String) async throws -> Story {
        switch name {
        case "ticket take": try await ticket()
        case "case attach": try await attach()
        case "bag give": try await bag()
        default: try await console()
        }
    }

    private static let person = ["--as", "0117", "--counter", "1"]

    private static func ticket() async throws -> Story {
        let hall = try await TortureHall()
        try await hall.takeNumbers(1)
        return Story(
            name: "ticket take", program: "onewindow", arguments: ["ticket", "take", "A", "--data", "DATA"], input: "",
            hall: hall,
            acknowledged: { $0.output.split(separator: "\n").map { Act(number: String($0), kind: "ticketTaken") } },
            isDone: { $0.status == 0 && $0.output.hasPrefix("A00") })
    }

    private static func attach() async throws -> Story {
        let hall = try await TortureHall()
        let number = try await hall.makeCase(isAccepted: false)
        let file = "\(hall.data)/../ow-scan-\(UUID().uuidString).pdf"
        try "%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n".write(toFile: file, atomically: false, encoding: .utf8)
        return Story(
            name: "case attach", program: "onewindow",
            arguments: ["case", "attach", "--data", "DATA"] + person + [number, "1", file],
            input: "\(TortureHall.password)\n", hall: hall,
            acknowledged: { $0.output.contains(number) ? [Act(number: number, kind: "fileAttached")] : [] },
            // What was attached before is not attached twice.
            isDone: { $0.status == 0 || $0.status == 1 && $0.errors.contains("已附有同一文件") })
    }

    private static func bag() async throws -> Story {
        let hall = try await TortureHall()
        let numbers = [try await hall.makeCase(isAccepted: true), try await hall.makeCase(isAccepted: true)]
        return Story(
            name: "bag give", program: "onewindow",
            arguments: ["bag", "give", "--data", "DATA", "--to", "market"] + person + numbers,
            input: "\(TortureHall.password)\n", hall: hall,
            acknowledged: { result in
                numbers.filter { result.output.contains("\($0) 已办") }.map {
                    Act(number: $0, kind: "papersHandedOver")
                }
            },
            // What was given before is refused now, and the other goes through.
            isDone: { $0.status == 0 || $0.status == 1 && $0.output.contains("不能办") })
    }

    private static func console() async throws -> Story {
        let hall = try await TortureHall()
        try await hall.takeNumbers(3)
        return Story(
            name: "console", program: "TortureHand",
            arguments: [
                "console", "DATA", TortureHall.resources.path(percentEncoded: false), "0117", TortureHall.password, "1",
            ], input: "", hall: hall,
            acknowledged: { result in
                // Which number was called is not asked: any that stands as called will do.
                let kinds = [
                    "called": "ticketCalled", "opened": "itemAdded", "passed": "linePassed", "accepted": "accepted",
                ]
                return kinds.filter { result.output.contains("shown \($0.key)\n") }.map {
                    Act(number: "", kind: $0.value)
                }
            },
            // A number that was called before comes with the case that it had led to.
            isDone: { $0.output.contains("shown accepted\n") || $0.output.contains("请 A00") })
    }
}
