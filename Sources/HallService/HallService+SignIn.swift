import CaseStore
public import Casework
import Catalogue
import Logging

/// Who may act.
extension HallService {
    /// Lets a person in, in one capacity, at a counter where the capacity works at one.
    ///
    /// - Parameters:
    ///   - counter: `Counter.id`; needed at the desk, taken as it is behind the window.
    ///   - capacity: may be left out by those who have only one.
    public func signIn(
        number: String, password: String, counter: String? = nil, capacity: Capacity? = nil
    ) async -> Result<Session, SignInDenial> {
        switch await member(number, password) {
        case .failure(let denial): return .failure(denial)
        case .success(let member):
            do {
                let actor = try actor(member, counter, capacity)
                let (session, now) = (identity(), now)
                let others = await others(at: counter, besides: actor.person)
                return .success(
                    try await blocking { [data] () throws(Trouble) in
                        try session.locked(in: data, for: actor, at: now, besides: others)
                    })
            } catch let denial as SignInDenial {
                return .failure(denial)
            } catch let trouble as Trouble {
                return .failure(.trouble(trouble))
            } catch {
                return .failure(.trouble(Trouble(.inputOutput, "\(error)")))
            }
        }
    }

    /// Names of others whose consoles run at `counter`; a folder that can't be read keeps nobody out.
    private func others(at counter: String?, besides person: String) async -> [String] {
        guard let counter else { return [] }
        let found = try? await blocking { [data] () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try SessionLock.occupants(of: counter, in: data)
            }
        }
        let people = Set((found ?? []).map(\.person)).subtracting([person])
        return people.sorted().map { settings.member($0)?.name ?? $0 }
    }

    /// Makes sure of a second person, who signs for papers or approves: all that the person may act as, at no counter.
    public func authenticate(number: String, password: String) async -> Result<[Actor], SignInDenial> {
        await member(number, password).flatMap { member in
            let actors = member.capacities.map {
                Actor(person: member.number, name: member.name, capacity: $0, centre: member.centre)
            }
            return actors.isEmpty ? .failure(.noCapacity) : .success(actors)
        }
    }

    /// The active member of staff with this number and password. Numbers that nobody has take as long as wrong ones.
    private func member(_ number: String, _ password: String) async -> Result<StaffMember, SignInDenial> {
        do throws(Trouble) {
            // The file is read again each time: who was disabled a minute ago must not get in.
            let found = try await refreshSettings().member(number).flatMap { $0.active ? $0 : nil }
            // Long nonsense must not fill the file of lockouts.
            let key = String(number.prefix(20))
            if let until = try await lockouts.begin(key, at: now) { return .failure(.locked(until: until)) }
            let isRight = try await blocking { Password.matches(password, found?.password) }
            if let found, isRight {
                try await lockouts.clear(key)
                return .success(found)
            }
            guard let until = try await lockouts.lock(of: key, at: now) else { return .failure(.wrong) }
            diary.warning("a staff number is locked", metadata: ["until": "\(until)"])
            return .failure(.locked(until: until))
        } catch {
            return .failure(.trouble(error))
        }
    }

    private func actor(
        _ member: StaffMember, _ counter: String?, _ wanted: Capacity?
    ) throws(SignInDenial) -> Actor {
        guard let only = member.capacities.first else { throw .noCapacity }
        if wanted == nil, member.capacities.count > 1 { throw .capacityNeeded(member.capacities) }
        let capacity = wanted ?? only
        guard member.capacities.contains(capacity) else { throw .noCapacity }
        var centre = member.centre
        if let counter {
            guard let place = settings.counters.first(where: { $0.id == counter }) else {
                throw .counterUnknown(counter)
            }
            centre = catalogue.window(place.window)?.centre ?? centre
        } else if capacity.role == .frontDesk || capacity.role == .issueClerk {
            throw .counterNeeded
        }
        return Actor(
            person: member.number, name: member.name, capacity: capacity, centre: centre, counter: counter)
    }
}

extension ULID {
    fileprivate func locked(
        in folder: DataFolder, for actor: Actor, at now: Instant, besides others: [String]
    ) throws(Trouble) -> Session {
        do {
            let occupant = actor.counter.map { Occupant(person: actor.person, counter: $0) }
            let lock = try SessionLock(self, in: folder, for: occupant)
            try lock.keyTyped(at: now)
            return Session(actor, lock, others)
        } catch {
            throw Trouble(error)
        }
    }
}
