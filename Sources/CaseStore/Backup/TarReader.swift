import Glibc

/// Reads a tar file that `TarWriter` wrote, member by member, and lets no byte pass that it would not have written.
struct TarReader: ~Copyable {
    /// Bytes that a member may have.
    private static let sizeLimit = 1 << 30

    private let file: Descriptor
    private let path: String
    private let size: Int
    private var offset = 0
    /// Name of the last member that was begun, for those who must say where the trouble is.
    private(set) var last = ""

    private init(_ file: consuming Descriptor, size: Int, path: String) {
        self.file = file
        self.size = size
        self.path = path
    }

    static func open(_ path: String) throws(BackupFault) -> TarReader {
        do throws(StoreFault) {
            let number = try system(.open, path) { Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
            let file = Descriptor(number)
            let status = try file.inspect(path)
            guard status.isFile else { throw .wrongType(path: path) }
            return TarReader(file, size: status.size, path: path)
        } catch {
            throw .store(error)
        }
    }

    /// The next member; nil at the end of the archive.
    mutating func next() throws(BackupFault) -> (header: TarHeader, bytes: [UInt8])? {
        let head = try read(TarHeader.block)
        if head.allSatisfy({ $0 == 0 }) {
            // A second such block ends the archive, and after it there is nothing but more of them.
            var count = 1
            while offset < size {
                guard try read(TarHeader.block).allSatisfy({ $0 == 0 }) else { throw .member(last, .afterEnd) }
                count += 1
            }
            guard count > 1 else { throw .member(last, .cutShort) }
            return nil
        }
        guard let header = TarHeader(head) else { throw .member(last, .headAfter) }
        last = header.name
        guard header.size <= TarReader.sizeLimit else { throw .member(last, .tooLarge) }
        let bytes = try read(header.size)
        guard try read(header.padding).allSatisfy({ $0 == 0 }) else { throw .member(last, .altered) }
        return (header, bytes)
    }

    private mutating func read(_ count: Int) throws(BackupFault) -> [UInt8] {
        guard count <= size - offset else { throw .member(last, .cutShort) }
        do {
            let bytes = try file.read(at: offset, count: count, path)
            guard bytes.count == count else { throw BackupFault.member(last, .cutShort) }
            offset += count
            return bytes
        } catch let fault as StoreFault {
            throw .store(fault)
        } catch {
            throw .member(last, .cutShort)
        }
    }
}
