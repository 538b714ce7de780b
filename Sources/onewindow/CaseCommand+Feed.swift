import ArgumentParser
import Casework
import Catalogue
import Foundation
import HallService

extension CaseCommand {
    /// Prints what departments' own systems are fed with.
    struct Feed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what departments' systems are to be fed; who did so is written to access.log.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "Only this outside system.") var system: String?
        @Argument(help: "Number of the case.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let subject = try await surroundings.subject(number, service)
            let sheets = FeedSheet.all(
                of: subject, service.catalogue.systems, asOf: service.now.day, service.rules
            ).filter { system == nil || $0.system.id == system }
            guard !sheets.isEmpty else { throw surroundings.failure(.noInput, "cli.feed.none") }
            // Whole personal numbers are shown.
            try await surroundings.troubled { () throws(Trouble) in
                try await service.recordAccess(by: "os:\(NSUserName())", to: subject)
            }
            if records.json { return try JSONOutput.print(sheets.map { SheetRecord($0) }) }
            for sheet in sheets {
                surroundings.line("\(sheet.system.name) (\(sheet.system.id))  \(sheet.item)")
                for (index, row) in sheet.rows.enumerated() {
                    let value = row.value ?? surroundings.words("feeder.none")
                    surroundings.line("\(index + 1)  \(row.label)  \(value)")
                }
            }
        }
    }
}

private struct SheetRecord: Encodable {
    struct Row: Encodable {
        let number: Int
        let label: String
        let value: String?
    }

    let system: String
    let department: String
    let item: String
    let rows: [Row]

    init(_ sheet: FeedSheet) {
        system = sheet.system.id
        department = sheet.system.department
        item = sheet.item
        rows = sheet.rows.enumerated().map { Row(number: $0 + 1, label: $1.label, value: $1.value) }
    }
}
