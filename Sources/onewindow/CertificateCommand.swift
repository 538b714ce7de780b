import ArgumentParser
import Casework
import Catalogue
import HallService

/// Results as data (证照共享): the certificates that this hall made.
struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "Find certificates that this hall made, or show one.",
        subcommands: [Find.self, Show.self, Code.self])

    /// Lists certificates that match words.
    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List certificates by number, holder or case, newest case first; personal numbers are masked.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "How many at most.") var limit = 50
        @Argument(
            help: "Beginning or end of a certificate's or case's number, part of a name, end of an identity number.")
        var text: String

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit is at least 1.") }
        }

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let found = try await surroundings.troubled { () throws(Trouble) in
                try await service.certificates(matching: text, limit: limit)
            }
            let today = service.now.day
            if records.json { return try JSONOutput.print(found.map { CertificateRecord($0, asOf: today) }) }
            let columns = ["number", "name", "holder", "identity", "issued", "until", "status", "case"]
            var table = Table(columns.map { surroundings.words("cli.certificate.\($0)") })
            for filed in found {
                let certificate = filed.certificate
                table.add([
                    certificate.number, certificate.name, certificate.holder, certificate.maskedHolderCode,
                    "\(certificate.issuedOn)", surroundings.words.end(of: certificate),
                    surroundings.words.status(of: certificate, asOf: today), filed.caseNumber,
                ])
            }
            table.lines.forEach(surroundings.line)
        }
    }

    /// Prints the code that is scanned at the issue window.
    struct Code: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the code of a certificate, to be printed on it and scanned at the issue window.",
            discussion: "It holds the holder's name. A void certificate has none.")

        @OptionGroup var hall: HallOptions
        @Argument(help: "Whole number of the certificate.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let code = try await surroundings.troubled { () throws(Trouble) -> CertificateCode? in
                for filed in try await service.certificates(numbered: number) {
                    let subject = try await service.load(filed.caseID)
                    let item = subject.items.first { $0.review.result?.payload.number == filed.certificate.number }
                    if let code = item.flatMap(subject.certificateCode) { return code }
                }
                return nil
            }
            guard let code else {
                throw surroundings.failure(.noInput, "cli.certificate.missing", ["number": number])
            }
            surroundings.line(code.text)
        }
    }

    /// Prints a certificate field by field.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the certificates with a number; personal numbers are masked.",
            discussion: "There may be several: one that became void, and the one made in its place.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Argument(help: "Whole number of the certificate.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let found = try await surroundings.troubled { () throws(Trouble) in
                try await service.certificates(numbered: number)
            }
            guard !found.isEmpty else {
                throw surroundings.failure(.noInput, "cli.certificate.missing", ["number": number])
            }
            let today = service.now.day
            if records.json { return try JSONOutput.print(found.map { CertificateRecord($0, asOf: today) }) }
            let names = OwnerNames(surroundings.words, service.catalogue)
            for (index, filed) in found.enumerated() {
                if index > 0 { surroundings.line("") }
                surroundings.words.table(of: filed, names, asOf: today).lines.forEach(surroundings.line)
            }
        }
    }
}

/// The JSON form of a certificate; its keys are for other programs. The holder's number is masked.
private struct CertificateRecord: Encodable {
    let typeCode: String
    let name: String
    let number: String
    let holder: String
    let holderCode: String
    let holderCodeType: String
    /// `Department.id`
    let issuer: String
    let issuedOn: Day
    let validUntil: Day?
    let status: Certificate.Status
    /// Its holder has it, and it holds today.
    let isValid: Bool
    let material: String?
    /// Number of the case that gave it.
    let caseNumber: String

    init(_ filed: FiledCertificate, asOf day: Day) {
        let certificate = filed.certificate
        typeCode = certificate.typeCode
        name = certificate.name
        number = certificate.number
        holder = certificate.holder
        holderCode = certificate.maskedHolderCode
        holderCodeType = certificate.holderCodeType
        issuer = certificate.issuer
        issuedOn = certificate.issuedOn
        validUntil = certificate.validUntil
        status = certificate.status
        isValid = certificate.isValid(on: day)
        material = certificate.material
        caseNumber = filed.caseNumber
    }
}

extension Words {
    /// Last day of a certificate, or that it has none.
    fileprivate func end(of certificate: Certificate) -> String {
        certificate.validUntil.map { "\($0)" } ?? self("cli.certificate.endless")
    }

    /// Where it is; of one that its holder has, whether it still holds.
    fileprivate func status(of certificate: Certificate, asOf day: Day) -> String {
        let isOver = certificate.status == .issued && !certificate.isValid(on: day)
        return self("cli.certificate.status.\(isOver ? "over" : certificate.status.rawValue)")
    }

    /// A field a line.
    fileprivate func table(of filed: FiledCertificate, _ names: OwnerNames, asOf day: Day) -> Table {
        let certificate = filed.certificate
        var table = Table([self("cli.certificate.number"), certificate.number])
        let rows = [
            ("name", certificate.name), ("type", certificate.typeCode), ("holder", certificate.holder),
            ("identity", self("identity.\(certificate.holderCodeType)") + " " + certificate.maskedHolderCode),
            ("issuer", names(certificate.issuer)), ("issued", "\(certificate.issuedOn)"),
            ("until", end(of: certificate)),
            ("status", status(of: certificate, asOf: day)), ("material", certificate.material ?? "—"),
            ("case", filed.caseNumber),
        ]
        for (key, value) in rows { table.add([self("cli.certificate.\(key)"), value]) }
        return table
    }
}
