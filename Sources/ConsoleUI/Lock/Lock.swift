import Casework
import CellText

/// A screen that has been locked: by its clerk, or because no key came for as long as the hall allows.
struct Lock: Sendable, Equatable {
    /// Keys that come so soon after a lock fell by itself were meant for what lay below (seconds).
    static let grace = 3

    var since: Instant
    /// It fell by itself, under the hands of somebody perhaps.
    var isByIdleness: Bool
    var password = TextField()
    /// Why the last attempt failed.
    var refusal: SafeText?
    /// Asks whether the person is to be signed out, so that another can sign in.
    var asksToSignOut = false
}

extension Model {
    /// Locks the screen; what lies below stays as it is, half-typed forms included.
    mutating func fallLocked(byIdleness: Bool) {
        lock = Lock(since: now, isByIdleness: byIdleness)
        typedAhead = []
    }

    /// Locks the screen once no key has come for as long as the hall allows.
    mutating func lockIfIdle() {
        // A clock that was set back must not keep the screen open for the difference.
        lastKeyAt = min(lastKeyAt, now)
        guard let session, lock == nil, session.idleLockMinutes > 0,
            now.seconds(since: lastKeyAt) >= 60 * session.idleLockMinutes
        else { return }
        fallLocked(byIdleness: true)
    }

    /// Takes a key or a paste while the screen is locked; nothing reaches what lies below.
    mutating func takeLocked(_ input: Input) -> [Effect] {
        guard var lock else { return [] }
        // Typed without looking: it is thrown away, and the bell says so.
        if lock.isByIdleness, now.seconds(since: lock.since) < Lock.grace { return [.bell] }
        if lock.asksToSignOut { return answerSignOut(input) }
        lock.refusal = nil
        defer { if self.lock != nil { self.lock = lock } }
        switch input {
        case .key(.enter):
            guard let session, !lock.password.isEmpty else { return [.bell] }
            let password = lock.password.text
            lock.password = TextField()
            return begin(.authorise(number: session.actor.person, password: password, .unlock))
        case .key(.escape), .key(.function(12)): lock.password = TextField()
        case .key(.function(3)):
            lock.password = TextField()
            lock.asksToSignOut = true
        case .key(let key): return lock.password.edit(key) ? [] : [.bell]
        case .paste(let text): return lock.password.insert(text) ? [] : [.bell]
        default: break
        }
        return []
    }

    /// The password was looked at: the person's own brings everything back as it was.
    mutating func unlocked(_ result: Result<[Actor], SignInDenial>) -> [Effect] {
        guard lock != nil, let session else { return [] }
        let refusal: SignInDenial
        switch result {
        case .success(let actors) where actors.contains { $0.capacity == session.actor.capacity }:
            lock = nil
            lastKeyAt = now
            shownAt = now
            return [askRefresh()]
        case .success: refusal = .noCapacity
        case .failure(let denial): refusal = denial
        }
        lock?.refusal = refusal == .wrong ? station.say("lock.wrong") : station.say(refusal)
        typedAhead = []
        return [.bell]
    }

    /// Only 0 signs out; the number being served goes back to its queue, as on leaving.
    private mutating func answerSignOut(_ input: Input) -> [Effect] {
        switch input {
        case .key(.character("0")), .key(.character("０")):
            // A fresh console: nothing of the person before is left, and answers still under way are nobody's.
            var fresh = Model(station: station, size: size, now: now)
            fresh.refreshTurn = refreshTurn + 1
            fresh.tell(.info, "lock.signedOut")
            self = fresh
            return [.signOut]
        case .key(.escape), .key(.function(12)), .key(.function(3)):
            lock?.asksToSignOut = false
            return []
        default: return [.bell]
        }
    }
}

extension Event {
    /// Answers what somebody signed in has asked, and must not reach whoever comes after.
    var belongsToSession: Bool {
        switch self {
        case .input, .tick, .hallChanged, .signedIn, .trouble: false
        default: true
        }
    }
}
