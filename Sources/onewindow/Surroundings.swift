import CaseStore
import Casework
import Catalogue
import CellText
import Foundation
import HallService
import Resources

/// What a command works in: words, resources, the path of the data, and the two streams it writes to.
struct Surroundings {
    let words: Words
    /// Folder of the catalogue, words and documents.
    let resources: URL
    /// Folder of the items and the hall's own files.
    let catalogue: URL
    /// Data folder by option, environment or custom.
    var data: String

    /// Finds the program's own files; that they are missing is the one thing that can be said without words.
    init(_ options: HallOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws(Failure) {
        let folder: ResourceFolder
        do {
            folder = try ResourceFolder.locate(
                explicit: options.resources, environment: environment, executable: Surroundings.executable)
        } catch {
            throw Failure(status: .usage, message: "resources: \(error)")
        }
        do {
            words = try Words.load(options.language.rawValue, from: folder.words)
        } catch {
            throw Failure(status: .configuration, message: "words: \(error)")
        }
        resources = folder.url
        catalogue = folder.catalogue
        let named = options.data ?? environment["ONEWINDOW_DATA"].flatMap { $0.isEmpty ? nil : $0 }
        let home = environment["HOME"] ?? "."
        data = named ?? "\(home)/.local/share/onewindow"
    }

    private static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// The hall in the data folder.
    func hall(
        clock: @escaping @Sendable () -> Instant = { .system },
        random: any RandomNumberGenerator & Sendable = SystemChance(),
        patience: CaseIndex.Patience = .waits, isSealed: Bool = false
    ) async throws(Failure) -> HallService {
        do {
            let hall = try await HallService.open(
                data: data, resources: resources, clock: clock, random: random, patience: patience,
                isSealed: isSealed)
            if let doubt = try await hall.clockDoubt() { warn(doubt) }
            return hall
        } catch {
            throw failure(error)
        }
    }

    /// Said on standard error, beside the command's own work, which goes on.
    private func warn(_ doubt: ClockDoubt) {
        let values = [
            "latest": "\(doubt.latest.day) \(doubt.latest.clock)", "now": "\(doubt.now.day) \(doubt.now.clock)",
        ]
        FileHandle.standardError.write(Data("onewindow: \(words("cli.clock", values))\n".utf8))
    }

    /// Trouble in words.
    func failure(_ trouble: Trouble) -> Failure {
        let said = words("trouble.\(trouble.code.rawValue)", ["detail": trouble.detail])
        return Failure(status: ExitStatus(trouble.code), message: said)
    }

    /// A failure said by the words `key`.
    func failure(_ status: ExitStatus, _ key: String, _ values: [String: String] = [:]) -> Failure {
        Failure(status: status, message: words(key, values))
    }

    /// Runs `body` with trouble turned into words.
    func troubled<T>(_ body: () async throws(Trouble) -> T) async throws(Failure) -> T {
        do {
            return try await body()
        } catch {
            throw failure(error)
        }
    }

    /// Names records that are not as they were written, and fails where there is any.
    func refuse(_ faults: [RecordFault]) throws(Failure) {
        for fault in faults.map({ FaultReport($0, words) }) {
            say("cli.verify.fault", ["place": fault.place, "text": fault.text])
        }
        guard faults.isEmpty else { throw failure(.findings, "cli.damaged", ["count": "\(faults.count)"]) }
    }

    /// The centre that is asked for, else the hall's first.
    func centre(_ id: String?, _ service: HallService) throws(Failure) -> String {
        let centre = id ?? service.settings.centres.first?.id ?? ""
        guard service.settings.centres.contains(where: { $0.id == centre }) else {
            throw failure(.usage, "cli.board.noCentre", ["centre": centre])
        }
        return centre
    }

    /// Prints a line of words.
    func say(_ key: String, _ values: [String: String] = [:]) {
        line(words(key, values))
    }

    /// Prints lines of text, cleaned of what a terminal would obey.
    func line(_ text: String) {
        for line in SafeText.lines(text) { print(line.string) }
    }
}
