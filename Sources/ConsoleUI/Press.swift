import Casework
import CellText

extension Model {
    /// Takes a key to whatever lies on top.
    mutating func press(_ key: Key) -> [Effect] {
        // Who must leave at once leaves a form half typed.
        if session != nil, let action = Action.find("lock"), action.key == key { return start(action) }
        if case .page(let page)? = layers.last, page.paper != nil, key == .control("p") { return start(named: "print") }
        guard let top = layers.last else { return pressAtDesk(key) }
        // The message spoke of the last key; while something is being filled in it stays until it is answered.
        if case .form = top {} else { message = nil }
        switch top {
        case .form(let form) where key == .function(3) && form.purpose != .signIn: return start(named: "leave")
        case .form(let form) where key == .character("*") || key == .character("＊"):
            if repeatField(of: form) { return [] }
            var form = form
            let reaction = form.press(key)
            replaceTop(.form(form))
            return react(form, reaction)
        case .form(let form) where key == .function(1) && form.purpose != .signIn:
            layers.append(.help(offset: 0))
            return []
        case .form(var form):
            if key == .enter, let effects = codeTyped(form) { return effects }
            let reaction = form.press(key)
            if reaction == .ignored, isDeskKey(key), form.purpose != .signIn {
                tell(.warning, "message.formFirst")
                return [.bell]
            }
            replaceTop(.form(form))
            return react(form, reaction)
        case .picker(var picker):
            let reaction = picker.press(key, page: layout.body.height - 4)
            replaceTop(.picker(picker))
            return react(picker, reaction)
        case .outcomes(let item): return pressAtOutcomes(key, item)
        case .confirm(let question): return answer(question, key)
        case .help(let offset):
            return scroll(key, offset, rows: helpLines.count, page: sheetRows) { .help(offset: $0) }
        case .feeder(let feeder): return press(key, in: feeder)
        case .board(let view): return press(key, on: view)
        case .watch(let view): return press(key, on: view)
        case .enquiry(let sheet): return press(key, on: sheet)
        case .ratings(let view): return press(key, on: view)
        case .page(let page):
            return scroll(key, page.offset, rows: page.lines.count, page: sheetRows) { offset in
                var page = page
                page.offset = offset
                return .page(page)
            }
        case .log(let log): return pressInLog(key, log)
        }
    }

    /// A key that the key bar offers for the desk below.
    private func isDeskKey(_ key: Key) -> Bool {
        if case .function = key { action(on: key) != nil } else { false }
    }

    /// Pasted text is text, never keys: into the field being typed, or the entry line.
    mutating func paste(_ text: String) -> [Effect] {
        var isWhole = true
        switch layers.last {
        case .form(var form):
            if case .choice = form.fields[form.focus].kind { return [.bell] }
            isWhole = form.fields[form.focus].text.insert(text)
            replaceTop(.form(form))
        case .picker(var picker):
            isWhole = picker.query.insert(text)
            replaceTop(.picker(picker))
            return react(picker, .filter)
        case nil: isWhole = desk.entry.insert(text)
        default: return [.bell]
        }
        if !isWhole { tell(.warning, "message.tooMuchText", ["limit": "\(TextField.limit)"]) }
        return []
    }

    mutating func replaceTop(_ layer: Layer) {
        guard !layers.isEmpty else { return }
        layers[layers.count - 1] = layer
    }

    /// Moves a sheet of `rows` rows, `page` of which are seen; never past its end, so that the way back begins at once.
    mutating func scroll(_ key: Key, _ offset: Int, rows: Int, page: Int, _ layer: (Int) -> Layer) -> [Effect] {
        let last = max(0, rows - page)
        let offset = min(offset, last)
        switch key {
        case .up: replaceTop(layer(max(0, offset - 1)))
        case .down: replaceTop(layer(min(last, offset + 1)))
        case .pageUp: replaceTop(layer(max(0, offset - page)))
        case .pageDown, .character(" "): replaceTop(layer(min(last, offset + page)))
        case .home: replaceTop(layer(0))
        case .end: replaceTop(layer(last))
        case .character(let digit) where (1...9).contains(digit.wholeNumberValue ?? 0):
            replaceTop(layer(min(last, ((digit.wholeNumberValue ?? 1) - 1) * page)))
        case .escape, .enter, .function(12), .function(1), .function(9): layers.removeLast()
        default: return [.bell]
        }
        return []
    }

    /// Only 0 confirms; Esc and F12 go back; every other key is refused, Enter too.
    private mutating func answer(_ question: Confirmation, _ key: Key) -> [Effect] {
        switch key {
        case .character("0"), .character("０"):
            switch question.act {
            case .perform(let intents): return perform(intents)
            case .bag(let entries):
                guard let session else { return [] }
                return begin(.bag(entries, actor: session.actor))
            case .message(let caseID, let keys, let text):
                guard let session else { return [] }
                return begin(.sendMessage(caseID: caseID, keys: keys, text: text, actor: session.actor))
            case .performOn(let caseID, let revision, let intents):
                guard let session else { return [] }
                return begin(.perform(intents, caseID: caseID, revision: revision, actor: session.actor))
            case .callNext:
                layers.removeLast()
                return begin(.callNext(finishing: desk.ticket?.id))
            case .finishTicket:
                layers.removeLast()
                return onTicket(FinishTicket())
            case .leave:
                isFinished = true
                hasLeft = true
                return [.signOut]
            case .reprint(let papers):
                layers.removeLast()
                return enqueue(papers)
            case .closeCase:
                layers.removeLast()
                closeCase()
                return [askRefresh()]
            }
        case .escape, .function(12):
            layers.removeLast()
            return []
        default:
            tell(.warning, "message.confirmWithZero")
            return [.bell]
        }
    }

    // MARK: - The desk itself

    private mutating func pressAtDesk(_ key: Key) -> [Effect] {
        if !desk.entry.isEmpty { return pressInEntry(key) }
        message = nil
        switch key {
        case .up, .down, .home, .end: return move(key)
        case .pageUp: scrollPane(-5)
        case .pageDown: scrollPane(5)
        case .tab, .backTab: nextPane(key == .tab ? 1 : 2)
        case .enter: return enterPane()
        case .escape:
            desk.pane = homePane
        case .character(let character) where action(on: .character(Model.narrow(character))) == nil:
            _ = desk.entry.edit(key)
        default:
            let plain: Key = if case .character(let letter) = key { .character(Model.narrow(letter)) } else { key }
            guard let action = action(on: plain) else { return [.bell] }
            return start(action)
        }
        return []
    }

    /// Scrolls the pane that has more rows than room: the notice at the desk, the case behind it.
    private mutating func scrollPane(_ rows: Int) {
        let range = session?.isDesk == false ? reviewOffsets : 0...noticeOverflow
        let offset = min(max(desk.noticeOffset, range.lowerBound), range.upperBound) + rows
        desk.noticeOffset = min(max(offset, range.lowerBound), range.upperBound)
    }

    private mutating func pressInEntry(_ key: Key) -> [Effect] {
        switch key {
        case .enter:
            let text = desk.entry.text
            return runEntry(text)
        case .escape, .function(12): desk.entry = TextField()
        case .function:
            guard let action = action(on: key) else { return [.bell] }
            return start(action)
        default: return desk.entry.edit(key) ? [] : [.bell]
        }
        return []
    }

    private mutating func nextPane(_ step: Int) {
        let panes: [Desk.Pane] =
            session?.isIssue == true
            ? [.inbox, .queue, .steps]
            : session?.isDesk == false ? [.inbox, .slips, .steps] : [.checklist, .queue, .slips]
        let index = panes.firstIndex(of: desk.pane) ?? 0
        desk.pane = panes[(index + (step == 1 ? 1 : panes.count - 1)) % panes.count]
    }

    private mutating func move(_ key: Key) -> [Effect] {
        func moved<ID: Equatable>(_ ids: [ID], _ current: ID?) -> ID? {
            guard !ids.isEmpty else { return nil }
            let index = current.flatMap { ids.firstIndex(of: $0) }
            switch key {
            case .up: return ids[max(0, (index ?? 0) - 1)]
            case .down: return ids[min(ids.count - 1, (index ?? -1) + 1)]
            case .home: return ids.first
            default: return ids.last
            }
        }
        switch desk.pane {
        case .checklist: desk.line = moved(desk.subject?.checklist().map(\.material) ?? [], desk.line)
        case .queue: desk.selectedTicket = moved(desk.queue.map(\.id), desk.selectedTicket)
        case .slips: desk.selectedSlip = moved(desk.slips.map(\.id), desk.selectedSlip)
        case .inbox: desk.selectedWork = moved(desk.inbox.map(\.id), desk.selectedWork)
        case .steps:
            desk.selectedStep = moved(stepRows.map(\.id), desk.selectedStep)
            desk.noticeOffset = 0
        }
        return []
    }

    private mutating func enterPane() -> [Effect] {
        switch desk.pane {
        case .queue: return callSelected()
        case .slips: return openSelectedSlip()
        case .inbox: return openSelectedWork()
        case .steps: return start(named: session?.isIssue == true ? "give" : "judge")
        case .checklist:
            guard desk.subject != nil else { return openOwnCase() }
            return desk.subject?.items.isEmpty == true ? start(named: "addItem") : []
        }
    }

    mutating func start(named id: String) -> [Effect] {
        Action.find(id).map { start($0) } ?? []
    }

    /// `text` with its full-width forms read as their ASCII twins.
    static func narrow(_ text: String) -> String { String(text.map { narrow($0) as Character }) }

    /// Full-width forms that the input method leaves on (．：＋ ０) read as their ASCII twins.
    static func narrow(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        if scalar.value == 0x3000 { return " " }
        if scalar.value == 0x3002 { return "." }
        guard (0xFF01...0xFF5E).contains(scalar.value), let twin = Unicode.Scalar(scalar.value - 0xFEE0) else {
            return character
        }
        return Character(twin)
    }
}
