import Dispatch

/// Where waiting for disks and locks is allowed: neither the caller nor Swift's few shared threads ever do.
struct FileQueue: Sendable {
    private let queue: DispatchQueue

    /// A queue that carries out many works at once, or one after the other.
    init(oneByOne: Bool = false) {
        queue = DispatchQueue(label: "onewindow.files", attributes: oneByOne ? [] : .concurrent)
    }

    func perform<T: Sendable>(
        _ work: @escaping @Sendable () throws(StoreFault) -> T
    ) async throws(StoreFault) -> T {
        try await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: work)) }
        }.get()
    }
}

/// Names that a file of the store may have.
enum FileName {
    /// Letters, digits, `-` and `.`, not beginning with a point: nothing that leads out of a folder or hides in it.
    static func isPlain(_ name: String) -> Bool {
        (1...100).contains(name.utf8.count) && !name.hasPrefix(".")
            && name.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
                default: false
                }
            }
    }
}
