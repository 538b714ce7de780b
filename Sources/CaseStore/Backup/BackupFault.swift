/// Why a backup was not taken for whole, or not written back. Words for it are made at the edge.
public enum BackupFault: Error, Hashable, Sendable {
    /// What is wrong with a member, or after it.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// The file ends in this member or right after it.
        case cutShort
        /// What follows the member is no head of another.
        case headAfter
        /// Something stands behind the archive's end.
        case afterEnd
        case tooLarge
        /// No file of a hall can have this name.
        case badName
        /// The name stands in the archive twice.
        case twice
        /// A record whose chain does not hold.
        case record
        /// Other bytes than the manifest, or the member's own name, says.
        case altered
        /// In the manifest, and not in the archive.
        case missing
        /// In the archive, and not in the manifest.
        case unlisted
        /// A newer version of this program made it.
        case newer
    }

    case member(String, Reason)
    /// The place to restore to holds something.
    case notEmpty(path: String)
    case store(StoreFault)
}
