public import Casework
public import StrictJSON

/// Where and why a record's file is not what this program wrote.
public struct RecordFault: Error, Codable, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Codable, Hashable, Sendable {
        /// The first line is not the head line of a record.
        case headLine
        /// The head line names another record, or another sort, than the file's name does.
        case anotherRecord
        /// Written by a newer version of this program.
        case newerFormat(Int)
        /// The last line is not the end of a record, or operations are missing between commas.
        case end
        /// A line that is not the canonical JSON of one operation.
        case json(JSONFault)
        /// An operation without one of the keys that the store itself needs.
        case envelope(key: String)
        /// The operation has another sequence than its place in the file.
        case sequence(found: Int)
        /// `previous` is not the hash of the line before: one of the two was changed, moved or taken out.
        case chain
        /// `head` is not the hash of the last line.
        case head
        /// This version of the program can't read the operation.
        case undecodable(String)
        /// More bytes than a record may have.
        case tooLarge(limit: Int)
        /// The file ends before a revision that was seen in it earlier.
        case rolledBack(known: Int)
        /// The file has the revision that was seen earlier, but not its content.
        case rewritten
        /// The file was there, and is there no more.
        case vanished(known: Int)
        /// The operations can't be folded, or not be summed up; the engine's own words.
        case unfoldable(String)
        /// The system can't read the file (`errno`).
        case unreadable(errno: Int32)
        /// A file that is named by the hash of its content holds something else.
        case content
        /// A record names this file, and it is not there.
        case named(by: String)
        /// A file or folder that is no record's, in a place where only records lie.
        case notARecord
        /// The operations from this one on, up to the fault's, are not those that the day's seal was made over.
        case unlikeSeal(from: Int, on: Day)
        /// The record ends before the revision that the day's seal was made over.
        case shorterThanSeal(sealed: Int, on: Day)
        /// There is no file of a record that the day's seal was made over.
        case sealedAndGone(on: Day)
        /// A seal that is not as this program writes them.
        case seal
        /// The seal of that day names this one as the one before it, and it is not there.
        case sealMissing(namedBy: Day)
        /// The seal of that day names this one as the one before it, with another digest.
        case sealChanged(namedBy: Day)
        /// These lines of `access.log` are not those that the day's seal was made over.
        case linesUnlikeSeal(from: Int, through: Int, on: Day)
        /// `access.log` has only so many whole lines, and less bytes than the day's seal was made over.
        case linesMissing(after: Int, on: Day)
    }

    /// Path of the file.
    public let file: String
    /// Number of the operation, from 1; 0 for the head line and the file as a whole.
    public let operation: Int
    public let reason: Reason

    /// A fault by its parts.
    public init(file: String, operation: Int, reason: Reason) {
        self.file = file
        self.operation = operation
        self.reason = reason
    }
}

extension RecordFault {
    /// The line of the file to look at first, from 1; nil where it is the file as a whole. A record's head line is the
    /// first, so its operations stand one line further down than their numbers say.
    public var line: Int? {
        switch reason {
        case .headLine, .anotherRecord, .newerFormat: 1
        case .unlikeSeal(let from, _): from + 1
        case .linesUnlikeSeal(let from, _, _): from
        case .linesMissing(let last, _): last > 0 ? last : nil
        default: operation > 0 ? operation + 1 : nil
        }
    }
}
