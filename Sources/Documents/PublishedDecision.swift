public import Casework

/// What is open to the public of a licensing decision (行政许可法 40), without personal data.
public struct PublishedDecision: Hashable, Sendable {
    /// Name of the item.
    public var item: String
    public var verdict: Decided.Verdict
    /// Name of the deciding body.
    public var body: String
    public var on: Day
    /// Number of the certificate, or of the refusal's document; nil while there is none, and where it holds a number of a
    /// person.
    public var number: String?
    /// From when to when the certificate holds; nil without a valid one.
    public var validity: Validity?
    /// An organisation's name; a person's surname with 某 behind it.
    public var applicant: String
    /// 统一社会信用代码; nil for persons and for organisations that showed another paper.
    public var code: String?

    /// Days on which a certificate holds.
    public struct Validity: Hashable, Sendable {
        public var from: Day
        /// nil for without end.
        public var until: Day?

        /// From `from` on, to the end of `until`.
        public init(from: Day, until: Day?) {
            self.from = from
            self.until = until
        }
    }

    /// A decision by its parts.
    public init(
        item: String, verdict: Decided.Verdict, body: String, on: Day, number: String?, validity: Validity?,
        applicant: String, code: String?
    ) {
        self.item = item
        self.verdict = verdict
        self.body = body
        self.on = on
        self.number = number
        self.validity = validity
        self.applicant = applicant
        self.code = code
    }

    /// The decision on `item` of `subject`, by the body called `body`; nil where there is none that stands, or where it
    /// is no licence.
    public init?(_ item: ItemApplication, of subject: Case, body: String) {
        guard item.definition.nature == .licence, item.ending == nil, subject.voidReason == nil,
            let decision = item.review.decision, let applicant = subject.applicant
        else { return nil }
        let result = item.review.result?.payload
        self.init(
            item: item.definition.name, verdict: decision.verdict, body: body, on: decision.on,
            number: result.flatMap { subject.holdsPersonalNumber($0.number) ? nil : $0.number },
            validity: decision.verdict == .granted
                ? result.map { Validity(from: $0.validFrom, until: $0.validUntil) } : nil,
            applicant: PublicName.of(applicant),
            code: applicant.kind == .organisation && applicant.document.kind == .credit
                ? applicant.document.number : nil)
    }
}

/// How applicants are named in public.
enum PublicName {
    /// The commoner surnames of two characters.
    private static let double: Set<String> = [
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫", "公孙", "慕容", "长孙",
        "宇文", "司徒", "令狐", "轩辕", "司空", "闻人", "澹台", "公冶", "申屠", "钟离", "呼延", "百里", "东郭", "西门",
    ]

    /// An organisation's name; 王某 for a person.
    static func of(_ party: Party) -> String {
        guard party.kind == .person else { return party.name }
        let name = party.name.filter { !$0.isWhitespace }
        let isDouble = name.count > 2 && double.contains(String(name.prefix(2)))
        return name.prefix(isDouble ? 2 : 1) + "某"
    }
}

extension Case {
    /// Whether a number of applicant or agent, or any citizen's, stands in `text`.
    fileprivate func holdsPersonalNumber(_ text: String) -> Bool {
        let text = IdentityDocument.normalised(text).filter { $0.isLetter || $0.isNumber }
        let people = [applicant.map { ($0.document, $0.phone) }, agent.map { ($0.document, $0.phone) }]
        let numbers = people.compactMap(\.self).flatMap { document, phone in
            [document.kind == .credit ? "" : document.number, phone.filter(\.isNumber)]
        }
        let letters = Array(text)
        return numbers.contains { !$0.isEmpty && text.contains($0) }
            || letters.indices.dropLast(17).contains { start in
                IdentityDocument(kind: .citizen, number: String(letters[start..<start + 18])).flaw == nil
            }
    }
}
