import CaseStore
import Casework
import Synchronization

extension HallDocuments {
    /// Reads, changes and saves `name` while nobody else does, and gives what `body` says beside the new bytes. When
    /// `body` throws, nothing is written.
    func edit<T: Sendable>(
        _ name: String, _ body: @escaping @Sendable ([UInt8]?) throws(Trouble) -> (bytes: [UInt8], result: T)
    ) async throws(Trouble) -> T {
        let outcome = Mutex<Result<T, Trouble>>(.failure(Trouble(.inputOutput, name)))
        do throws(StoreFault) {
            try await change(name) { (bytes) throws(StoreFault) in
                do throws(Trouble) {
                    let (new, result) = try body(bytes)
                    outcome.withLock { $0 = .success(result) }
                    return new
                } catch {
                    outcome.withLock { $0 = .failure(error) }
                    // The store only needs to hear that nothing is to be written.
                    throw .wrongContent(path: name)
                }
            }
        } catch {
            if case .failure(let trouble) = outcome.withLock({ $0 }), case .wrongContent(name) = error { throw trouble }
            throw Trouble(error)
        }
        return try outcome.withLock { $0 }.get()
    }
}
