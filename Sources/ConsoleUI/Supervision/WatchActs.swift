import Casework
import CellText

/// What is done about what stands among the limits: a warning is acknowledged, an exception allowed or objected to.
extension Model {
    /// The list is read while it lies open, under other layers too; a supervisor's also beneath the desk, since somebody may be
    /// waiting for leave at a counter, and everybody's once a minute.
    mutating func readWatch(hallChanged: Bool) -> [Effect] {
        guard let session else { return [] }
        let isMinute = watchReadAt.map { now.seconds(since: $0) >= 60 } ?? true
        guard isMinute || hallChanged && (isWatchOpen || session.isSupervisor) else { return [] }
        guard !isReadingWatch else {
            isWatchWanted = true
            return []
        }
        isReadingWatch = true
        watchReadAt = now
        return [.watch(isWhole: isWatchOpen)]
    }

    private var isWatchOpen: Bool { layers.contains { if case .watch = $0 { true } else { false } } }

    /// For the header: exceptions that wait for a word, warnings that nobody has acknowledged.
    var watchState: SafeText {
        let open = watch?.filter(\.isOpen) ?? []
        let asked = open.count { $0.id.section == .approvals }
        let warned = open.count { if case .warning = $0.matter { true } else { false } }
        var text = SafeText()
        if asked > 0 { text += station.say("header.asked", ["n": "\(asked)"]) }
        if warned > 0 { text += station.say("header.warned", ["n": "\(warned)"]) }
        return text
    }

    /// The list as it stands; what a clerk asks for just now is said at once.
    mutating func watchRead(_ entries: [WatchEntry], isWhole: Bool) -> [Effect] {
        let before = Set((watch ?? []).map(\.id))
        isReadingWatch = false
        // The list was opened meanwhile: it is read again, whole.
        guard isWhole || !isWatchOpen else { return readWatch(hallChanged: true) }
        defer { watch = entries }
        var effects: [Effect] = []
        if session?.isSupervisor == true, watch != nil,
            let asked = entries.first(where: { $0.id.section == .approvals && !before.contains($0.id) }),
            case .exception(let exception) = asked.matter
        {
            tell(
                .warning, "message.asked",
                [
                    "person": station.name(of: exception.person), "counter": exception.counter ?? "—",
                    "what": station.text("exception.\(exception.kind.rawValue)"),
                ])
            effects.append(.bell)
        }
        guard isWatchWanted else { return effects }
        isWatchWanted = false
        return effects + readWatch(hallChanged: true)
    }

    /// `a` acknowledges a warning, `y` allows an exception, `n` objects to it.
    mutating func act(on entry: WatchEntry, _ sign: Character) -> [Effect] {
        switch (entry.matter, sign) {
        case (.warning(let warning), "a"):
            let needsNote = warning.course.escalatedOn != nil || warning.reminder.isOver
            guard needsNote, warning.course.isOpen else {
                return onWatched(AcknowledgeWarning(warning.key, warning.reminder), entry.id.record)
            }
            open(reasonForm(.acknowledge(entry.id.record, key: warning.key, warning.reminder)))
            return []
        case (.exception(let exception), "y"): return judge(exception.id, of: entry.id.record, entry.kind, allows: true)
        case (.exception(let exception), "n"):
            guard exception.isOpen else { return judge(exception.id, of: entry.id.record, entry.kind, allows: false) }
            open(reasonForm(.object(entry.id.record, entry.kind, exception: exception.id)))
            return []
        default: return [.bell]
        }
    }

    mutating func judge(
        _ exception: ULID, of record: ULID, _ kind: RecordKind, allows: Bool, note: String = ""
    ) -> [Effect] {
        if kind == .cases { return onWatched(JudgeException(exception, allows: allows, note: note), record) }
        return begin(.onNumber(JudgeCall(exception, allows: allows, note: note), record))
    }

    mutating func onWatched(_ intent: any Intent<Case>, _ record: ULID) -> [Effect] {
        guard let session else { return [] }
        return begin(.onWatched(intent, record, actor: session.actor))
    }

    /// An act on something of the overviews, which is not what lies on the desk, has ended.
    mutating func overviewActed<R: Record>(_ result: ActResult<R>) -> [Effect] {
        switch result {
        case .done(let record):
            closeAnsweredLayer()
            let number = (record as? Ticket)?.number ?? (record as? Case)?.number ?? ""
            if let last = record.log.last { tell(.done, "operation.\(last.kind).done", ["number": number]) }
            return [askRefresh()] + readOverviews()
        case .denied(let denial): return refuse(denial)
        case .conflict:
            fail(station.say("message.overviewChanged"))
            return [.bell] + readOverviews()
        case .failed(let trouble):
            fail("message.notSaved", trouble)
            return [.bell]
        case .unknown(let trouble):
            fail("message.unknown", trouble)
            return [.bell] + readOverviews()
        }
    }

    /// Reads what lies open and follows the hall.
    mutating func readOverviews() -> [Effect] { readBoard() + readRatings() + readWatch(hallChanged: true) }
}
