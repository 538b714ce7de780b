import Casework
import CellText

extension Model {
    /// Takes an event in and answers with what the world is to do. The only place where the model changes.
    public mutating func update(_ event: Event) -> [Effect] {
        guard session != nil || !event.belongsToSession else { return [] }
        switch event {
        case .input(let input): return take(input)
        case .tick(let instant):
            now = instant
            latestTick = max(latestTick, instant)
            // No repaint under the input method's candidate window.
            if !isTyping { shownAt = instant }
            lockIfIdle()
            // The answer to that says that the clock went back: here the next key would wipe the words away.
            let wantsReading = isStale || latestTick.seconds(since: instant) > Model.clockTolerance && !isClockDoubted
            // A tick comes before each batch of keys, too.
            let isBoardOld = board?.at.clock != instant.clock
            return (session != nil && wantsReading && !isRefreshing ? [askRefresh()] : [])
                + (isBoardOld ? readBoard() : []) + readWatch(hallChanged: false)
        case .hallChanged:
            // One reading at a time: forty windows at work must not make this one read forty times.
            guard !isRefreshing else {
                isRefreshWanted = true
                return readOverviews()
            }
            return [askRefresh()] + readOverviews()
        case .signedIn(let result): return settled { $0.signedIn(result) }
        case .authorised(let result, let purpose): return settled { $0.authorised(result, purpose) }
        case .acted(let result): return settled { $0.acted(result) }
        case .ticketActed(let result): return settled { $0.ticketActed(result) }
        case .nobodyWaits:
            return settled { model in
                model.desk.ticket = nil
                model.desk.subject = nil
                model.tell(.info, "message.nobodyWaits")
                return [model.askRefresh()]
            }
        case .refreshed(let fresh):
            guard fresh.turn == refreshTurn else { return [] }
            isRefreshing = false
            isStale = false
            takeIn(fresh)
            guard isRefreshWanted else { return [] }
            isRefreshWanted = false
            return [askRefresh()]
        case .notRefreshed(let turn, let trouble):
            guard turn == refreshTurn else { return [] }
            (isRefreshing, isRefreshWanted) = (false, false)
            // Said once; an act that waits for its answer goes on waiting.
            if !isStale { tell(.error, "message.notRefreshed", ["why": station.say(trouble).string]) }
            isStale = true
            return []
        case .caseLoaded(let result): return settled { $0.loaded(result) }
        case .found(let cases, let query):
            showFound(cases, query)
            return []
        case .counterActed(let result): return settled { $0.overviewActed(result) }
        case .watchedActed(let result): return settled { $0.overviewActed(result) }
        case .watch(let entries, let isWhole): return watchRead(entries, isWhole: isWhole)
        case .reported(let span, let text):
            reported(span, text)
            return []
        case .notWatched(let trouble):
            isReadingWatch = false
            if !isStale { tell(.error, "message.notRefreshed", ["why": station.say(trouble).string]) }
            return []
        case .enquiries(let summaries):
            return settled { model in
                model.showEnquiries(summaries)
                return []
            }
        case .enquiry(let enquiry):
            return settled { model in
                model.show(enquiry)
                return []
            }
        case .enquiryActed(let result): return settled { $0.enquiryActed(result) }
        case .board(let board):
            self.board = board
            return []
        case .numberActed(let result): return settled { $0.overviewActed(result) }
        case .queueMoved(let move, let results): return settled { $0.queueMoved(move, results) }
        case .ratings(let rows):
            ratings = rows
            return []
        case .rated(let ticket):
            return settled { model in
                model.showRatingActs(ticket)
                return []
            }
        case .printed(let id, let result): return printed(id, result)
        case .page(let kind, let hash, let caseID, let text):
            return settled { model in
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText(String($0)) }
                model.layers.append(
                    .page(
                        PageView(
                            title: model.station.text("document.\(kind.rawValue)"), lines: lines,
                            paper: .issued(hash: hash, caseID: caseID))))
                return []
            }
        case .trouble(let trouble):
            return settled { model in
                model.fail(model.station.say(trouble))
                return []
            }
        case .draftFound(let resumption, let setAside): return settled { $0.found(resumption, setAside: setAside) }
        case .draftNotKept(let trouble):
            tell(.warning, "message.draftNotKept", ["why": station.say(trouble).string])
            return []
        case .tookOver(let result): return settled { $0.tookOver(result) }
        case .project(let cases):
            return settled { model in
                model.showPlan(cases.isEmpty ? [model.desk.subject].compactMap(\.self) : cases)
                return []
            }
        case .resultsFound(let sources, let material): return settled { $0.found(sources, for: material) }
        case .fileOpened(let file, let path):
            return settled { model in
                model.opened(file, at: path)
                return []
            }
        case .accessRecorded(let id, let wish):
            return settled { model in
                model.showWhole(wish, of: id)
                return []
            }
        case .blanks(let sheets):
            return settled { model in
                model.showBlanks(sheets)
                return []
            }
        case .leaving(let sheets):
            return settled { model in
                model.layers.append(.confirm(model.leaveQuestion(sheets)))
                return []
            }
        case .blanksActed(let result, let name): return settled { $0.blanksActed(result, name) }
        case .bagDone(let entries): return settled { $0.bagDone(entries) }
        case .unsigned(let slips):
            return settled { model in
                model.showUnsigned(slips)
                return []
            }
        case .followUps(let cases):
            return settled { model in
                model.showFollowUps(cases)
                return []
            }
        }
    }

    /// Ends the wait for an act and lets the keys in that were typed ahead, until the next act begins.
    private mutating func settled(_ body: (inout Model) -> [Effect]) -> [Effect] {
        isBusy = false
        var effects = body(&self)
        while !isBusy, !typedAhead.isEmpty { effects += take(typedAhead.removeFirst()) }
        return effects
    }

    private mutating func take(_ input: Input) -> [Effect] {
        switch input {
        case .resize(let size):
            self.size = size
            return []
        case .hangUp:
            isFinished = true
            return []
        case .key(.control("l")):
            lastKeyAt = now
            return [.redraw]
        case .key, .paste, .scan:
            lastKeyAt = now
            if isBusy {
                typedAhead.append(input)
                return []
            }
            guard !isTooSmall else { return [] }
            if lock != nil {
                guard case .scan(let code) = input else { return takeLocked(input) }
                return takeLocked(.paste(code)) + takeLocked(.key(.enter))
            }
            if case .key(let key) = input { return press(key) }
            if case .paste(let text) = input { return paste(text) }
            if case .scan(let code) = input { return scan(code) }
            return []
        }
    }

    /// Marks that an act is under way and asks for it.
    mutating func begin(_ effect: Effect) -> [Effect] {
        isBusy = true
        return [effect]
    }

    /// Asks for intents on the open case.
    mutating func perform(_ intents: [any Intent<Case>]) -> [Effect] {
        guard let session, let subject = desk.subject else { return refuse(Denial(.notOpen)) }
        return begin(
            .perform(
                intents, caseID: subject.id,
                revision: intents.allSatisfy { $0 is any SideBySide } ? nil : subject.revision, actor: session.actor))
    }

    /// Asks for `intent` if its rule lets it through, and says why otherwise.
    mutating func tryPerform(_ intent: some Intent<Case>) -> [Effect] {
        if let denial = denial(of: intent) { return refuse(denial) }
        return perform([intent])
    }

    /// Reads the panes anew, without holding up the keys.
    mutating func askRefresh() -> Effect {
        refreshTurn += 1
        isRefreshing = true
        return .refresh(
            turn: refreshTurn, open: desk.subject?.id, revision: desk.subject?.revision ?? 0,
            identity: desk.subject?.applicant?.document.number)
    }

    /// Text is being typed somewhere.
    private var isTyping: Bool {
        if let lock { return !lock.password.isEmpty }
        return switch layers.last {
        case .form, .picker: true
        case nil: !desk.entry.isEmpty
        default: false
        }
    }

    // MARK: - Messages

    /// Puts words on the message line.
    mutating func tell(_ weight: Message.Weight, _ key: String, _ arguments: [String: String] = [:]) {
        tell(weight, station.say(key, arguments))
    }

    mutating func tell(_ weight: Message.Weight, _ text: SafeText) {
        let entry = Message(weight: weight, text: text, at: now)
        message = entry
        messages.append(entry)
        if messages.count > 200 { messages.removeFirst(messages.count - 200) }
    }

    /// Says why something is closed. Keys typed ahead were meant for another state and are thrown away.
    @discardableResult
    mutating func refuse(_ denial: Denial) -> [Effect] {
        fail(station.say(denial))
        return [.bell]
    }

    /// Seconds by which the clock may go back without a word.
    static let clockTolerance = 120

    /// Something was done in the hall at `latest`, or the clock stood further on before, and says now that this moment has
    /// not come yet: days and hours on paper would be wrong.
    mutating func doubtClock(_ latest: Instant?) {
        let latest = max(latest ?? now, latestTick)
        let isDoubted = latest.seconds(since: now) > Model.clockTolerance
        defer { isClockDoubted = isDoubted }
        guard isDoubted, !isClockDoubted else { return }
        tell(
            .warning, "message.clock",
            ["latest": "\(latest.day) \(latest.clock)", "now": "\(now.day) \(now.clock)"])
    }

    /// Says that something was not saved, or that nobody knows, and why.
    mutating func fail(_ key: String, _ trouble: Trouble) {
        fail(station.say(key, ["why": station.say(trouble).string]))
    }

    mutating func fail(_ text: SafeText) {
        typedAhead = []
        tell(.error, text)
    }
}
