import Glibc

/// Atomic, durable replacement of a file, in two steps because they fail differently.
///
/// All writers of one folder hold that folder's lock, so one temporary name is enough, and what stands under it was
/// left behind by a saver that died.
extension Folder {
    static let temporaryName = ".new"

    /// Writes `bytes` to the disk under the temporary name. After a fault the file to be replaced is certainly as it was.
    func prepare(_ bytes: [UInt8]) throws(StoreFault) {
        let name = Folder.temporaryName
        try remove(name)
        do {
            let file = try created(name, O_WRONLY)
            try file.write(bytes, path(of: name))
            try file.sync(path(of: name))
            try file.close(path(of: name))
        } catch {
            // The first fault is the one to tell; what can't be removed now goes with the next save.
            try? remove(name)
            throw error
        }
    }

    /// Puts what was prepared in the place of `name`. After a fault it is unknown which of the two is there.
    func install(_ name: String) throws(StoreFault) {
        try move(Folder.temporaryName, to: self, as: name)
    }

    /// Both steps, for small files of which it is enough to know that one of the two contents is there.
    func replace(_ name: String, with bytes: [UInt8]) throws(StoreFault) {
        try prepare(bytes)
        try install(name)
    }
}
