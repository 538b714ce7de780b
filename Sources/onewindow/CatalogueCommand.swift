import ArgumentParser
import Casework
import Catalogue
import HallService

/// The published items.
struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "Look after the catalogue.", subcommands: [Check.self])

    /// Reads the catalogue and names everything that is wrong with it.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the catalogue's files; exits 1 when anything is wrong.")

        @OptionGroup var hall: HallOptions

        func run() async throws {
            let surroundings = try Surroundings(hall)
            do {
                let catalogue = try Catalogue.load(from: surroundings.catalogue)
                let items = Set(catalogue.items.map(\.short)).count
                surroundings.say("cli.catalogue.sound", ["items": "\(items)", "versions": "\(catalogue.items.count)"])
            } catch .findings(let findings) {
                for finding in findings {
                    let place = finding.path.isEmpty ? finding.file : "\(finding.file) \(finding.path)"
                    let reason = surroundings.words(
                        "catalogue.finding.\(finding.reason.rawValue)", ["subject": finding.subject])
                    surroundings.line("\(place): \(reason)")
                }
                throw surroundings.failure(.findings, "cli.catalogue.findings", ["count": "\(findings.count)"])
            } catch {
                throw Failure(status: .configuration, message: "\(error)")
            }
        }
    }
}
