import Casework
import Catalogue
import CellText
import Documents
import Foundation
import Testing

@testable import ConsoleUI

/// A clerk at a console whose hall is in memory: types keys, and every effect is answered at once by the same rules.
struct Clerk {
    var model: Model
    var hall = MemoryHall()
    /// Effects that no hall answers, as they came: bells, redraws.
    var bells = 0
    var copied: [String] = []

    /// Monday 2026-11-23, 09:42, in the hall's zone.
    static let morning = Instant(Day(number: 20_780), secondOfDay: 9 * 3600 + 42 * 60, offset: 28_800)

    /// A console at `size`, signed in as Zhang Min at counter 3 unless `signedIn` is false.
    init(
        size: Size = Size(width: 80, height: 24), language: String = "zh-Hans", signedIn: Bool = true,
        clipboard: Bool = true
    ) throws {
        let station = try Fixture.station(language)
        model = Model(station: station, size: size, now: Clerk.morning, clipboard: clipboard)
        hall.rules = station.rules
        hall.definitions = Dictionary(
            try station.catalogue.items.map { (try Catalogue.hash(of: $0), $0) }, uniquingKeysWith: { a, _ in a })
        hall.window = station.catalogue.window("commercial")
        hall.issueWindow = station.catalogue.window("issue")
        guard signedIn else { return }
        type("0117", .enter, "zhangmin1", .enter, "3", .enter)
    }

    /// Something typed: text, or one key.
    enum Stroke: ExpressibleByStringLiteral {
        case text(String)
        case key(Key)

        init(stringLiteral value: String) { self = .text(value) }
        static let enter = Stroke.key(.enter)
        static let escape = Stroke.key(.escape)
        static let up = Stroke.key(.up)
        static let down = Stroke.key(.down)
        static let tab = Stroke.key(.tab)
        static func f(_ number: Int) -> Stroke { .key(.function(number)) }
        static func control(_ letter: Character) -> Stroke { .key(.control(letter)) }
    }

    mutating func type(_ strokes: Stroke...) {
        for stroke in strokes {
            switch stroke {
            case .text(let text): for character in text { send(.input(.key(.character(character)))) }
            case .key(let key): send(.input(.key(key)))
            }
        }
    }

    mutating func send(_ event: Event) {
        var effects = model.update(event)
        while !effects.isEmpty {
            let effect = effects.removeFirst()
            if case .bell = effect { bells += 1 }
            if case .copy(let text) = effect { copied.append(text) }
            guard let answer = hall.answer(effect, at: model.now) else { continue }
            effects += model.update(answer)
        }
    }

    /// The screen as golden text.
    var screen: String { model.view().text }

    /// What the message line says.
    var said: String { model.message?.text.string ?? "" }

    var subject: Case? { model.desk.subject }
}

/// Parts that tests share.
enum Fixture {
    static let resources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Resources")

    /// The station of a language, read once for all tests.
    static func station(_ language: String = "zh-Hans") throws -> Station {
        try (language == "en" ? english : chinese).get()
    }

    private static let chinese = Result { try load("zh-Hans") }
    private static let english = Result { try load("en") }

    private static func load(_ language: String) throws -> Station {
        let catalogue = try Catalogue.load(from: resources.appending(path: "catalogue"))
        var sources: [String: String] = [:]
        for name in DocumentTemplates.names {
            sources[name] = try String(
                contentsOf: resources.appending(path: "documents/\(name).txt"), encoding: .utf8)
        }
        return Station(
            hallName: "日照经开区政务服务中心", catalogue: catalogue,
            words: try Words.load(language, from: resources.appending(path: "words")),
            rules: HallRules(
                calendar: catalogue.calendar, discredited: ["371102199001011235"],
                defects: Set(catalogue.defects.map(\.number)),
                absentDefects: Set(catalogue.defects.filter(\.absent).map(\.number))),
            templates: try DocumentTemplates.decode(sources))
    }
}

/// A hall in memory: the engine's own rules over dictionaries, answered at once.
struct MemoryHall {
    var cases: [ULID: Case] = [:]
    var tickets: [ULID: Ticket] = [:]
    var rules: HallRules?
    var definitions: [String: ItemDefinition] = [:]
    var window: ServiceWindow?
    var issueWindow: ServiceWindow?
    var stock = BlankStock(id: BlankStock.id(owner: "market", name: "食品经营许可证"))
    var session: SignedIn?
    /// Answers the next act with this instead of carrying it out.
    var nextAct: ActResult<Case>?
    /// Answers the next sign-in, or the next password, with this denial.
    var nextDenial: SignInDenial?
    /// Earlier cases of whoever applies.
    var earlier: [CaseSummary] = []
    /// Fields of the applicant's last other case.
    var known: [String: String] = [:]
    var idleLockMinutes = 5
    /// What an earlier console left half typed.
    var draft: Draft?
    /// What becomes of calling the draft's number again, where that is not simply done.
    var ticketOfDraft: ActResult<Ticket>?
    /// Another desk that has every case.
    var holder: Holder?
    /// Others who are signed in at the clerk's counter.
    var othersHere: [String] = []
    /// Results of other cases that a line could wait for.
    var sources: [AwaitResult.Source] = []
    /// The hall has a program that shows files.
    var viewer = true
    /// Numbers of the cases of which somebody saw whole numbers, in order.
    var accesses: [String] = []
    /// Why no look can be written down now.
    var cannotRecord: Trouble?
    /// Why nothing comes out of the printer now.
    var cannotPrint: Trouble?
    var shifts: [String: CounterShift] = [:]
    var enquiries: [ULID: Enquiry] = [:]
    /// Moves of numbers that were asked for, and how many numbers the next one gets through before the disk is full.
    var moves: [QueueMove] = []
    var movesUntil: Int?
    /// Who sits at which counter, for the board.
    var attendances: [HallBoard.Attendance] = []
    /// Papers that came out, in order.
    var printed: [PrintJob.Paper] = []
    var drawn = 0
    var generator = Seeded(state: 7)

    static let clerk = Actor(
        person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "3")

    mutating func answer(_ effect: Effect, at now: Instant) -> Event? {
        switch effect {
        case .signIn(let number, let password, let counter, _):
            if let nextDenial {
                self.nextDenial = nil
                return .signedIn(.failure(nextDenial))
            }
            if let other = MemoryHall.others[number]?.first, password == "password" {
                let place = other.counter == nil ? nil : rules.flatMap { _ in issueWindow }
                session = SignedIn(actor: other, id: identity(now), window: place)
                return session.map { .signedIn(.success($0)) }
            }
            guard number == "0117", password == "zhangmin1" else { return .signedIn(.failure(.wrong)) }
            guard counter == "3" else {
                return .signedIn(.failure(counter.map { .counterUnknown($0) } ?? .counterNeeded))
            }
            session = SignedIn(
                actor: MemoryHall.clerk, id: identity(now), window: window, idleLockMinutes: idleLockMinutes,
                othersHere: othersHere)
            return session.map { .signedIn(.success($0)) }
        case .authorise(let number, let password, let purpose):
            if let nextDenial {
                self.nextDenial = nil
                return .authorised(.failure(nextDenial), purpose)
            }
            if number == "0117", password == "zhangmin1" { return .authorised(.success([MemoryHall.clerk]), purpose) }
            guard let actors = MemoryHall.others[number], password == "password" else {
                return .authorised(.failure(.wrong), purpose)
            }
            return .authorised(.success(actors), purpose)
        case .open(let ticket, let intents):
            drawn += 1
            let id = identity(now)
            let number = "37110020261123" + String(repeating: "0", count: 4 - "\(drawn)".count) + "\(drawn)"
            cases[id] = Case(id: id)
            return .acted(act([OpenCase(number: number, ticket: ticket)] + intents, id, MemoryHall.clerk, now))
        case .perform(let intents, let id, let revision, let actor):
            if let nextAct {
                self.nextAct = nil
                return .acted(nextAct)
            }
            guard let subject = cases[id] else { return .acted(.failed(Trouble(.missing, "\(id)"))) }
            if let revision, revision != subject.revision {
                return .acted(.conflict(subject, newer: Array(subject.log.dropFirst(revision))))
            }
            return .acted(act(intents, id, actor, now))
        case .callNext(let finishing):
            if let finishing { _ = act(FinishTicket(), finishing, now) }
            let category = session?.window?.category ?? window?.category
            let waiting = tickets.values.filter { $0.state == .waiting && $0.category == category }
            guard let next = waiting.min(by: { ($0.waitingSince ?? now, $0.id) < ($1.waitingSince ?? now, $1.id) }),
                let session
            else { return .nobodyWaits }
            return .ticketActed(act(CallTicket(session: session.id), next.id, now))
        case .call(let id, let reason):
            guard let session else { return nil }
            return .ticketActed(
                act(CallTicket(session: session.id, isOutOfTurn: !reason.isEmpty, reason: reason), id, now))
        case .ticket(let intent, let id): return .ticketActed(act(intent, id, now))
        case .refresh(let turn, let open, _, _): return .refreshed(refreshed(turn, open, now))
        case .load(let id): return .caseLoaded(cases[id].map { .success($0) } ?? .failure(Trouble(.missing, "\(id)")))
        case .loadByNumber(let number):
            let found = cases.values.first { $0.number == number }
            return .caseLoaded(found.map { .success($0) } ?? .failure(Trouble(.missing, number)))
        case .loadByCertificate(let number):
            let found = cases.values.first { $0.certificates.contains { $0.number == number } }
            return .caseLoaded(found.map { .success($0) } ?? .failure(Trouble(.missing, number)))
        case .loadOfTicket(let ticket):
            let found = cases.values.first { $0.ticket == ticket }
            return .caseLoaded(found.map { .success($0) } ?? .failure(Trouble(.missing, "\(ticket)")))
        case .search(let text):
            let found = cases.values.compactMap { rules.flatMap($0.summary(at: now)) }
                .filter { $0.number.contains(text) || $0.names.contains { $0.contains(text) } }
            return .found(found.sorted { $0.number < $1.number }, query: text)
        case .project(let code):
            return .project(cases.values.filter { $0.fields["projectCode"] == code }.sorted { $0.id < $1.id })
        case .findResult(let material, _): return .resultsFound(sources, material: material)
        case .followUps:
            let summaries = cases.values.compactMap { rules.flatMap($0.summary(at: now)) }
            return .followUps(summaries.sorted { $0.number < $1.number })
        case .unsigned: return .unsigned(refreshed(0, nil, now).slips.filter(\.isOpen))
        case .bag(let entries, let actor):
            return .bagDone(entries.map { BagOutcome($0, act([$0.intent], $0.caseID, actor, now)) })
        case .blanks: return .blanks([BlankSheet(stock, "食品经营许可证", BlankTally())])
        case .beforeLeaving: return .leaving([BlankSheet(stock, "食品经营许可证", BlankTally())])
        case .onBlanks(let act, let name, let actor): return .blanksActed(onStock(act, actor, now), name: name)
        // The program that sends it never answers.
        case .sendMessage(let id, let keys, let text, let actor):
            return .acted(act([BeginMessage(keys, text: text)], id, actor, now))
        case .page(let kind, let hash, let caseID):
            return .page(kind: kind, hash: hash, caseID: caseID, text: "page \(hash)")
        case .print(let job): return print(job, now)
        case .board: return .board(board(at: now))
        case .report(let span): return .reported(span, "运行统计报告\nA 商事登记 ######## 80%")
        case .watch(let isWhole): return .watch(watch(at: now), isWhole: isWhole)
        case .onWatched(let intent, let id, let actor): return .watchedActed(act([intent], id, actor, now))
        case .onNumber(let intent, let id): return .numberActed(act(intent, id, now, as: session?.actor))
        case .moveQueue(let move, let actor): return moved(move, actor, now)
        case .ratings:
            let isSupervisor = session?.isSupervisor == true
            let rated = tickets.values.compactMap(\.summary).filter { row in
                row.rated?.rating.grade.isBad == true && (isSupervisor || row.rated?.owner == session?.actor.person)
            }
            return .ratings(
                rated.sorted { a, b in
                    (a.rated?.isOpen == true ? 0 : 1, a.number) < (b.rated?.isOpen == true ? 0 : 1, b.number)
                })
        case .rated(let id): return tickets[id].map { .rated($0) }
        case .onCounter(let act, let counter, let actor): return .counterActed(onCounter(act, counter, actor, now))
        case .enquiries:
            let open = enquiries.values.filter { $0.state != .closed }.compactMap { rules.flatMap($0.summary) }
            return .enquiries(open.sorted { ($0.due?.number ?? .max, $0.number) < ($1.due?.number ?? .max, $1.number) })
        case .enquiry(let id): return enquiries[id].map { .enquiry($0) }
        case .registerEnquiry(var act, let caseNumber, let owner, let actor):
            if !caseNumber.isEmpty {
                guard let found = cases.values.first(where: { $0.number == caseNumber }) else {
                    return .enquiryActed(.denied(Denial(.noSuchCase, ["number": caseNumber])))
                }
                act.link = Enquiry.Link(id: found.id, number: found.number)
            }
            act.number = "\(act.sort.letter)20261123-00\(enquiries.count + 1)"
            let assigning: [any Intent<Enquiry>] = owner.isEmpty ? [] : [AssignEnquiry(to: owner)]
            return .enquiryActed(onEnquiry([act] + assigning, identity(now), actor, now))
        case .onEnquiry(let act, let id, let revision, let actor):
            if let enquiry = enquiries[id], let revision, revision < enquiry.revision {
                return .enquiryActed(.conflict(enquiry, newer: Array(enquiry.log.dropFirst(revision))))
            }
            return .enquiryActed(onEnquiry([act], id, actor, now))
        case .attach(let path, let material, let id, _, let actor):
            let name = path.split(separator: "/").last.map(String.init) ?? path
            guard name.hasSuffix(".pdf") else { return .acted(.denied(Denial(.fileTypeUnknown, ["name": name]))) }
            return .acted(
                act([AttachFile(material, hash: "h-\(name)", name: name, type: .pdf, size: 4096)], id, actor, now))
        case .recordAccess(let subject, let wish):
            if let cannotRecord { return .trouble(cannotRecord) }
            accesses.append(subject.number)
            return .accessRecorded(subject.id, wish)
        case .openFile(let file): return .fileOpened(file, path: viewer ? nil : "/tmp/onewindow-x/1-\(file.name)")
        case .findDraft:
            defer { draft = nil }
            return .draftFound(draft.map(resumption), setAside: [])
        case .takeOver(let id):
            holder = nil
            return .tookOver(cases[id].map { .success($0) } ?? .failure(Trouble(.missing, "\(id)")))
        case .signOut, .redraw, .bell, .copy: return nil
        }
    }

    /// Two others of the hall: a reviewer of the market supervision bureau, and the supervisor.
    static let others: [String: [Actor]] = [
        "0301": [
            Actor(person: "0301", name: "李强", capacity: Capacity(.reviewer, department: "market"), centre: "main")
        ],
        "0302": [
            Actor(person: "0302", name: "孙丽", capacity: Capacity(.chief, department: "market"), centre: "main")
        ],
        "0122": [
            Actor(person: "0122", name: "黄蕾", capacity: Capacity(.issueClerk), centre: "main", counter: "8")
        ],
        "0001": [Actor(person: "0001", name: "赵主任", capacity: Capacity(.supervisor), centre: "main")],
    ]

    /// Takes a number of a queue, some minutes ago.
    mutating func take(_ number: String, _ category: String, minutesAgo: Int) {
        let moment = Clerk.morning.adding(seconds: -60 * minutesAgo)
        let id = identity(moment)
        tickets[id] = Ticket(id: id)
        _ = act(TakeTicket(number: number, category: category), id, moment)
    }

    /// A number that was taken, served for some minutes and is done.
    mutating func serve(_ number: String, _ category: String, minutesAgo: Int, minutes: Int) {
        take(number, category, minutesAgo: minutesAgo)
        guard let id = tickets.values.first(where: { $0.number == number })?.id else { return }
        let called = Clerk.morning.adding(seconds: -60 * minutesAgo + 60)
        _ = act(CallTicket(session: id), id, called)
        _ = act(FinishTicket(), id, called.adding(seconds: 60 * minutes))
    }

    /// The hall with a commercial counter and one of another window.
    private func board(at now: Instant) -> HallBoard {
        let counters = [("3", window), ("8", issueWindow)].compactMap { id, window in
            window.map { (id: id, window: $0) }
        }
        return HallBoard(Array(tickets.values), counters: counters, attendances: attendances, shifts: shifts, at: now)
    }

    /// What who is signed in has to look at.
    private func watch(at now: Instant) -> [WatchEntry] {
        guard let rules, let actor = session?.actor else { return [] }
        let cases = cases.values.sorted { $0.number < $1.number }
        let summaries = cases.compactMap { $0.summary(asOf: now.day, rules) }
        let warnings = cases.flatMap { WatchEntry.warnings(of: $0, asOf: now.day, rules) }
        let exceptions =
            summaries.flatMap { summary in summary.exceptions.map { ExceptionEntry($0, of: summary) } }
            + tickets.values.compactMap(\.summary).flatMap { summary in
                summary.exceptions.map { ExceptionEntry($0, of: summary) }
            }
        return WatchEntry.list(
            for: actor, warnings: warnings, exceptions: exceptions,
            slips: summaries.flatMap { summary in
                summary.slips.map { (slip: $0, record: summary.id, number: summary.number, centre: summary.centre) }
            }, cases: summaries,
            ratings: tickets.values.compactMap(\.summary).filter { isTheirs($0.rated?.owner, actor) },
            enquiries: enquiries.values.compactMap { $0.summary(rules) }
                .filter { $0.state != .closed && isTheirs($0.owner, actor) })
    }

    private func isTheirs(_ owner: String?, _ actor: Actor) -> Bool {
        actor.capacity.role == .supervisor
            || owner.map { $0 == actor.person || $0 == actor.capacity.department } ?? false
    }

    mutating func identity(_ now: Instant) -> ULID { ULID(at: now, using: &generator) }

    private func refreshed(_ turn: Int, _ open: ULID?, _ now: Instant) -> Refreshed {
        let category = session?.window?.category ?? window?.category
        let queue = tickets.values.filter { $0.state != .done && $0.category == category }
            .compactMap(\.summary).sorted { ($0.waitingSince, $0.id) < ($1.waitingSince, $1.id) }
        let slips = cases.values.sorted { $0.number < $1.number }.flatMap { subject in
            (rules.flatMap(subject.summary(at: now))?.slips ?? []).map {
                SlipRow(caseID: subject.id, number: subject.number, slip: $0)
            }
        }
        let ticket = tickets.values.first { $0.state == .called && $0.session == session?.id }
        let summaries = cases.values.compactMap { rules.flatMap($0.summary(at: now)) }
        let inbox =
            session?.isIssue == true
            ? WorkRow.issueRows(summaries)
            : session?.actor.capacity.department.map { WorkRow.rows(summaries, department: $0) } ?? []
        return Refreshed(
            turn: turn, queue: queue, slips: slips, inbox: inbox, ticket: ticket,
            subject: open.flatMap { cases[$0] }, earlier: open == nil ? [] : earlier,
            ofTicket: ticket.flatMap { ticket in cases.values.first { $0.ticket == ticket.id } }, open: open,
            holder: open.flatMap { _ in holder }, known: known,
            enquiries: enquiries.values.filter { $0.state != .closed && $0.link?.id == open && open != nil }
                .map(\.number).sorted())
    }

    /// A draft with the hall as it is: a number that the earlier console held is called again.
    private func resumption(of draft: Draft) -> Resumption {
        Resumption(
            draft: draft, at: Clerk.morning, counter: "11",
            ticket: ticketOfDraft ?? draft.ticket.flatMap { tickets[$0] }.map { .done($0) },
            subject: draft.caseID.flatMap { cases[$0] }.map { .success($0) },
            slips: refreshed(0, nil, Clerk.morning).slips)
    }

    private mutating func act(
        _ intents: [any Intent<Case>], _ id: ULID, _ actor: Actor, _ now: Instant
    ) -> ActResult<Case> {
        guard let rules, var subject = cases[id] else { return .failed(Trouble(.missing, "\(id)")) }
        let intent = identity(now)
        do {
            for act in intents {
                let context = Context(actor: actor, now: now, window: window, rules: rules, intent: intent)
                subject = try grown(subject, by: decided(act, subject, context))
            }
            for owed in subject.documentsOwed {
                let context = Context(
                    actor: actor, now: now, window: window, rules: rules, intent: identity(now))
                subject = try grown(
                    subject, by: decided(EnterDocument(owed.kind, hash: "\(owed.act)", act: owed.act), subject, context)
                )
            }
        } catch let denial as Denial {
            return .denied(denial)
        } catch {
            return .failed(Trouble(.damaged, "\(error)"))
        }
        cases[id] = subject
        return .done(subject)
    }

    /// A paper that came out is entered in its case, as the hall does it.
    private mutating func print(_ job: PrintJob, _ now: Instant) -> Event {
        if let cannotPrint { return .printed(job.id, .failure(cannotPrint)) }
        printed.append(job.paper)
        guard case .issued(let hash, let caseID) = job.paper, let actor = session?.actor else {
            return .printed(job.id, .success(PrintResult(to: "hall-a4", isCopy: false)))
        }
        let isCopy = cases[caseID]?.documents.first { $0.hash == hash }?.prints.isEmpty == false
        _ = act([EnterPrint(hash: hash, to: "hall-a4")], caseID, actor, now)
        return .printed(job.id, .success(PrintResult(to: "hall-a4", isCopy: isCopy)))
    }

    private mutating func onCounter(
        _ act: any Intent<CounterShift>, _ counter: String, _ actor: Actor, _ now: Instant
    ) -> ActResult<CounterShift> {
        let shift = shifts[counter] ?? CounterShift(id: CounterShift.id(counter: counter, on: now.day))
        guard let rules else { return .failed(Trouble(.missing, "shifts")) }
        let context = Context(actor: actor, now: now, window: nil, rules: rules, intent: identity(now))
        do {
            let changed = try grown(shift, by: decided(act, shift, context))
            shifts[counter] = changed
            return .done(changed)
        } catch let denial as Denial {
            return .denied(denial)
        } catch {
            return .failed(Trouble(.damaged, "\(error)"))
        }
    }

    mutating func onEnquiry(
        _ acts: [any Intent<Enquiry>], _ id: ULID, _ actor: Actor, _ now: Instant
    ) -> ActResult<Enquiry> {
        guard let rules else { return .failed(Trouble(.missing, "enquiries")) }
        let context = Context(actor: actor, now: now, window: nil, rules: rules, intent: identity(now))
        do {
            var enquiry = enquiries[id] ?? Enquiry(id: id)
            for act in acts { enquiry = try grown(enquiry, by: decided(act, enquiry, context)) }
            enquiries[id] = enquiry
            return .done(enquiry)
        } catch let denial as Denial {
            return .denied(denial)
        } catch {
            return .failed(Trouble(.damaged, "\(error)"))
        }
    }

    private mutating func onStock(
        _ act: any Intent<BlankStock>, _ actor: Actor, _ now: Instant
    ) -> ActResult<BlankStock> {
        guard let rules else { return .failed(Trouble(.missing, "blanks")) }
        let context = Context(actor: actor, now: now, window: nil, rules: rules, intent: identity(now))
        do {
            stock = try grown(stock, by: decided(act, stock, context))
            return .done(stock)
        } catch let denial as Denial {
            return .denied(denial)
        } catch {
            return .failed(Trouble(.damaged, "\(error)"))
        }
    }

    /// A move of numbers; cut short where `movesUntil` says so.
    private mutating func moved(_ move: QueueMove, _ actor: Actor, _ now: Instant) -> Event {
        var move = move
        let waiting = tickets.values.filter { $0.state == .waiting && $0.category == move.from }
            .sorted { ($0.waitingSince ?? now, $0.id) < ($1.waitingSince ?? now, $1.id) }
        let begun =
            move.begun ?? QueueMove.Begun(numbers: waiting.prefix(move.count).map(\.id), intent: identity(now))
        move.begun = begun
        moves.append(move)
        var results: [ActResult<Ticket>] = []
        for number in begun.numbers {
            if results.count == movesUntil {
                results.append(.failed(Trouble(.diskFull, "tickets")))
                break
            }
            if let ticket = tickets[number], ticket.category == move.to {
                results.append(.done(ticket))
                continue
            }
            results.append(act(TransferTicket(to: move.to, reason: move.reason), number, now, as: actor))
        }
        movesUntil = nil
        return .queueMoved(move, results)
    }

    /// What an applicant said of the service of a number.
    mutating func rate(_ number: String, _ rating: Rating) {
        guard let id = tickets.values.first(where: { $0.number == number })?.id else { return }
        let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")
        _ = act(RateTicket(rating), id, Clerk.morning, as: machine)
    }

    private mutating func act(
        _ intent: any Intent<Ticket>, _ id: ULID, _ now: Instant, as actor: Actor? = nil
    ) -> ActResult<Ticket> {
        guard let rules, let ticket = tickets[id] else { return .failed(Trouble(.missing, "\(id)")) }
        let usual = session?.isIssue == true ? session?.actor ?? MemoryHall.clerk : MemoryHall.clerk
        let context = Context(
            actor: actor ?? usual, now: now, window: window, rules: rules, intent: identity(now))
        do {
            let changed = try grown(ticket, by: decided(intent, ticket, context))
            tickets[id] = changed
            return .done(changed)
        } catch let denial as Denial {
            return .denied(denial)
        } catch {
            return .failed(Trouble(.damaged, "\(error)"))
        }
    }

    private func decided<R: Record>(
        _ intent: any Intent<R>, _ subject: R, _ context: Context
    ) throws -> [Casework.Operation] {
        func opened(_ intent: some Intent<R>) throws(Denial) -> [Casework.Operation] {
            try decide(intent, subject, context)
        }
        return try opened(intent)
    }

    private func grown<R: Record>(_ record: R, by operations: [Casework.Operation]) throws -> R {
        var log = record.log
        for operation in operations {
            var operation = operation
            operation.sequence = log.count + 1
            log.append(operation)
        }
        let definitions = definitions
        return try R.fold(record.id, log, Definitions { definitions[$0] })
    }
}

extension Case {
    /// A summary at a moment, for the hall's rules.
    fileprivate func summary(at now: Instant) -> (HallRules) -> CaseSummary? {
        { summary(asOf: now.day, $0) }
    }
}

/// SplitMix64, so that a test's identities are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
