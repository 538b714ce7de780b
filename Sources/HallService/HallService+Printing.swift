import CaseStore
public import Casework
import CellText
public import Documents
import Logging
import Synchronization
public import Typesetting

/// Pages on paper.
extension HallService {
    /// Where a page went.
    public struct Printed: Sendable, Equatable {
        /// Name of the queue, or path of the file.
        public let to: String
        /// It was printed before, and says so.
        public let isCopy: Bool
        /// Characters for which no font has a shape.
        public let missing: [Character]
    }

    /// The page as a PDF.
    public func set(_ page: Page, mark: CopyMark? = nil) async throws(Trouble) -> SetPage {
        let typesetter = press.typesetter(settings.printing?.typefaces ?? Typefaces())
        return try await blocking { () throws(Trouble) in
            do throws(TypesettingFault) {
                return try typesetter.set(page, mark: mark)
            } catch {
                throw Trouble(.inputOutput, "\(page.name): \(error.reason)")
            }
        }
    }

    /// Prints the page `hash` of the case `id`, and enters that in the case; a page that was printed before says by whom
    /// and when this copy was made.
    ///
    /// - Throws: `.missing` for a page that is not there or a hall that has not set how it prints, `.noPermission` where a
    ///   sealed console would have to start a program, `.inputOutput` where the program did not take the file. Then nothing
    ///   is entered, and the next try is not a copy.
    public func printPage(
        _ hash: String, of id: ULID, as actor: Actor, copyWords: @Sendable (Instant, Actor) -> String
    ) async throws(Trouble) -> Printed {
        let subject = try await load(id)
        guard let document = subject.documents.first(where: { $0.hash == hash }) else {
            throw Trouble(.missing, "\(subject.number): \(hash)")
        }
        let isCopy = !document.prints.isEmpty
        let mark = isCopy ? CopyMark(copyWords(now, actor)) : nil
        let page = try await page(hash)
        let set = try await set(page, mark: mark)
        let to = try await send(set.pdf, of: page, copy: document.prints.count)
        await enterPrint(EnterPrint(hash: hash, to: to), of: id, as: actor)
        return Printed(to: to, isCopy: isCopy, missing: set.missing)
    }

    /// What others do meanwhile changes nothing about a print. That one is not written down costs no more than a copy that
    /// does not say so: it lies on the printer.
    private func enterPrint(_ entry: EnterPrint, of id: ULID, as actor: Actor) async {
        for _ in 1...5 {
            do throws(Trouble) {
                let revision = try await load(id).revision
                let result: ActResult<Case> = await carryOut(
                    [entry], on: id, expecting: revision, as: actor, intent: identity())
                switch result {
                case .done: return
                case .conflict: continue
                default: diary.error("a print is not on file", metadata: ["case": "\(id)", "why": "\(result)"])
                }
            } catch {
                diary.error("a print is not on file", metadata: ["case": "\(id)", "why": "\(error)"])
            }
            return
        }
    }

    /// Prints a page that no case keeps: a queue number, a list, a guide.
    public func printForm(_ page: Page) async throws(Trouble) -> Printed {
        let set = try await set(page)
        return Printed(to: try await send(set.pdf, of: page, copy: 0), isCopy: false, missing: set.missing)
    }

    private func send(_ pdf: [UInt8], of page: Page, copy: Int) async throws(Trouble) -> String {
        guard let printing = settings.printing else { throw Trouble(.missing, "hall.json: printing") }
        let base = "\(page.number.isEmpty ? page.name : page.number)\(copy > 0 ? "-copy\(copy)" : "")"
        let name = String(base.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }) + ".pdf"
        if let folder = printing.folder {
            return try await blocking { () throws(Trouble) in
                try stored { () throws(StoreFault) in try OutsideFolder.put(pdf, as: name, in: folder) }
            }
        }
        guard !isSealed else { throw Trouble(.noPermission, "printing.folder") }
        let command = printing.command ?? PrintSettings.usualCommand
        let queue = printing.queue(for: page.name)
        guard queue != nil || !command.contains(where: { $0.contains("{queue}") }) else {
            throw Trouble(.missing, "hall.json: printing.queues[\"\(page.name)\"]")
        }
        let title = "\(page.title.string) \(page.number)"
        return try await blocking { [views] () throws(Trouble) in
            let file = try stored { () throws(StoreFault) in try views.write(pdf, as: name) }
            defer { views.remove(file) }
            let arguments = command.map {
                $0.replacing("{file}", with: file).replacing("{queue}", with: queue ?? "")
                    .replacing("{title}", with: title)
            }
            let outcome = try HookProgram.run(
                arguments, setting: "printing.command", seconds: HallService.printPatience)
            guard outcome == .ended(0) else {
                let how = if case .ended(let status) = outcome { "status \(status)" } else { "no answer" }
                throw Trouble(.inputOutput, "\(arguments[0]) \(queue ?? ""): \(how)")
            }
            return queue ?? arguments[0]
        }
    }

    /// Seconds that a printing program may take to take a file.
    private static let printPatience = 30
}

/// The typesetter for the faces that the settings name; a hall seldom changes them.
final class Press: Sendable {
    private let made = Mutex<(faces: Typefaces, typesetter: Typesetter)?>(nil)

    func typesetter(_ faces: Typefaces) -> Typesetter {
        made.withLock { made in
            if let made, made.faces == faces { return made.typesetter }
            let typesetter = Typesetter(faces)
            made = (faces, typesetter)
            return typesetter
        }
    }
}
