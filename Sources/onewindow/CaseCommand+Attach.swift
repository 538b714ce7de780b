import ArgumentParser
import Casework
import Catalogue
import HallService

extension CaseCommand {
    /// Attaches a file to a line of a case.
    struct Attach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Attach a PDF, picture or OFD file to a line of a case.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var person: PersonOptions
        @Argument(help: "Number of the case.") var number: String
        @Argument(help: "Material, or the number of its line on the checklist.") var material: String
        @Argument(help: "Path of the file.") var file: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let subject = try await surroundings.subject(number, service)
            let rows = subject.checklist()
            let place = Int(material).map { $0 - 1 }.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
            guard let row = rows.first(where: { $0.material == material }) ?? place else {
                throw surroundings.failure(.usage, "denial.noSuchLine", ["line": material])
            }
            let session = try await surroundings.signIn(person, service)
            let attached = try surroundings.done(
                await service.attach(
                    file, to: row.material, of: subject.id, expecting: subject.revision, as: session.actor,
                    intent: service.identity()))
            surroundings.say("cli.file.attached", ["number": attached.number, "line": row.line.name])
        }
    }
}
