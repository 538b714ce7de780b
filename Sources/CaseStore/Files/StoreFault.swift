/// Why the store could not do what was asked. Words for it are made at the edge.
public enum StoreFault: Error, Hashable, Sendable {
    /// What the system was asked to do.
    public enum Call: String, Hashable, Sendable {
        case open, inspect, read, write, sync, close, rename, remove, makeFolder, protect, lock, list, watch
    }

    /// The system refused `call` on `path` with this `errno`.
    case system(Call, path: String, errno: Int32)
    /// A symbolic link stands where a file or folder of ours must be.
    case symbolicLink(path: String)
    /// Something else than a plain file, or than a folder, stands there.
    case wrongType(path: String)
    /// Group or others may write into the folder.
    case openToOthers(path: String, mode: UInt32)
    /// The folder belongs to another user of the system.
    case foreignOwner(path: String, user: UInt32)
    /// No such folder, file or record.
    case missing(path: String)
    /// The folder is not a hall's: the mark `hall` is missing or says something else.
    case notAHall(path: String)
    /// A newer version of this program made the hall.
    case newerHall(path: String, format: Int)
    /// A record's file is not as it was written.
    case damaged(RecordFault)
    /// A file that names its content by hash, or a small file of the store's own, holds something else.
    case wrongContent(path: String)
    /// More bytes than a file of this sort may have.
    case tooLarge(path: String, limit: Int)
    /// An operation does not come back from its own encoding; it was not written.
    case unwritable(kind: String, reason: String)
    /// Only damaged records are set aside, and this one is as it was written.
    case notDamaged(path: String)
    /// Not a name that a file of the store can have.
    case badName(String)
    /// The index (SQLite) failed; the records are not concerned.
    case index(String)
}
