import Casework
import Foundation
import HallService

/// A clerk who does one act after the other, by chance: numbers, cases, checklists, bags, files, drafts.
struct Clerk {
    private let hall: HallService
    private let session: Session
    private let scans: String
    private var chance: SeededChance
    private var served: ULID?
    /// Up to which operation each record's were told.
    private var told: [ULID: Int] = [:]

    private var actor: Actor { session.actor }

    /// Signs in.
    init(_ desk: Desk, _ chance: SeededChance, scans: String) async throws {
        hall = try await Clerk.patiently(desk.staff) { () throws(Trouble) in
            try await HallService.open(data: desk.data, resources: desk.resources)
        }
        let hall = hall
        session = try await Clerk.patiently(desk.staff) { () throws(Trouble) in
            switch await hall.signIn(number: desk.staff, password: desk.password, counter: desk.counter) {
            case .success(let session): return session
            case .failure(.trouble(let trouble)): throw trouble
            case .failure(let denial): throw Trouble(.inputOutput, "\(denial)")
            }
        }
        self.chance = chance
        self.scans = scans
        say("\(desk.staff) ready")
    }

    /// A full disk keeps nobody away for ever: what fails for want of room is said and tried again.
    private static func patiently<T>(_ person: String, _ body: () async throws(Trouble) -> T) async throws -> T {
        while true {
            do throws(Trouble) {
                return try await body()
            } catch {
                guard error.code == .diskFull else { throw error }
                say("\(person) trouble \(error.code.rawValue) \(error.detail.prefix(200))")
            }
        }
    }

    /// One act, and what became of it.
    mutating func act() async {
        switch Int.random(in: 0..<100, using: &chance) {
        case ..<12: tell(await hall.takeTicket(category: "A", as: actor))
        case ..<30: await serve()
        case ..<42: await open()
        case ..<80: await check()
        case ..<88: await handOver()
        case ..<94: await attach()
        default: draft()
        }
    }

    // MARK: - Acts

    private mutating func serve() async {
        if let number = served {
            let ends: [any Intent<Ticket>] = [FinishTicket(), MissTicket(), RequeueTicket()]
            let result = await hall.perform(ends[Int.random(in: 0..<2, using: &chance)], on: number, as: actor)
            served = nil
            return tell(result)
        }
        guard let result = await hall.callNext(session) else { return }
        if case .done(let ticket) = result {
            served = ticket.id
            say("\(actor.person) called \(ticket.id) \(ticket.number)")
        }
        tell(result)
    }

    private mutating func open() async {
        let person = Int.random(in: 100_000...999_999, using: &chance)
        let applicant = Party(
            kind: .person, name: "王\(person)",
            document: IdentityDocument(kind: .passport, number: "E\(person)"), phone: "")
        do throws(Trouble) {
            guard let item = try hall.adding(short: "SS03") else { return }
            tell(
                await hall.open(
                    [
                        RecordApplicant(applicant), item, RecordField("unitName", "王家小馆"),
                        RecordField("premises", "海曲路\(person)号"),
                    ], as: actor, intent: hall.identity()))
        } catch {
            tell(error)
        }
    }

    /// Somebody's newest case, perhaps another's at the same moment.
    private mutating func someCase(_ stage: String? = nil) async -> Case? {
        do throws(Trouble) {
            let cases = try await hall.cases(limit: 40).filter { found in
                stage == nil || found.items.contains { $0.stage == stage }
            }
            guard let found = cases.randomElement(using: &chance) else { return nil }
            return try await hall.load(found.id)
        } catch {
            tell(error)
            return nil
        }
    }

    private mutating func check() async {
        guard let subject = await someCase("checking") else { return }
        let lines = subject.checklist().map(\.material)
        guard let line = lines.randomElement(using: &chance) else { return }
        let acts: [any Intent<Case>] =
            switch Int.random(in: 0..<4, using: &chance) {
            case 0: [FailLine(line, defects: [2])]
            case 1: [PassLine(line)]
            case 2: [RecordField("premises", "海曲路\(Int.random(in: 1...99, using: &chance))号")]
            default: lines.map { PassLine($0) } + [Accept([1])]
            }
        tell(
            await hall.perform(
                acts, on: subject.id, expecting: subject.revision, as: actor, intent: hall.identity()))
    }

    private mutating func handOver() async {
        var cases: [Case] = []
        for _ in 0..<2 {
            if let found = await someCase("accepted"), !cases.contains(where: { $0.id == found.id }) {
                cases.append(found)
            }
        }
        let acts = cases.map { subject -> HallService.BagAct in
            (subject.id, [HandPapersOver(to: "market", subject.usualHandover(to: "market"))])
        }
        for line in await hall.handOverBag(acts, as: actor, intent: hall.identity()) {
            if let result = line.result { tell(result) }
        }
    }

    private mutating func attach() async {
        guard let subject = await someCase("checking"), let line = subject.checklist().first?.material else { return }
        let path = "\(scans)/\(actor.person).pdf"
        let filling = String(repeating: "\(Int.random(in: 0...999_999, using: &chance)) ", count: 500)
        try? "%PDF-1.4\n\(filling)\n%%EOF\n".write(toFile: path, atomically: false, encoding: .utf8)
        tell(
            await hall.attach(
                path, to: line, of: subject.id, expecting: subject.revision, as: actor, intent: hall.identity()))
    }

    private mutating func draft() {
        let text = Bool.random(using: &chance) ? "半句话 \(Int.random(in: 0...99, using: &chance))" : nil
        do throws(Trouble) {
            try hall.keep(draft: text, of: session)
            say("\(actor.person) draft \(session.id)\t\(text ?? "")")
        } catch {
            tell(error)
        }
    }

    // MARK: - Telling

    /// The operations of this clerk that a record has, since the last time.
    private mutating func tell<R: Record>(_ result: ActResult<R>) {
        switch result {
        case .done(let record):
            let mine = record.log.filter { $0.actor.person == actor.person && $0.sequence > told[record.id] ?? 0 }
            told[record.id] = record.revision
            let words = mine.map { "\($0.sequence):\($0.intent):\($0.kind)" }.joined(separator: " ")
            say("\(actor.person) done \(R.kind.rawValue) \(record.id) \(words)")
        case .denied, .conflict: say("\(actor.person) not")
        case .failed(let trouble): tell(trouble)
        case .unknown(let trouble):
            say("\(actor.person) unknown \(trouble.code.rawValue) \(trouble.detail.prefix(200))")
        }
    }

    private func tell(_ trouble: Trouble) {
        say("\(actor.person) trouble \(trouble.code.rawValue) \(trouble.detail.prefix(200))")
    }
}
