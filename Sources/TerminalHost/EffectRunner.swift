internal import CaseStore
internal import Casework
internal import Catalogue
internal import ConsoleUI
internal import Documents
internal import HallService
internal import Synchronization

/// Carries out what the console asks of the hall, off its thread, and answers with events.
final class EffectRunner: Sendable {
    let service: HallService
    /// For what stands on papers: a copy's mark.
    let words: Words
    /// Who is signed in: the lock that says that this console is alive is held as long as this is.
    private let session = Mutex<Session?>(nil)
    /// The case that this desk has.
    let held = Mutex<ULID?>(nil)
    /// The paper that is being printed: the next waits for it, so that they come out in order.
    let printing = Mutex<Task<Event, Never>?>(nil)
    /// Number of the latest reading of the board.
    let boardTurn = Mutex(0)
    /// Another reading of the panes is on its way, because lists are not whole yet.
    private let readsAgain = Mutex(false)

    init(_ service: HallService, _ words: Words) {
        self.service = service
        self.words = words
    }

    /// The sign-in that holds now.
    var current: Session? { session.withLock { $0 } }

    /// A key was typed: the console is not deserted.
    func keyTyped() {
        guard let session = current else { return }
        Task { await service.keyTyped(at: session) }
    }

    /// Starts an effect; its answer comes by `mailbox`.
    func run(_ effect: Effect, answeringTo mailbox: Mailbox<Event>) {
        if case .signOut = effect {
            // Its lease ends with it.
            session.withLock { $0 = nil }
            return
        }
        Task {
            guard let event = await answer(effect) else { return }
            mailbox.post(event)
            if case .board = event { await watchCounters(mailbox) }
            // Lists are read again until they are whole; no journal tells of that.
            guard case .refreshed(let fresh) = event, fresh.indexed != nil else { return }
            // One is enough, however many acts asked for the panes meanwhile.
            let isFirst = readsAgain.withLock { isUnderWay in
                defer { isUnderWay = true }
                return !isUnderWay
            }
            guard isFirst else { return }
            try? await Task.sleep(for: .seconds(1))
            readsAgain.withLock { $0 = false }
            mailbox.post(.hallChanged)
        }
    }

    /// Carries an effect out and gives its answer, where it has one.
    func answer(_ effect: Effect) async -> Event? {
        switch effect {
        case .signIn(let number, let password, let counter, let capacity):
            return await signIn(number, password, counter, capacity)
        case .authorise(let number, let password, let purpose):
            return .authorised(await service.authenticate(number: number, password: password), purpose)
        case .refresh(let turn, let open, let revision, let identity):
            return await refresh(turn, open, revision, identity)
        case .search(let text):
            return await troubled { () async throws(Trouble) in
                .found(try await self.service.search(text), query: text)
            }
        case .page(let kind, let hash, let caseID):
            return await troubled { () async throws(Trouble) in
                .page(kind: kind, hash: hash, caseID: caseID, text: try await self.service.page(hash).text)
            }
        case .print(let job): return await printed(job)
        case .board: return await readBoard()
        case .watch(let isWhole): return await readWatch(isWhole: isWhole)
        case .report(let span):
            return await troubled { () async throws(Trouble) in
                .reported(span, try await self.service.report(of: span).text)
            }
        case .onWatched(let intent, let id, let actor):
            guard case .acted(let result) = await perform([intent], id, nil, actor) else { return nil }
            return .watchedActed(result)
        case .onCounter(let act, let counter, let actor):
            return .counterActed(await service.perform(act, onCounter: counter, as: actor))
        case .onNumber, .moveQueue, .ratings, .rated: return await onNumbers(effect)
        case .open, .perform, .load, .loadOfTicket, .loadByNumber, .loadByCertificate: return await onCase(effect)
        case .callNext, .call, .ticket: return await onTicket(effect)
        case .project, .findResult, .followUps, .unsigned, .bag, .sendMessage, .blanks, .beforeLeaving,
            .onBlanks:
            return await onReview(effect)
        case .enquiries, .enquiry, .registerEnquiry, .onEnquiry: return await onEnquiry(effect)
        case .attach, .openFile: return await onFile(effect)
        case .recordAccess(let subject, let wish):
            guard let session = current else { return nil }
            return await troubled { () async throws(Trouble) in
                try await self.service.recordAccess(by: session.actor.person, to: subject)
                return .accessRecorded(subject.id, wish)
            }
        case .findDraft:
            guard let session = current else { return nil }
            return await findDraft(session)
        case .takeOver(let id):
            guard let session = current else { return nil }
            return await takeOver(id, session)
        case .signOut, .redraw, .bell, .copy: return nil
        }
    }

    // MARK: - Cases

    private func onCase(_ effect: Effect) async -> Event? {
        guard let session = session.withLock({ $0 }) else { return nil }
        switch effect {
        case .open(let ticket, let intents):
            return .acted(
                await service.open(intents, ticket: ticket, as: session.actor, intent: service.identity()))
        case .perform(let intents, let id, let revision, let actor):
            return await perform(intents, id, revision, actor)
        case .load(let id): return .caseLoaded(await taken(id, session.actor))
        case .loadByNumber(let number):
            return await troubled { () async throws(Trouble) in
                guard let summary = try await self.service.summary(number: number) else {
                    return .caseLoaded(.failure(Trouble(.missing, number)))
                }
                return .caseLoaded(await self.taken(summary.id, session.actor))
            }
        case .loadByCertificate(let number):
            return await troubled { () async throws(Trouble) in
                // The newest first: a void one and its successor may share their number.
                guard let filed = try await self.service.certificates(numbered: number).first else {
                    return .caseLoaded(.failure(Trouble(.missing, number)))
                }
                return .caseLoaded(await self.taken(filed.caseID, session.actor))
            }
        case .loadOfTicket(let ticket):
            return await troubled { () async throws(Trouble) in
                guard let summary = try await self.service.cases(ofTicket: ticket).first else {
                    return .caseLoaded(.failure(Trouble(.missing, "tickets/\(ticket)")))
                }
                return .caseLoaded(await self.taken(summary.id, session.actor))
            }
        default: return nil
        }
    }

    private func perform(
        _ intents: [any Intent<Case>], _ id: ULID, _ revision: Int?, _ actor: Actor
    ) async -> Event {
        do throws(Trouble) {
            let seen: Int
            if let revision { seen = revision } else { seen = try await service.load(id).revision }
            return .acted(
                await service.perform(intents, on: id, expecting: seen, as: actor, intent: service.identity()))
        } catch {
            return .acted(.failed(error))
        }
    }

    /// A case as it is taken up: pages that a crash kept from being issued are issued now.
    func taken(_ id: ULID, _ actor: Actor) async -> Result<Case, Trouble> {
        switch await service.take(id, as: actor) {
        case .done(let subject), .conflict(let subject, _): return .success(subject)
        case .failed(let trouble), .unknown(let trouble): return .failure(trouble)
        case .denied:
            do throws(Trouble) {
                return .success(try await service.load(id))
            } catch {
                return .failure(error)
            }
        }
    }

    // MARK: - Numbers

    private func onTicket(_ effect: Effect) async -> Event? {
        guard let session = session.withLock({ $0 }) else { return nil }
        switch effect {
        case .callNext(let finishing):
            guard let called = await service.callNext(session, finishing: finishing) else { return .nobodyWaits }
            return .ticketActed(called)
        case .call(let id, let reason): return .ticketActed(await service.call(id, to: session, reason: reason))
        case .ticket(let intent, let id):
            return .ticketActed(await service.perform(intent, on: id, as: session.actor))
        default: return nil
        }
    }

    // MARK: - Reading

    private func signIn(_ number: String, _ password: String, _ counter: String?, _ capacity: Capacity?) async -> Event
    {
        switch await service.signIn(number: number, password: password, counter: counter, capacity: capacity) {
        case .failure(let denial): return .signedIn(.failure(denial))
        case .success(let new):
            session.withLock { $0 = new }
            return .signedIn(
                .success(
                    SignedIn(
                        actor: new.actor, id: new.id, window: service.window(of: new.actor),
                        idleLockMinutes: service.settings.idleLock, othersHere: new.othersHere)))
        }
    }

    private func refresh(_ turn: Int, _ open: ULID?, _ revision: Int, _ identity: String?) async -> Event? {
        guard let session = session.withLock({ $0 }) else { return nil }
        do throws(Trouble) {
            let today = try await service.queue(service.now.day, centre: session.actor.centre)
            let window = service.window(of: session.actor)
            let letters = try await service.queues(of: session.actor)
            let queue = today.filter { row in
                row.state != Ticket.State.done.rawValue
                    && (window == nil || row.category == window?.category || letters.contains(row.category)
                        || row.session == session.id)
            }
            let served = today.first { $0.session == session.id && $0.state == Ticket.State.called.rawValue }
            let slips = try await service.slips(
                centre: session.actor.capacity.department == nil ? session.actor.centre : nil,
                department: side(of: session.actor))
            let inbox = try await inbox(of: session.actor)
            var subject: Case?
            if let open { subject = try await service.load(open) }
            let ofTicket = try await caseOf(served?.id, unless: subject)
            let holder = await follow(open, session)
            let earlier = try await earlier(identity, than: open)
            return .refreshed(
                Refreshed(
                    turn: turn, queue: queue, slips: slips.map(SlipRow.init), inbox: inbox,
                    ticket: try await ticket(served?.id), subject: subject, earlier: earlier, ofTicket: ofTicket,
                    open: open, holder: holder, known: await known(earlier), indexed: service.indexHundredths,
                    notYet: try await service.clockDoubt()?.latest,
                    enquiries: try await enquiries(of: open, session.actor)))
        } catch {
            return .notRefreshed(turn: turn, error)
        }
    }

    private func ticket(_ id: ULID?) async throws(Trouble) -> Ticket? {
        guard let id else { return nil }
        return try await service.load(ticket: id)
    }

    /// The case that the number has led to; where it is the open one it need not be read twice.
    private func caseOf(_ ticket: ULID?, unless open: Case?) async throws(Trouble) -> Case? {
        guard let ticket else { return nil }
        if let open, open.ticket == ticket { return open }
        guard let summary = try await service.cases(ofTicket: ticket).first else { return nil }
        return try await service.load(summary.id)
    }

    private func earlier(_ identity: String?, than open: ULID?) async throws(Trouble) -> [CaseSummary] {
        guard let identity else { return [] }
        return try await service.cases(ofIdentity: identity).filter { $0.id != open }
    }

    /// Fields of the latest of these cases; one that can't be read offers nothing.
    private func known(_ earlier: [CaseSummary]) async -> [String: String] {
        guard let latest = earlier.max(by: { $0.openedAt < $1.openedAt }) else { return [:] }
        return (try? await service.load(latest.id))?.fields ?? [:]
    }

    func troubled(_ body: @Sendable () async throws(Trouble) -> Event) async -> Event {
        do throws(Trouble) {
            return try await body()
        } catch {
            return .trouble(error)
        }
    }
}

extension ConsoleUI.SlipRow {
    /// A row of the index as the console lists it.
    init(_ row: CaseStore.SlipRow) {
        self.init(caseID: row.caseID, number: row.number, slip: row.slip)
    }
}
