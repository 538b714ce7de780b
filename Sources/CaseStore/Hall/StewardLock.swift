import Glibc

/// The steward's office: a file that the one steward of a hall keeps locked, with its name in it. The kernel lets go of it
/// with the process, however that ends.
public final class StewardLock: Sendable {
    private static let name = "steward"
    private static let sizeLimit = 400
    private let file: Descriptor

    private init(_ file: consuming Descriptor) {
        self.file = file
    }

    /// Who is the steward after an attempt to become it.
    public enum Answer: Sendable {
        case taken(StewardLock)
        /// Another one is, by the name that it gave.
        case held(by: String)
    }

    /// Takes the office for whoever calls itself `holder`, if nobody has it; never waits.
    public static func take(for holder: String, in folder: DataFolder) throws(StoreFault) -> Answer {
        let file = try folder.root.openedOrCreated(name, O_RDWR)
        let path = folder.root.path(of: name)
        do {
            try system(.lock, path) { flock(file.number, LOCK_EX | LOCK_NB) }
        } catch .system(.lock, _, EWOULDBLOCK) {
            return .held(by: String(decoding: try file.read(limit: sizeLimit, path), as: UTF8.self))
        }
        // For people only; what a power cut takes of it ends with the process anyway.
        try system(.write, path) { ftruncate(file.number, 0) }
        try file.write(Array(holder.utf8.prefix(sizeLimit)), path)
        return .taken(StewardLock(file))
    }
}
