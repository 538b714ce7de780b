public import Casework

/// The past.
extension HallService {
    /// The case as it stood at `moment`: its log folded up to then. Throws `.missing` where it was not yet opened.
    public func load(_ id: ULID, asOf moment: Instant) async throws(Trouble) -> Case {
        let whole = try await load(id)
        let past = whole.log.prefix { $0.recordedAt <= moment }
        guard !past.isEmpty else { throw Trouble(.missing, "cases/\(id): \(moment)") }
        do {
            return try Case.fold(id, Array(past), shelf.definitions)
        } catch {
            throw Trouble(error, of: id)
        }
    }
}
