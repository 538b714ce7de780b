import Glibc

/// A folder of the store, held open, so that nothing done in it can be led elsewhere by a link or a renamed parent.
///
/// `engine.md`, "One JSON file per case, safely", 1: nothing in here follows a symbolic link, what it makes is for the
/// owner alone whatever the umask, and folders that others may write are refused.
final class Folder: Sendable {
    /// As faults name it; beginning with the data folder as it was given.
    let path: String
    private let descriptor: Descriptor
    /// Whether the wait for its name on the disk is still to be done, see `madeChild`.
    private let isUnfinished: Bool

    private init(_ descriptor: consuming Descriptor, path: String) throws(StoreFault) {
        let status = try descriptor.inspect(path)
        guard status.isFolder else { throw .wrongType(path: path) }
        guard status.st_uid == geteuid() else { throw .foreignOwner(path: path, user: status.st_uid) }
        guard status.st_mode & 0o022 == 0 else { throw .openToOthers(path: path, mode: status.st_mode & 0o7777) }
        isUnfinished = status.st_mode & S_ISVTX != 0
        self.descriptor = descriptor
        self.path = path
    }

    private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

    /// Opens the folder at `path`, which is not of the store's own making.
    convenience init(at path: String) throws(StoreFault) {
        let number = try Folder.open(AT_FDCWD, path, path)
        try self.init(Descriptor(number), path: path)
    }

    private static func open(_ parent: Int32, _ name: String, _ path: String) throws(StoreFault) -> Int32 {
        do {
            return try system(.open, path) { openat(parent, name, flags) }
        } catch .system(.open, _, ENOENT) {
            throw .missing(path: path)
        } catch .system(.open, _, ENOTDIR) {
            // With O_DIRECTORY the kernel says so of links too.
            var status = stat()
            let isLink = fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFLNK
            throw isLink ? .symbolicLink(path: path) : .wrongType(path: path)
        }
    }

    func path(of name: String) -> String { "\(path)/\(name)" }

    /// The folder `name` in this one.
    func child(_ name: String) throws(StoreFault) -> Folder {
        let path = path(of: name)
        return try Folder(Descriptor(try Folder.open(descriptor.number, name, path)), path: path)
    }

    /// The folder `name`, made if it is not there; its name is on the disk before this returns.
    ///
    /// It is made with the sticky bit, which means nothing else here and goes once the name is safe. So whoever finds a
    /// folder that a killed process has just made waits for the disk in its place.
    func madeChild(_ name: String) throws(StoreFault) -> Folder {
        let folder: Folder
        do {
            folder = try child(name)
        } catch .missing {
            do {
                try system(.makeFolder, path(of: name)) { mkdirat(descriptor.number, name, 0o1700) }
            } catch .system(.makeFolder, _, EEXIST) {
                // Another console was quicker.
            }
            folder = try child(name)
        }
        if folder.isUnfinished {
            try sync()
            try system(.protect, folder.path) { fchmod(folder.descriptor.number, 0o700) }
        }
        return folder
    }

    /// Waits until the names in this folder are on the disk.
    func sync() throws(StoreFault) {
        try descriptor.sync(path)
    }

    /// Opens a plain file; nil only if there is none.
    func open(_ name: String, _ mode: Int32) throws(StoreFault) -> Descriptor? {
        let number: Int32
        do {
            // O_NONBLOCK: a planted pipe must not hold us up.
            number = try system(.open, path(of: name)) {
                openat(descriptor.number, name, mode | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
            }
        } catch .system(.open, _, ENOENT) {
            return nil
        }
        let file = Descriptor(number)
        guard try file.inspect(path(of: name)).isFile else { throw .wrongType(path: path(of: name)) }
        return file
    }

    /// Opens a plain file that must be there.
    func opened(_ name: String, _ mode: Int32) throws(StoreFault) -> Descriptor {
        guard let file = try open(name, mode) else { throw .missing(path: path(of: name)) }
        return file
    }

    /// Makes a plain file that must not be there yet, for its owner alone whatever the umask.
    func created(_ name: String, _ mode: Int32) throws(StoreFault) -> Descriptor {
        let file = try opened(name, mode | O_CREAT | O_EXCL)
        try system(.protect, path(of: name)) { fchmod(file.number, 0o600) }
        return file
    }

    /// Opens a plain file, made if it is not there.
    func openedOrCreated(_ name: String, _ mode: Int32) throws(StoreFault) -> Descriptor {
        if let file = try open(name, mode) { return file }
        do {
            return try created(name, mode)
        } catch .system(.open, _, EEXIST) {
            // Another console was quicker.
            return try opened(name, mode)
        }
    }

    /// The content of a plain file; nil only if there is none.
    func read(_ name: String, limit: Int) throws(StoreFault) -> [UInt8]? {
        guard let file = try open(name, O_RDONLY) else { return nil }
        return try file.read(limit: limit, path(of: name))
    }

    /// Size and time of change of a plain file; nil only if there is none.
    func inspect(_ name: String) throws(StoreFault) -> stat? {
        var status = stat()
        do {
            try system(.inspect, path(of: name)) { fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) }
        } catch .system(.inspect, _, ENOENT) {
            return nil
        }
        guard status.isFile else { throw .wrongType(path: path(of: name)) }
        return status
    }

    /// Removes a file, if it is there.
    func remove(_ name: String) throws(StoreFault) {
        do {
            try system(.remove, path(of: name)) { unlinkat(descriptor.number, name, 0) }
        } catch .system(.remove, _, ENOENT) {
            return
        }
    }

    /// Moves a file into another folder of the same disk, and waits until both know it.
    func move(_ name: String, to folder: Folder, as newName: String) throws(StoreFault) {
        try system(.rename, path(of: name)) {
            renameat(descriptor.number, name, folder.descriptor.number, newName)
        }
        try folder.sync()
        if folder !== self { try sync() }
    }

    /// Whether nobody has locked the folder itself.
    var isUnlocked: Bool {
        guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else { return false }
        _ = flock(descriptor.number, LOCK_UN)
        return true
    }

    /// Names in this folder, in no order; those of temporary files are left out unless `hidden` asks for them.
    func names(hidden: Bool = false) throws(StoreFault) -> [String] {
        let copy = try system(.list, path) { openat(descriptor.number, ".", Folder.flags) }
        return try Folder.names(of: copy, path, hidden: hidden)
    }

    /// Names in a folder that others may write into too.
    static func names(at path: String) throws(StoreFault) -> [String] {
        try names(of: try system(.list, path) { Glibc.open(path, flags) }, path, hidden: false)
    }

    /// Closes `copy`.
    private static func names(of copy: Int32, _ path: String, hidden: Bool) throws(StoreFault) -> [String] {
        guard let stream = fdopendir(copy) else {
            defer { _ = Glibc.close(copy) }
            throw .system(.list, path: path, errno: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") || hidden && name != "." && name != ".." { names.append(name) }
        }
        if errno != 0 { throw .system(.list, path: path, errno: errno) }
        return names
    }
}
