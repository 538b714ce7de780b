public import Casework

/// A certificate and the case that gave it.
public struct FiledCertificate: Sendable, Equatable {
    public var certificate: Certificate
    public var caseID: ULID
    /// Number of the case.
    public var caseNumber: String
}

/// Certificates of this hall (证照共享), as the index has them.
extension HallService {
    /// Certificates of the cases that match all words of `text`, newest case first. Where a word begins or ends the number
    /// of one of a case's certificates, only those that it does are meant.
    ///
    /// Cases without certificates match names too, so it looks at more cases than it gives certificates.
    public func certificates(matching text: String, limit: Int = 50) async throws(Trouble) -> [FiledCertificate] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let found = try await search(text, limit: 10_000).flatMap { summary in
            let meant = summary.certificates.filter { certificate in words.contains { certificate.isNumbered(like: $0) }
            }
            return filed(meant.isEmpty ? summary.certificates : meant, summary)
        }
        return Array(found.prefix(limit))
    }

    /// Certificates with the whole number `number`, newest case first. There may be several: one that became void and its
    /// successor, or those of two bodies.
    public func certificates(numbered number: String) async throws(Trouble) -> [FiledCertificate] {
        let found = try await search(number.filter { !$0.isWhitespace }, limit: 10_000)
        return found.flatMap { summary in
            filed(summary.certificates.filter { $0.isNumbered(number) }, summary)
        }
    }

    private func filed(_ certificates: [Certificate], _ summary: CaseSummary) -> [FiledCertificate] {
        certificates.map { FiledCertificate(certificate: $0, caseID: summary.id, caseNumber: summary.number) }
    }
}
