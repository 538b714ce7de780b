import ArgumentParser
import Casework
import Catalogue
import HallService

/// What a supervisor has to look at: approvals, warnings, limits.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "List what has to be looked at: approvals, red and yellow, whatever lies too long.")

    @OptionGroup var hall: HallOptions
    @OptionGroup var records: RecordOptions
    @Option(help: "Centre; the hall's first one by default.") var centre: String?

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let centre = try surroundings.centre(centre, service)
        let supervisor = Actor(person: "", name: "", capacity: Capacity(.supervisor), centre: centre)
        let entries = try await surroundings.troubled { () throws(Trouble) in
            try await service.watch(for: supervisor).map(WatchLine.init)
        }
        if records.json { return try JSONOutput.print(entries) }
        if entries.isEmpty { return surroundings.say("cli.watch.none") }
        let columns = ["section", "number", "item", "owners", "since", "due", "state", "words"]
        var table = Table(columns.map { surroundings.words("cli.watch.\($0)") })
        let names = OwnerNames(surroundings.words, service.catalogue)
        for entry in entries {
            let owners = entry.owners.map { service.settings.member($0)?.name ?? names($0) }
            table.add([
                surroundings.words("watch.section.\(entry.section.rawValue)"), entry.number, entry.item,
                owners.joined(separator: "、"), "\(entry.since)", entry.due.map { "\($0)" } ?? "",
                entry.state.map { surroundings.words("watch.\($0.rawValue)") } ?? "",
                [entry.matter.map { surroundings.words($0) }, entry.words].compactMap(\.self).joined(separator: " "),
            ])
        }
        table.lines.forEach(surroundings.line)
    }
}

/// A line of the list; the keys are for other programs. It says nothing of applicants.
private struct WatchLine: Encodable {
    /// What became of a warning or an exception.
    enum State: String, Encodable {
        case open, escalated, acknowledged, asked, allowed, objected
    }

    let section: WatchEntry.Section
    /// Number of the case, the queue or the enquiry.
    let number: String
    /// Short codes of items, or the letter of the queue.
    let item: String
    /// `Owner.id` or staff number.
    let owners: [String]
    let since: Day
    let due: Day?
    let state: State?
    /// Key of the words for it; nil for what speaks for itself.
    let matter: String?
    /// Reason, document number, tracking: in the words of whoever wrote it.
    let words: String?

    init(_ entry: WatchEntry) {
        section = entry.id.section
        number = entry.number
        item = entry.short
        owners = entry.owners
        since = entry.since
        due = entry.due
        switch entry.matter {
        case .warning(let warning):
            let course = warning.course
            state = course.acknowledged != nil ? .acknowledged : course.escalatedOn != nil ? .escalated : .open
            matter = "reminder.\(warning.reminder.matter.rawValue)"
            words = course.acknowledged?.note
        case .exception(let exception):
            state = exception.verdict.map { $0.isAllowed ? .allowed : .objected } ?? (exception.isOpen ? .asked : nil)
            matter = "exception.\(exception.kind.rawValue)"
            words = [exception.reason, exception.head?.document, exception.verdict?.note].compactMap(\.self)
                .filter { !$0.isEmpty }.joined(separator: " ")
        case .certificate(let waiting): (state, matter, words) = (nil, nil, "\(waiting.name) \(waiting.number)")
        case .refusedResult: (state, matter, words) = (nil, "watch.refused", nil)
        case .rating(let rated): (state, matter, words) = (nil, "grade.\(rated.rating.grade.rawValue)", nil)
        case .enquiry(let enquiry): (state, matter, words) = (nil, nil, enquiry.matter)
        case .slip(let slip):
            (state, matter) = (nil, section == .refusals ? "watch.declined" : nil)
            words = slip.lines.map(\.name).joined(separator: "、")
        }
    }
}

extension WatchEntry.Section: Encodable {}
