public import Casework
import Catalogue
public import CellText

/// The machine at the door: a number, a question after a case, a word about a service. One thing at a time, large, by digits;
/// whoever walks away leaves nothing behind. At a counter it is the small screen before the applicant, which asks for a rating
/// when a service has ended there, and for nothing else.
public struct Kiosk: Sendable {
    /// What is being shown and typed.
    enum Screen: Sendable, Equatable {
        case home
        /// A queue was chosen; 0 takes the number.
        case confirm(queue: String)
        case took(number: String, ahead: Int, wait: Double?)
        case askNumber
        case askIdentity(number: String)
        case answer([SafeText])
        case rateNumber
        case grade(ULID, number: String)
        case reasons(ULID, number: String, Rating.Grade, Set<Int>)
        case thanks
        /// Somebody of the staff ends it.
        case leave(number: String?)
    }

    /// What it asks of the hall.
    public enum Effect: Sendable {
        case take(queue: String)
        case ask(number: String, tail: String)
        case findToRate(String)
        case rate(ULID, Rating)
        case authenticate(number: String, password: String)
        case bell
    }

    /// What happened.
    public enum Event: Sendable {
        case key(Key)
        /// A scanner's burst.
        case scan(String)
        case tick(Instant)
        case resize(Size)
        case board(HallBoard)
        /// At a counter: what goes on there.
        case counter(CounterService)
        case took(number: String, ahead: Int, wait: Double?)
        /// Items with their state, in words; nil where nothing may be told.
        case answer([SafeText]?)
        case toRate(ULID, number: String)
        case rated
        case refused(SafeText)
        case authenticated(Bool)
    }

    let station: Station
    let centre: String
    /// The counter that it stands at; nil at the door.
    let counter: String?
    private(set) var screen = Screen.home
    public private(set) var size: Size
    private(set) var now: Instant
    private(set) var board: HallBoard?
    private(set) var service: CounterService?
    /// The latest service that it has asked about, or that is past: whoever had it has gone.
    private var past: ULID?
    private(set) var field = TextField()
    private(set) var message: SafeText?
    /// Nobody touched it since.
    private var touchedAt: Instant
    private var isBusy = false
    /// Wrong answers to who asks after a case, and until when nobody may ask.
    private var misses = 0
    private var closedUntil: Instant?
    public private(set) var isFinished = false

    /// A kiosk of `centre`, at the door or at a counter.
    public init(station: Station, centre: String, counter: String? = nil, size: Size, now: Instant) {
        (self.station, self.centre, self.counter, self.size, self.now) = (station, centre, counter, size, now)
        touchedAt = now
    }

    /// Seconds without a key after which it is at its beginning again; shorter where only something is shown.
    private static let patience = 60
    private static let reading = 20
    /// After so many wrong tries nobody may ask for so many seconds: four characters are soon guessed.
    private static let mostMisses = 5
    private static let closed = 300

    /// Windows of its centre that call numbers, by queue, in their order.
    var queues: [(letter: String, names: String)] {
        let windows = station.catalogue.windows.filter {
            $0.centre == centre && $0.season?.contains(now.day) != false
        }
        var queues: [(letter: String, names: String)] = []
        for window in windows {
            if let index = queues.firstIndex(where: { $0.letter == window.category }) {
                if !queues[index].names.contains(window.name) { queues[index].names += "、\(window.name)" }
            } else {
                queues.append((window.category, window.name))
            }
        }
        return queues
    }

    /// Takes an event in.
    public mutating func update(_ event: Event) -> [Effect] {
        switch event {
        case .tick(let instant):
            now = instant
            let isShown =
                switch screen {
                case .took, .answer, .thanks: true
                default: false
                }
            if now.seconds(since: touchedAt) >= (isShown ? Kiosk.reading : Kiosk.patience), screen != .home { goHome() }
        case .resize(let size): self.size = size
        case .board(let board): self.board = board
        case .counter(let service): follow(service)
        case .key(let key):
            guard !isBusy else { return [] }
            touchedAt = now
            message = nil
            return press(key)
        case .scan(let code):
            guard !isBusy else { return [] }
            touchedAt = now
            return scanned(code)
        case .took(let number, let ahead, let wait): arrive(.took(number: number, ahead: ahead, wait: wait))
        case .answer(let lines):
            guard let lines else { return missed() }
            misses = 0
            arrive(.answer(lines))
        case .toRate(let id, let number): arrive(.grade(id, number: number))
        case .rated: if service?.serving == nil { arrive(.thanks) } else { goHome() }
        case .refused(let why):
            isBusy = false
            field = TextField()
            message = why
            return [.bell]
        case .authenticated(let isStaff):
            isBusy = false
            isFinished = isStaff
            if !isStaff {
                goHome()
                message = station.say("kiosk.wrongPassword")
                return [.bell]
            }
        }
        return []
    }

    private mutating func arrive(_ screen: Screen) {
        (self.screen, isBusy, touchedAt) = (screen, false, now)
        field = TextField()
    }

    private mutating func goHome() {
        (screen, field, message, isBusy) = (.home, TextField(), nil, false)
    }

    /// Asks once about the service that ended, and no longer when the next number is called or the service was rated elsewhere.
    private mutating func follow(_ service: CounterService) {
        let isFirst = self.service == nil
        self.service = service
        if isFirst || service.serving != nil { past = service.ended?.id }
        let ended = service.serving == nil ? service.ended : nil
        switch screen {
        case .home:
            guard let ended, ended.id != past else { return }
            past = ended.id
            message = nil
            arrive(.grade(ended.id, number: ended.number))
        case .grade(let id, _), .reasons(let id, _, _, _): if ended?.id != id { goHome() }
        case .thanks: if service.serving != nil { goHome() }
        default: break
        }
    }

    private mutating func missed() -> [Effect] {
        isBusy = false
        misses += 1
        goHome()
        message = station.say("kiosk.notFound")
        if misses >= Kiosk.mostMisses {
            misses = 0
            closedUntil = now.adding(seconds: Kiosk.closed)
        }
        return [.bell]
    }

    private mutating func begin(_ effect: Effect) -> [Effect] {
        isBusy = true
        return [effect]
    }

    // MARK: - Keys

    private mutating func press(_ key: Key) -> [Effect] {
        if key == .escape, screen != .home {
            goHome()
            return []
        }
        if key == .control("c") || key == .control("d") {
            arrive(.leave(number: nil))
            return []
        }
        let digit = if case .character(let sign) = key { Model.narrow(sign).wholeNumberValue } else { nil as Int? }
        switch screen {
        case .home: return choose(key, digit)
        case .confirm(let queue):
            guard digit == 0 else { return [.bell] }
            return begin(.take(queue: queue))
        case .took, .answer, .thanks:
            goHome()
            return []
        case .askNumber:
            return typed(key) { model, text in
                model.arrive(.askIdentity(number: text))
                return []
            }
        case .askIdentity(let number):
            return typed(key) { $0.begin(.ask(number: number, tail: $1)) }
        case .rateNumber: return typed(key) { $0.begin(.findToRate($1)) }
        case .grade(let id, let number): return rate(id, number, digit)
        case .reasons(let id, let number, let grade, let marked): return reason(id, number, grade, marked, key, digit)
        case .leave(let number):
            return typed(key) { model, text in
                guard let number else {
                    model.arrive(.leave(number: text))
                    return []
                }
                return model.begin(.authenticate(number: number, password: text))
            }
        }
    }

    private mutating func choose(_ key: Key, _ digit: Int?) -> [Effect] {
        guard counter == nil else { return [.bell] }
        if let digit, let queue = queues[safe: digit - 1] {
            screen = .confirm(queue: queue.letter)
            return []
        }
        switch key {
        case .character("*"), .character("＊"):
            if let closedUntil, now < closedUntil {
                message = station.say("kiosk.closedForNow")
                return [.bell]
            }
            screen = .askNumber
        case .character("#"), .character("＃"): screen = .rateNumber
        default: return [.bell]
        }
        return []
    }

    private mutating func typed(_ key: Key, _ done: (inout Kiosk, String) -> [Effect]) -> [Effect] {
        if key == .enter {
            let text = field.text.filter { !$0.isWhitespace }.map { String(Model.narrow($0)) }.joined()
            guard !text.isEmpty else { return [.bell] }
            field = TextField()
            return done(&self, text)
        }
        if case .character = key, field.text.count >= 30 { return [.bell] }
        return field.edit(key) ? [] : [.bell]
    }

    private mutating func rate(_ id: ULID, _ number: String, _ digit: Int?) -> [Effect] {
        // 1 is the best on the screen, as it stands first.
        guard let digit, let grade = Rating.Grade(rawValue: 6 - digit) else { return [.bell] }
        if grade.isBad {
            screen = .reasons(id, number: number, grade, [])
            return []
        }
        return begin(.rate(id, Rating(grade)))
    }

    private mutating func reason(
        _ id: ULID, _ number: String, _ grade: Rating.Grade, _ marked: Set<Int>, _ key: Key, _ digit: Int?
    ) -> [Effect] {
        if digit == 0 || key == .enter {
            guard !marked.isEmpty else {
                message = station.say("kiosk.reasonNeeded")
                return [.bell]
            }
            return begin(.rate(id, Rating(grade, reasons: marked.sorted().map { Rating.Reason.allCases[$0] })))
        }
        guard let digit, Rating.Reason.allCases.indices.contains(digit - 1) else { return [.bell] }
        screen = .reasons(id, number: number, grade, marked.symmetricDifference([digit - 1]))
        return []
    }

    /// A paper's code asks after its case; a queue number's rates it.
    private mutating func scanned(_ code: String) -> [Effect] {
        guard counter == nil else { return [.bell] }
        if let code = CaseCode(code) {
            guard closedUntil.map({ now >= $0 }) ?? true else { return [.bell] }
            arrive(.askIdentity(number: code.number))
            return []
        }
        let isPlain = code.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
        switch screen {
        case .home where isPlain && code.count == 4, .rateNumber where isPlain: return begin(.findToRate(code))
        case .askNumber where isPlain, .askIdentity where isPlain:
            return code.reduce(into: []) { $0 += press(.character($1)) } + press(.enter)
        default:
            // Its digits must not take numbers or rate anything.
            message = station.say("kiosk.foreignCode")
            return [.bell]
        }
    }
}
