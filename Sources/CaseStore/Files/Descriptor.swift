import Glibc

/// An open file or folder, closed with its owner.
struct Descriptor: ~Copyable {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        _ = Glibc.close(number)
    }

    /// Closes and says whether that went well; the kernel may tell only here that bytes were lost.
    consuming func close(_ path: String) throws(StoreFault) {
        let number = number
        discard self
        // Linux has released the descriptor even when it reports EINTR: never close twice.
        if Glibc.close(number) != 0 { throw .system(.close, path: path, errno: errno) }
    }
}

/// Calls the system until it is not interrupted; a negative answer becomes a fault.
@discardableResult
func system<T: SignedInteger>(
    _ call: StoreFault.Call, _ path: @autoclosure () -> String, _ body: () -> T
) throws(StoreFault) -> T {
    while true {
        let answer = body()
        if answer >= 0 { return answer }
        let code = errno
        if code == EINTR { continue }
        if code == ELOOP { throw .symbolicLink(path: path()) }
        throw .system(call, path: path(), errno: code)
    }
}

extension Descriptor {
    /// Type, owner, mode, size and time of change.
    func inspect(_ path: @autoclosure () -> String) throws(StoreFault) -> stat {
        var status = stat()
        try system(.inspect, path()) { fstat(number, &status) }
        return status
    }

    /// Waits until all that was written is on the disk. After a failure the descriptor must not be tried again: the
    /// kernel reports once, and calls the pages clean.
    func sync(_ path: @autoclosure () -> String) throws(StoreFault) {
        try system(.sync, path()) { fsync(number) }
    }

    /// Writes all of `bytes`, however often the system takes only a part.
    func write(_ bytes: [UInt8], _ path: @autoclosure () -> String) throws(StoreFault) {
        var done = 0
        while done < bytes.count {
            done += try system(.write, path()) {
                bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress.map { $0 + done }, $0.count - done) }
            }
        }
    }

    /// Reads to the end from `offset`; at most `limit` bytes.
    func read(from offset: Int = 0, limit: Int, _ path: @autoclosure () -> String) throws(StoreFault) -> [UInt8] {
        let size = try inspect(path()).size - offset
        guard size <= limit else { throw .tooLarge(path: path(), limit: limit) }
        return try read(at: offset, count: size, path())
    }

    /// Reads `size` bytes at `offset`; fewer only where the file ends.
    func read(at offset: Int, count size: Int, _ path: @autoclosure () -> String) throws(StoreFault) -> [UInt8] {
        guard size > 0 else { return [] }
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = pread(number, buffer.baseAddress.map { $0 + count }, size - count, off_t(offset + count))
                if got < 0 && errno == EINTR { continue }
                if got < 0 { code = errno }
                if got <= 0 { return }
                count += got
            }
        }
        if code != 0 { throw .system(.read, path: path(), errno: code) }
        return bytes
    }
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }

    var size: Int { Int(st_size) }
    /// Tells a file from another that took its name, as long as one of them is open.
    var inode: UInt64 { UInt64(st_ino) }
    /// Time of the last change of content, nanoseconds since 1970.
    var modified: Int { st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec }
}
