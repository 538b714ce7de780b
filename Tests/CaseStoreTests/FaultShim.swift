import Glibc
import Synchronization

/// Faults at the door to the system: the tests' program defines these functions itself, so the linker leads every call of
/// the store here first. Nothing in the store knows; it is the code that ships that is tested.
enum FaultShim {
    /// The calls that pass here.
    enum Call: String, CaseIterable, Sendable, Codable {
        case fstat, pread, write, fsync, renameat, fchmod, flock, unlinkat
    }

    /// What happens instead of the `ordinal`-th call (from 1) that concerns files below a path.
    enum Outcome: Sendable {
        case error(Int32)
        /// Only half of the bytes are written.
        case short
        /// The process is killed before the call.
        case kill
    }

    private struct Plan {
        var call: Call
        var ordinal: Int
        var outcome: Outcome
        var seen = 0
    }

    private static let plans = Mutex<[String: Plan]>([:])

    /// Runs `body` under the plan, and says whether the call was reached.
    static func during<T>(
        _ call: Call, _ ordinal: Int, _ outcome: Outcome, below path: String, _ body: () async throws -> T
    ) async rethrows -> (result: T, struck: Bool) {
        plans.withLock { $0[path] = Plan(call: call, ordinal: ordinal, outcome: outcome) }
        defer { plans.withLock { $0[path] = nil } }
        let result = try await body()
        return (result, plans.withLock { ($0[path]?.seen ?? 0) >= ordinal })
    }

    /// A wait for the disk: for a file's bytes, or for the names in a folder.
    enum Wait: String, CaseIterable, Sendable {
        case file, folder
    }

    private static let leftOut = Mutex<[String: Wait]>([:])

    /// From now on this process does not wait for the disk below `path` where it should.
    static func leaveOut(_ wait: Wait, below path: String) {
        leftOut.withLock { $0[path] = wait }
    }

    fileprivate static func isLeftOut(_ descriptor: Int32) -> Bool {
        guard leftOut.withLock({ !$0.isEmpty }) else { return false }
        var status = stat()
        guard real(.fstat, as: Inspect.self)?(descriptor, &status) == 0 else { return false }
        let wait = status.st_mode & S_IFMT == S_IFDIR ? Wait.folder : .file
        let path = path(of: descriptor)
        return leftOut.withLock { $0.contains { path.hasPrefix($0.key) && $0.value == wait } }
    }

    private static func path(of descriptor: Int32) -> String {
        var room = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/fd/\(descriptor)", &room, room.count)
        return String(decoding: room.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// What shall happen to this call; nil if it shall pass.
    fileprivate static func strike(_ call: Call, _ descriptor: Int32) -> Outcome? {
        guard plans.withLock({ !$0.isEmpty }) else { return nil }
        let path = path(of: descriptor)
        let outcome = plans.withLock { plans -> Outcome? in
            guard let key = plans.keys.first(where: { path.hasPrefix($0) }), plans[key]?.call == call else {
                return nil
            }
            plans[key]?.seen += 1
            return plans[key]?.seen == plans[key]?.ordinal ? plans[key]?.outcome : nil
        }
        if case .kill = outcome { kill(getpid(), SIGKILL) }
        return outcome
    }

    /// The system's own function.
    fileprivate static func real<T>(_ call: Call, as type: T.Type) -> T? {
        // RTLD_NEXT, which is a cast that Swift does not import.
        dlsym(UnsafeMutableRawPointer(bitPattern: -1), call.rawValue).map { unsafeBitCast($0, to: type) }
    }

    fileprivate static func pass(
        _ call: Call, _ descriptor: Int32, _ body: () -> Int32
    ) -> Int32 {
        if case .error(let code) = strike(call, descriptor) {
            errno = code
            return -1
        }
        return body()
    }
}

private typealias OneNumber = @convention(c) (Int32) -> Int32
private typealias Flags = @convention(c) (Int32, UInt32) -> Int32
private typealias Lock = @convention(c) (Int32, Int32) -> Int32
private typealias Inspect = @convention(c) (Int32, UnsafeMutablePointer<stat>?) -> Int32
private typealias Unlink = @convention(c) (Int32, UnsafePointer<CChar>?, Int32) -> Int32
private typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>?, Int32, UnsafePointer<CChar>?) -> Int32
private typealias Write = @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int
private typealias Read = @convention(c) (Int32, UnsafeMutableRawPointer?, Int, Int) -> Int

@_cdecl("fsync")
func shimSync(_ file: Int32) -> Int32 {
    FaultShim.isLeftOut(file)
        ? 0 : FaultShim.pass(.fsync, file) { FaultShim.real(.fsync, as: OneNumber.self)?(file) ?? -1 }
}

@_cdecl("fchmod")
func shimMode(_ file: Int32, _ mode: UInt32) -> Int32 {
    FaultShim.pass(.fchmod, file) { FaultShim.real(.fchmod, as: Flags.self)?(file, mode) ?? -1 }
}

@_cdecl("flock")
func shimLock(_ file: Int32, _ operation: Int32) -> Int32 {
    FaultShim.pass(.flock, file) { FaultShim.real(.flock, as: Lock.self)?(file, operation) ?? -1 }
}

/// Stands for `openat` too, which it follows each time: that one is variadic, and Swift calls it out of another library.
@_cdecl("fstat")
func shimInspect(_ file: Int32, _ status: UnsafeMutablePointer<stat>?) -> Int32 {
    FaultShim.pass(.fstat, file) { FaultShim.real(.fstat, as: Inspect.self)?(file, status) ?? -1 }
}

@_cdecl("unlinkat")
func shimUnlink(_ folder: Int32, _ name: UnsafePointer<CChar>?, _ flags: Int32) -> Int32 {
    FaultShim.pass(.unlinkat, folder) { FaultShim.real(.unlinkat, as: Unlink.self)?(folder, name, flags) ?? -1 }
}

@_cdecl("renameat")
func shimRename(
    _ folder: Int32, _ name: UnsafePointer<CChar>?, _ target: Int32, _ newName: UnsafePointer<CChar>?
) -> Int32 {
    FaultShim.pass(.renameat, folder) {
        FaultShim.real(.renameat, as: Rename.self)?(folder, name, target, newName) ?? -1
    }
}

@_cdecl("write")
func shimWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    guard let write = FaultShim.real(.write, as: Write.self) else { return -1 }
    switch FaultShim.strike(.write, file) {
    case .error(let code):
        errno = code
        return -1
    case .short: return write(file, bytes, count / 2)
    case .kill, nil: return write(file, bytes, count)
    }
}

@_cdecl("pread")
func shimRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ offset: Int) -> Int {
    guard let read = FaultShim.real(.pread, as: Read.self) else { return -1 }
    switch FaultShim.strike(.pread, file) {
    case .error(let code):
        errno = code
        return -1
    case .short: return read(file, bytes, count / 2, offset)
    case .kill, nil: return read(file, bytes, count, offset)
    }
}
