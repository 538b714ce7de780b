import ArgumentParser
import Casework
import Catalogue
import Dispatch
import Foundation
import HallService
import Synchronization

/// The steward of a hall: writes down what time alone brought about, and reminds.
struct StewardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steward",
        abstract: "Write down what time brought about: seals of days, deemed acceptances, reminders, awaited results.",
        discussion: "Runs until SIGTERM or SIGINT. There is one steward of a hall; a second one ends with status 75.")

    @OptionGroup var hall: HallOptions
    @Flag(help: "One round, then end.") var once = false
    @Option(help: "Seconds from one round to the next, 1 to 86400.") var every = 60

    func validate() throws {
        guard (1...86_400).contains(every) else { throw ValidationError("1 to 86400 seconds.") }
    }

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let now = service.now
        let holder = surroundings.words(
            "cli.steward.holder",
            [
                "user": NSUserName(), "pid": "\(ProcessInfo.processInfo.processIdentifier)",
                "time": "\(now.day) \(now.clock)",
            ])
        let answer = try await surroundings.troubled { () throws(Trouble) in
            try await service.becomeSteward(as: holder)
        }
        let office: Stewardship
        switch answer {
        case .yours(let taken): office = taken
        case .held(let other): throw surroundings.failure(.temporary, "cli.steward.busy", ["holder": other])
        }
        let rounds = Rounds(every: every)
        let writer = StewardWriter(surroundings, service)
        if once { return try await writer.round(office, rounds) }
        for await _ in rounds.beginnings {
            guard !rounds.isOver else { break }
            do throws(Failure) {
                try await writer.round(office, rounds)
            } catch {
                // A full disk may have room again at the next round.
                FileHandle.standardError.write(Data("onewindow: \(error.message)\n".utf8))
            }
        }
    }
}

/// Runs rounds and says what was written down.
private struct StewardWriter {
    let surroundings: Surroundings
    let service: HallService
    let names: OwnerNames

    init(_ surroundings: Surroundings, _ service: HallService) {
        self.surroundings = surroundings
        self.service = service
        names = OwnerNames(surroundings.words, service.catalogue)
    }

    func round(_ office: Stewardship, _ rounds: Rounds) async throws(Failure) {
        let entries = try await surroundings.troubled { () throws(Trouble) in
            try await service.steward(office) { !rounds.isOver }
        }
        for entry in entries { say(entry) }
        // Whoever reads the other end of a pipe reads each round at once.
        fflush(nil)
    }

    private func say(_ entry: StewardEntry) {
        let id = entry.caseID.map { "\($0)" } ?? ""
        var values = ["number": entry.number.isEmpty ? id : entry.number, "short": entry.short]
        switch entry.matter {
        case .deemedAcceptance: surroundings.say("cli.steward.deemed", values)
        case .reminder(let reminder):
            values["matter"] = surroundings.words("reminder.\(reminder.matter.rawValue)")
            values["date"] = "\(reminder.due)"
            surroundings.say("cli.steward.reminder", values)
        case .escalation(let reminder):
            values["matter"] = surroundings.words("reminder.\(reminder.matter.rawValue)")
            values["date"] = "\(reminder.due)"
            surroundings.say("cli.steward.escalation", values)
        case .result(let material, let certificate):
            values["material"] = material
            values["certificate"] = certificate
            surroundings.say("cli.steward.result", values)
        case .loss(let material, let cause):
            values["material"] = material
            values["cause"] = surroundings.words("cli.loss.\(cause.rawValue)")
            surroundings.say("cli.steward.loss", values)
        case .hope(let material):
            values["material"] = material
            surroundings.say("cli.steward.hope", values)
        case .trouble(let trouble):
            values["text"] = surroundings.failure(trouble).message
            surroundings.say("cli.steward.trouble", values)
        case .sealed(let day, let records, let digest):
            surroundings.say(
                "cli.steward.sealed", ["day": "\(day)", "records": "\(records)", "digest": digest])
        case .unsealed(let trouble):
            surroundings.say("cli.steward.unsealed", ["text": surroundings.failure(trouble).message])
        }
    }
}

/// When rounds begin: at once, then every so many seconds, until the system asks the process to end.
private final class Rounds: Sendable {
    let beginnings: AsyncStream<Void>
    private let ending = Ending()
    /// Only kept: they live as long as this, and nobody touches them again.
    private nonisolated(unsafe) let sources: [any DispatchSourceProtocol]

    init(every seconds: Int) {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        beginnings = stream
        let queue = DispatchQueue(label: "onewindow.steward")
        var sources: [any DispatchSourceProtocol] = []
        for number in [SIGTERM, SIGINT] {
            // The kernel's own answer would be to end in the middle of a round.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [ending] in
                ending.begin()
                continuation.finish()
            }
            sources.append(source)
        }
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now(), repeating: .seconds(seconds), leeway: .milliseconds(100))
        timer.setEventHandler { continuation.yield() }
        sources.append(timer)
        self.sources = sources
        for source in sources { source.resume() }
    }

    /// Whether the process was asked to end.
    var isOver: Bool { ending.hasBegun }
}

/// Whether the system asked the process to end.
private final class Ending: Sendable {
    private let asked = Mutex(false)

    var hasBegun: Bool { asked.withLock { $0 } }

    func begin() {
        asked.withLock { $0 = true }
    }
}
