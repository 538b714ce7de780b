import ArgumentParser
import CaseStore
import Casework
import Catalogue
import Foundation
import HallService

/// Proves the whole hall: its records, papers and definitions, its days' seals, and what these say of all of them.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read every byte of the hall and hold it against its days' seals; exits 1 when anything was changed.",
        discussion: """
            Names what was changed by file and line. Whoever has the data can make all seals anew; only a digest that was \
            kept elsewhere (--head prints the latest) proves that nobody did (--expect).
            """)

    @OptionGroup var hall: HallOptions
    @OptionGroup var records: RecordOptions
    @Flag(help: "Print the SHA-256 of the latest seal and its file, as sha256sum does, and read nothing else.")
    var head = false
    @Option(
        help: ArgumentHelp("Also exit 1 when no day's seal has this SHA-256.", valueName: "digest"),
        transform: Self.digest)
    var expect: String?

    func validate() throws {
        if head, expect != nil { throw ValidationError("--head and --expect exclude each other.") }
    }

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let latest = try await surroundings.troubled { () throws(Trouble) in try await service.latestSeal() }
        if head {
            guard let latest else { throw surroundings.failure(.noInput, "cli.seal.none") }
            if records.json { return try JSONOutput.print(latest) }
            return surroundings.line("\(latest.digest)  seals/\(latest.day).json")
        }
        let faults = try await surroundings.troubled { () throws(Trouble) in try await service.verifyAll() }
        let expected = try await expected(service, surroundings)
        if records.json {
            try JSONOutput.print(
                Report(faults: faults.map { FaultReport($0, surroundings.words) }, latest: latest, expected: expected))
        } else {
            if let expect, expected == nil, !faults.isEmpty { surroundings.say("cli.seal.unknown", ["digest": expect]) }
            try surroundings.refuse(faults)
        }
        if let expect, expected == nil { throw surroundings.failure(.findings, "cli.seal.unknown", ["digest": expect]) }
        guard faults.isEmpty else { throw Failure(status: .findings, message: "") }
        guard !records.json else { return }
        surroundings.say("cli.verify.all")
        if let latest {
            surroundings.say("cli.seal.latest", ["day": "\(latest.day)", "digest": latest.digest])
        } else {
            surroundings.say("cli.seal.none")
        }
        if let expected { surroundings.say("cli.seal.expected", ["day": "\(expected)"]) }
    }

    private func expected(_ service: HallService, _ surroundings: Surroundings) async throws(Failure) -> Day? {
        guard let expect else { return nil }
        return try await surroundings.troubled { () throws(Trouble) in try await service.day(sealedBy: expect) }
    }

    /// As it is typed from paper, in groups or capitals.
    @Sendable private static func digest(_ text: String) throws -> String {
        let digest = text.lowercased().filter { !$0.isWhitespace }
        guard digest.utf8.count == 64, digest.allSatisfy(\.isHexDigit) else {
            throw ValidationError("A SHA-256 has 64 hexadecimal digits.")
        }
        return digest
    }

    /// What was found, for other programs.
    private struct Report: Encodable {
        let faults: [FaultReport]
        /// The latest seal.
        let latest: HallService.SealDigest?
        /// The day whose seal is the expected one.
        let expected: Day?
    }
}
