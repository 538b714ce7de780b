import Casework
import Dispatch

/// Where passwords are hashed and locks asked for: neither the caller nor Swift's few shared threads wait for that.
struct Blocking: Sendable {
    private let queue = DispatchQueue(label: "onewindow.hall", attributes: .concurrent)

    func callAsFunction<T: Sendable>(
        _ work: @escaping @Sendable () throws(Trouble) -> T
    ) async throws(Trouble) -> T {
        try await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result(catching: work)) }
        }.get()
    }
}
