import Casework
import Catalogue
import Foundation
import Testing

@testable import HallService

/// Roles and acts, cell by cell: what the engine answers, what the documents say, and what the service lets through.
struct RoleTableTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    private func table(_ hall: TestHall) throws -> RoleTable {
        RoleTable(try ActSamples(hall.service.catalogue, hall.service.identity())) { role in
            hall.service.context(for: actor(role), intent: hall.service.identity())
        }
    }

    private func actor(_ role: Role) -> Actor {
        let isBehind = role == .reviewer || role == .chief
        return Actor(
            person: "0999", name: "某", capacity: Capacity(role, department: isBehind ? "market" : nil),
            centre: "main", counter: isBehind || role == .system ? nil : "1")
    }

    @Test func `each act is open to the roles that the kept table says, and closed to all others`() async throws {
        let text = try table(try await TestHall()).text
        let file = RoleTableTests.root.appending(path: "Tests/HallServiceTests/Golden/roles.txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("recorded roles.txt")
            return
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8))
    }

    @Test func `the table in the documents is the engine's`() async throws {
        let short = try table(try await TestHall()).short
        let file = RoleTableTests.root.appending(path: "docs/roles.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            let parts = page.components(separatedBy: "<!-- made from the engine by RoleTableTests -->\n")
            let mark = "<!-- made from the engine by RoleTableTests -->\n"
            try Data([parts[0], short, parts[2]].joined(separator: mark).utf8).write(to: file)
            Issue.record("recorded roles.md")
            return
        }
        #expect(page.contains("\n" + short), "\(short)")
    }

    @Test func `no act is left out of the table`() async throws {
        let folder = RoleTableTests.root.appending(path: "Sources/Casework").path(percentEncoded: false)
        var declared: Set<String> = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder) where file.hasSuffix(".swift") {
            let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            for match in source.matches(of: /public struct (\w+): Intent\b/) { declared.insert(String(match.1)) }
        }
        #expect(declared.count > 60)
        #expect(Set(try table(try await TestHall()).rows.map(\.act)) == declared)
    }

    @Test func `the service refuses each act to each role that the table does not give it, whatever a screen offers`()
        async throws
    {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let ticket = try await hall.service.takeTicket(category: "A", as: hall.clerk).record
        let samples = try ActSamples(hall.service.catalogue, hall.service.identity())
        var cells = 0
        for role in Role.allCases {
            let denied = Denial(.roleMayNot, ["role": role.rawValue])
            for act in samples.cases where !type(of: act).roles.contains(role) {
                let result = await hall.service.perform(
                    [act], on: subject.id, expecting: subject.revision, as: actor(role),
                    intent: hall.service.identity())
                #expect(result.denial == denied, "\(type(of: act)) as \(role)")
                cells += 1
            }
            for act in samples.tickets where !type(of: act).roles.contains(role) {
                let result = await hall.service.perform(act, on: ticket.id, as: actor(role))
                #expect(result.denial == denied, "\(type(of: act)) as \(role)")
                cells += 1
            }
        }
        #expect(cells > 250)
        #expect(try await hall.service.load(subject.id).revision == subject.revision)
        #expect(try await hall.service.load(ticket: ticket.id).revision == ticket.revision)
    }

    @Test func `a new case is refused to those who may open none, and leaves no file`() async throws {
        let hall = try await TestHall()
        for role in Role.allCases where !OpenCase.roles.contains(role) {
            let result = await hall.service.open(as: actor(role), intent: hall.service.identity())
            #expect(result.denial?.code == .roleMayNot, "\(role)")
        }
        #expect(try await hall.service.cases(limit: 10).isEmpty)
    }
}
