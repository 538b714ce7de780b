/// A field of a certificate held against what was accepted, character by character.
public struct Comparison: Codable, Hashable, Sendable {
    /// `holder`, `number`, `validUntil`, `blank`, or the id of a form field.
    public var field: String
    /// What was accepted or decided.
    public var accepted: String
    /// What stands on the certificate.
    public var found: String
    /// Where they differ, in the order of the text; empty where they agree.
    public var marks: [Mark]

    /// How one place differs.
    public struct Mark: Codable, Hashable, Sendable {
        /// 1 for the first character of the accepted text, or of the found one where something was put in.
        public var place: Int
        /// The accepted character; empty where something was put in.
        public var accepted: String
        /// The found character; empty where something is left out.
        public var found: String
        public var kind: Kind
    }

    /// Sorts of differences. The first two are set aside by agreement: the certificate is not wrong for them.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case space, width
        /// Characters that the eye takes for each other: 己 and 已, 0 and O.
        case lookAlike
        case other

        /// A certificate is not wrong for it.
        public var isAgreed: Bool { self == .space || self == .width }
    }

    /// `found`, as it stands on the certificate, against `accepted`.
    public init(_ field: String, accepted: String, found: String) {
        self.field = field
        self.accepted = accepted
        self.found = found
        marks = Comparison.marks(Array(accepted), Array(found))
    }

    /// Nothing differs but what is set aside by agreement.
    public var agrees: Bool { marks.allSatisfy(\.kind.isAgreed) }

    /// It agrees only because something was set aside.
    public var isNormalised: Bool { agrees && !marks.isEmpty }

    private static func marks(_ accepted: [Character], _ found: [Character]) -> [Mark] {
        // A replaced character is a removal and an insertion at one place: they are shown as one mark.
        let same = alignment(accepted, found)
        var marks: [Mark] = []
        var (a, f) = (0, 0)
        for pair in same + [(accepted.count, found.count)] {
            let gone = accepted[a..<pair.0]
            let come = found[f..<pair.1]
            for offset in 0..<max(gone.count, come.count) {
                let old = offset < gone.count ? gone[a + offset] : nil
                let new = offset < come.count ? come[f + offset] : nil
                marks.append(mark(old, new, place: old == nil ? f + offset + 1 : a + offset + 1))
            }
            if pair.0 < accepted.count, accepted[pair.0] != found[pair.1] {
                marks.append(mark(accepted[pair.0], found[pair.1], place: pair.0 + 1))
            }
            (a, f) = (pair.0 + 1, pair.1 + 1)
        }
        return marks
    }

    private static func mark(_ old: Character?, _ new: Character?, place: Int) -> Mark {
        let spaces = [old, new].compactMap(\.self).allSatisfy(\.isWhitespace)
        let kind: Kind
        if spaces {
            kind = .space
        } else if let old, let new {
            kind =
                narrow(old) == narrow(new)
                ? .width : LookAlikes.areAlike(narrow(old), narrow(new)) ? .lookAlike : .other
        } else {
            kind = .other
        }
        return Mark(
            place: place, accepted: old.map { String($0) } ?? "", found: new.map { String($0) } ?? "", kind: kind)
    }

    /// Pairs of places of the longest common text, width set aside.
    private static func alignment(_ a: [Character], _ b: [Character]) -> [(Int, Int)] {
        let (x, y) = (a.map(narrow), b.map(narrow))
        let difference = y.difference(from: x)
        let removed = Set(difference.removals.map { if case .remove(let offset, _, _) = $0 { offset } else { -1 } })
        let inserted = Set(difference.insertions.map { if case .insert(let offset, _, _) = $0 { offset } else { -1 } })
        return Array(zip(x.indices.filter { !removed.contains($0) }, y.indices.filter { !inserted.contains($0) }))
    }

    /// Full-width forms as their ASCII twins (U+FF01–FF5E).
    private static func narrow(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
            (0xFF01...0xFF5E).contains(scalar.value), let twin = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return character }
        return Character(twin)
    }
}

extension Case {
    /// Fields that the issue window reads from the certificate of `item`, each with what it has to say; none while no result
    /// is there. A date is written `2028-11-24`.
    public func fieldsToCompare(of item: ItemApplication) -> [(field: String, accepted: String)] {
        guard let result = item.review.result?.payload else { return [] }
        let usual = ["holder", "number"] + (result.validUntil == nil ? [] : ["validUntil"])
        // A decision against the applicant is a letter: it names the applicant and has a number.
        let fields =
            item.review.decision?.verdict == .granted ? item.definition.result?.rekeyed ?? usual : ["holder", "number"]
        func value(_ field: String) -> String? {
            switch field {
            case "holder": applicant?.name
            case "number": result.number
            case "validUntil": result.validUntil?.description
            case "blank": result.blank
            default: self.fields[field]
            }
        }
        let known = fields.compactMap { field in value(field).map { (field, $0) } }
        // What this case has no value for is made up for by the holder: nothing goes out that was not compared.
        guard known.count < fields.count, !fields.contains("holder"), let holder = value("holder") else { return known }
        return [("holder", holder)] + known
    }

    /// Fields of the result that its department recorded otherwise than they were accepted.
    public func resultDifferences(of item: ItemApplication) -> [Comparison] {
        guard let result = item.review.result?.payload else { return [] }
        return result.fields.sorted { $0.key < $1.key }.compactMap { field, value in
            let accepted = field == "holder" ? applicant?.name : fields[field]
            let comparison = Comparison(field, accepted: accepted ?? "", found: value)
            return comparison.agrees ? nil : comparison
        }
    }
}
