import Casework
import CellText

/// Certificates of the applicant that this hall issued, which lines take in the place of paper (证照共享).
extension Model {
    /// A certificate on file, and the case that gave it.
    struct OnFile: Equatable {
        var caseID: ULID
        var certificate: Certificate
    }

    /// What `row` can be taken from today, the latest first; nothing where it asks for the paper, was looked at and found in
    /// order, or gets its result from this case.
    func onFile(_ row: ChecklistRow) -> [OnFile] {
        guard let subject = desk.subject, let applicant = subject.applicant, row.isShared, row.mark?.isGood != true,
            subject.giver(of: row.material, besides: row.keys) == nil
        else { return [] }
        let found = desk.earlier.flatMap { summary in
            summary.certificates.filter { certificate in
                certificate.material == row.material && certificate.belongs(to: applicant.document)
                    && certificate.isValid(on: now.day)
            }.map { OnFile(caseID: summary.id, certificate: $0) }
        }
        return found.sorted {
            ($0.certificate.issuedOn, $0.certificate.number) > ($1.certificate.issuedOn, $1.certificate.number)
        }
    }

    /// `在库: JY1371… 至2031-11-22  ~取用`; nil where nothing is on file.
    func onFileLine(_ row: ChecklistRow) -> SafeText? {
        let found = onFile(row)
        guard let certificate = found.first?.certificate else { return nil }
        let until = certificate.validUntil.map { station.text("checklist.onFile.until", ["date": "\($0)"]) }
        return station.say(
            found.count == 1 ? "checklist.onFile" : "checklist.onFile.several",
            [
                "number": certificate.number, "until": until ?? station.text("checklist.onFile.endless"),
                "n": "\(found.count)",
            ])
    }

    /// The one of `sources` that the row of `material` shows as on file; nil where it shows none, or several.
    func shown(_ sources: [AwaitResult.Source], for material: String) -> AwaitResult.Source? {
        guard let row = desk.subject?.checklist().first(where: { $0.material == material }) else { return nil }
        let found = onFile(row)
        guard found.count == 1, let only = found.first else { return nil }
        return sources.first { $0.caseID == only.caseID && $0.certificate == only.certificate.number }
    }
}
