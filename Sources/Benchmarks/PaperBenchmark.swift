import Casework
import Documents
import Foundation
import HallService

/// How long a page takes to become a PDF, and from the key to the file: against WeasyPrint, which sets the same words with
/// the same Pango.
struct PaperBenchmark {
    private static let rounds = 11

    private struct Paper {
        var document: IssuedDocument
        var caseID: ULID
        var page: Page
    }

    private struct Answer: Decodable {
        let engine: String
        let milliseconds: [Double]
    }

    private var rows: [(name: String, cold: Double, warm: Double, printed: Double, theirs: Double)] = []
    private var engine = ""

    /// Measures one paper of each kind that the demo hall `data` has.
    init(data: String, resources: String, python: String, script: String, scratch: String) async throws {
        let hall = try await HallService.open(data: data, resources: URL(filePath: resources))
        let papers = try await PaperBenchmark.papers(of: hall)
        let file = scratch + "/pages"
        try papers.map { String(decoding: $0.page.encoded, as: UTF8.self) + "\n" }.joined()
            .write(toFile: file, atomically: true, encoding: .utf8)
        let answer = try PaperBenchmark.theirs(python, script, file)
        engine = answer.engine
        let clerk = Actor(person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "3")
        for (place, paper) in papers.enumerated() {
            let cold = place == 0 ? try await PaperBenchmark.time { _ = try await hall.set(paper.page) } : 0
            var (warm, printed): ([Double], [Double]) = ([], [])
            for _ in 0..<PaperBenchmark.rounds {
                warm.append(try await PaperBenchmark.time { _ = try await hall.set(paper.page) })
                printed.append(
                    try await PaperBenchmark.time {
                        _ = try await hall.printPage(paper.document.hash, of: paper.caseID, as: clerk) { _, actor in
                            "补打件 \(actor.name)"
                        }
                    })
            }
            rows.append((paper.page.name, cold, warm.median, printed.median, answer.milliseconds[place]))
        }
    }

    private static func papers(of hall: HallService) async throws -> [Paper] {
        var papers: [DocumentKind: Paper] = [:]
        for summary in try await hall.cases(limit: 1_000) {
            let subject = try await hall.load(summary.id)
            for document in subject.documents where papers[document.kind] == nil {
                papers[document.kind] = Paper(
                    document: document, caseID: subject.id, page: try await hall.page(document.hash))
            }
        }
        return DocumentKind.allCases.compactMap { papers[$0] }
    }

    private static func theirs(_ python: String, _ script: String, _ file: String) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-B", script, file, "\(rounds + 1)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchFault.failed(script, process.terminationStatus) }
        return try JSONDecoder().decode(Answer.self, from: bytes)
    }

    private static func time(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return (ContinuousClock.now - start) / .milliseconds(1)
    }

    func report() {
        print(
            "A paper, \(PaperBenchmark.rounds) turns, milliseconds: set, from key to file with its entry in the case, \(engine)"
        )
        for row in rows {
            let name = row.name.padding(toLength: 16, withPad: " ", startingAt: 0)
            print(
                "  \(name) \(row.warm.places(1))   \(row.printed.places(1))   \(row.theirs.places(1))"
                    + "   ratio \((row.warm / row.theirs).places(2))")
        }
        print("  the first of all, fonts not yet loaded: \((rows.first?.cold ?? .nan).places(1))")
        print("  slowest from key to file: \((rows.map(\.printed).max() ?? .nan).places(1))   (aim: 50 or less, warm)")
    }
}
