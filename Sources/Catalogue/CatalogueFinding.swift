/// One thing that is wrong with a file of the catalogue: where it stands, why, and what stood there.
public struct CatalogueFinding: Hashable, Sendable {
    /// Codes of what can be wrong; the words are looked up by `catalogue.finding.<code>` with `subject` in them.
    public enum Reason: String, Sendable, CaseIterable {
        /// The file can't be read.
        case unreadable
        /// The file is not JSON, or a value is not of the kind that stands there.
        case invalid
        /// A key is missing.
        case missingKey
        /// A key that nothing reads, most often a typing error.
        case unknownKey
        /// The same code, number or name twice.
        case duplicate
        /// Two versions of an item hold on the same day.
        case overlap
        /// The file is not called after its item and, for an older version, its first day.
        case misnamed
        case unknownDepartment, unknownWindow, unknownCentre, unknownItem, unknownQuestion, unknownAnswer, unknownField
        case unknownStep
        /// No checklist of another item asks for the material that a result stands for.
        case unknownMaterial
        /// A department is called like another owner of papers (`Owner`): the desk, the courier, the issue window.
        case reservedName
        /// Nothing of a case is called that (`FeedSource`).
        case unknownSource
        /// A step that waits for itself, directly or around others.
        case cyclicSteps
        /// A limit is negative, beyond any law's, without a basis, or nothing where something must be.
        case badLimit
        /// Promised later than the law allows.
        case promisedTooLong
        /// The promise term (补齐期限) does not end before the statutory limit.
        case promiseTermTooLong
        /// Tolerable lines need a promise term, and a promise term needs tolerable lines.
        case promiseTermUnfit
        /// Items that hold on the same day give a shared field another label, kind or choice.
        case fieldDiffers
        /// A choice field without choices, or choices of a field that is none.
        case choicesUnfit
        /// A text that is printed is empty, or too long for its place.
        case badText
        /// A number of copies or a number on a list that can't be.
        case badCount
        /// A date or a season that does not exist or contradicts its place.
        case badDate
    }

    /// Path of the file within the catalogue folder, `items/TZ01.json`.
    public let file: String
    /// Where in the file, `lines[3].condition.question`; empty for the file as a whole.
    public let path: String
    /// What sort of thing is wrong.
    public let reason: Reason
    /// What stood there, or what the decoder said.
    public let subject: String
}

extension CatalogueFinding: CustomStringConvertible {
    /// For logs and `onewindow check`: file, path, code, subject.
    public var description: String {
        "\(file)\(path.isEmpty ? "" : " \(path)"): \(reason.rawValue) \(subject)"
    }
}

/// Why a catalogue can't be used. A hall does not open on half a catalogue.
public enum CatalogueFault: Error, Equatable, Sendable {
    /// Everything that is wrong with the files, in their order.
    case findings([CatalogueFinding])
    /// An archived definition does not have the hash it is pinned by, or can't be read any more.
    case archiveDamaged(hash: String)
    /// A definition can't be written as JSON.
    case unencodable(short: String)
}
