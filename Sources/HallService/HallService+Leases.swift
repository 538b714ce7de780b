import CaseStore
public import Casework
import Logging

/// Which desk works on which case now, and whether anybody sits there.
extension HallService {
    /// Says that a key was typed at the console of `session`: its number and its case stay its own.
    public func keyTyped(at session: Session) async {
        let now = now
        do throws(Trouble) {
            try await blocking { () throws(Trouble) in
                try stored { () throws(StoreFault) in
                    try session.lock.keyTyped(at: now)
                }
            }
        } catch {
            diary.warning("a sign of life could not be written", metadata: ["trouble": "\(error.detail)"])
        }
    }

    /// Takes a case for the desk of `session`, if no other desk has it; asked again it is the same.
    ///
    /// - Parameter takingOver: takes it from whoever has it.
    /// - Returns: the desk that has it instead; nil when it is the session's own now. Trouble with the lease's file stands
    ///   in the diary and holds nobody up.
    public func hold(_ id: ULID, by session: Session, takingOver: Bool = false) async -> Holder? {
        if let found = await lease(on: id) {
            if found.session == session.id { return nil }
            if !takingOver, await !isOver(found.session) { return holder(found) }
        }
        let mine = Lease(
            person: session.actor.person, counter: session.actor.counter, session: session.id, since: now)
        let seen = now
        do throws(Trouble) {
            let other = try await blocking { [self] () throws(Trouble) -> Lease? in
                try stored { () throws(StoreFault) in
                    try leases.hold(id, mine) { takingOver ? false : !isOverNow($0.session, at: seen) }
                }
            }
            return other.map(holder)
        } catch {
            diary.warning("a lease could not be taken", metadata: ["case": "\(id)", "trouble": "\(error.detail)"])
            return nil
        }
    }

    /// Gives a case free that the desk of `session` has put away.
    public func release(_ id: ULID, by session: Session) async {
        let session = session.id
        do throws(Trouble) {
            try await blocking { [leases] () throws(Trouble) in
                try stored { () throws(StoreFault) in
                    try leases.release(id, of: session)
                }
            }
        } catch {
            diary.warning("a lease could not be ended", metadata: ["case": "\(id)", "trouble": "\(error.detail)"])
        }
    }

    /// The desk other than the actor's that has the case.
    func holder(of id: ULID, besides actor: Actor) async -> Holder? {
        guard actor.capacity.role == .frontDesk || actor.capacity.role == .supervisor,
            let found = await lease(on: id), found.person != actor.person || found.counter != actor.counter,
            await !isOver(found.session)
        else { return nil }
        return holder(found)
    }

    private func holder(_ lease: Lease) -> Holder {
        Holder(
            person: lease.person, name: settings.member(lease.person)?.name ?? lease.person, counter: lease.counter,
            since: lease.since)
    }

    /// The lease on a case; one that can't be read is none.
    private func lease(on id: ULID) async -> Lease? {
        do throws(Trouble) {
            return try await blocking { [leases] () throws(Trouble) in
                try stored { () throws(StoreFault) in
                    try leases.lease(on: id)
                }
            }
        } catch {
            diary.warning("a lease can't be read", metadata: ["case": "\(id)", "trouble": "\(error.detail)"])
            return nil
        }
    }

    /// Whether a console is gone, or nobody has typed at it for as long as the hall allows.
    func isOver(_ session: ULID) async -> Bool {
        let seen = now
        let isOver = try? await blocking { [self] () throws(Trouble) in isOverNow(session, at: seen) }
        return isOver ?? false
    }

    /// Over only if that is certain: nothing must be taken from a clerk because a folder could not be read.
    private func isOverNow(_ session: ULID, at now: Instant) -> Bool {
        do throws(StoreFault) {
            guard try SessionLock.isAlive(session, in: data) else { return true }
            guard let last = try SessionLock.lastKey(of: session, in: data) else { return false }
            return now.seconds(since: last) >= settings.idleSeconds
        } catch {
            return false
        }
    }
}
