import CaseStore
public import Casework

/// A person signed in at this console, in one capacity. It lives as long as its object: when the console goes, however
/// that happens, what it held comes free.
public final class Session: Sendable {
    /// Who acts, and from where.
    public let actor: Actor
    /// Identity of the sign-in, kept by the numbers that it calls.
    public let id: ULID
    /// Names of others whose consoles ran at the same counter when this one signed in.
    public let othersHere: [String]
    let lock: SessionLock

    init(_ actor: Actor, _ lock: SessionLock, _ othersHere: [String]) {
        self.actor = actor
        self.othersHere = othersHere
        self.lock = lock
        id = lock.session
    }
}
