/// What became of an act on a record.
public enum ActResult<R: Record>: Sendable {
    /// Saved durably; the record as it stands now.
    case done(R)
    /// The rules forbid it.
    case denied(Denial)
    /// Somebody else was faster: the record as it stands now and what came in between. Nothing was saved.
    case conflict(R, newer: [Operation])
    /// Certainly not saved.
    case failed(Trouble)
    /// It is not known whether it was saved, and looking did not tell.
    case unknown(Trouble)
}

/// Trouble with the machine, the data folder or a file, put into words at the edge (`trouble.<code>`).
public struct Trouble: Error, Equatable, Sendable {
    /// Sorts of trouble, each with its words in `Resources/words`.
    public enum Code: String, Sendable, CaseIterable {
        case diskFull, readOnly, noPermission, inputOutput, tooManyFiles
        /// Not there at all.
        case missing
        /// The bytes are not what this program wrote.
        case damaged
        /// Written by a newer version of this program.
        case newerFormat
        /// A definition pinned by a case is not archived.
        case definitionMissing
        /// A setting or a catalogue file is wrong.
        case badSetting
    }

    public let code: Code
    /// Which file, operation or place; never personal data.
    public let detail: String

    /// Trouble `code` at `detail`.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
