import CaseStore
public import Casework
import Foundation

/// Electronic materials: files are checked, kept by content, entered in the case, and shown by the hall's own program.
extension HallService {
    /// Attaches the file at `path` to a line: read whole, checked by its bytes, kept, then entered.
    ///
    /// - Parameters:
    ///   - revision: revision of the case that the actor saw.
    ///   - intent: identity of the act; sent twice it is carried out once.
    /// - Returns: `.denied` for what is no picture or document, too large or cut short; `.failed` with the reason where
    ///   the file can't be read.
    public func attach(
        _ path: String, to material: String, of id: ULID, expecting revision: Int, as actor: Actor, intent: ULID
    ) async -> ActResult<Case> {
        guard let path = allowed(path) else { return .failed(Trouble(.noPermission, path)) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let limit = settings.fileLimit
        do throws(Trouble) {
            let bytes: [UInt8]
            switch try await outside(path, limit: limit) {
            case .success(let found): bytes = found
            case .failure(.tooLarge):
                return .denied(Denial(.fileTooLarge, ["name": name, "limit": "\(limit >> 20)"]))
            case .failure(let fault): throw Trouble(fault)
            }
            guard !bytes.isEmpty else { return .denied(Denial(.fileEmpty, ["name": name])) }
            guard let found = FileSort(bytes) else { return .denied(Denial(.fileTypeUnknown, ["name": name])) }
            guard found.isWhole else { return .denied(Denial(.fileCutShort, ["name": name])) }
            // What the rules refuse is not kept either.
            let subject = try await load(id)
            let probe = AttachFile(material, hash: "", name: name, type: found.sort, size: bytes.count)
            if !subject.log.contains(where: { $0.intent == intent }),
                let denial = Casework.denial(of: probe, subject, context(for: actor, intent: intent))
            {
                return .denied(denial)
            }
            let hash = try await troubled { () throws(StoreFault) in try await blobs.keep(bytes) }
            let act = AttachFile(material, hash: hash, name: name, type: found.sort, size: bytes.count)
            return await perform([act], on: id, expecting: revision, as: actor, intent: intent)
        } catch {
            return .failed(error)
        }
    }

    /// Shows an attached file by the hall's `openCommand`, without waiting for it.
    ///
    /// - Returns: the path of the copy where the hall names no program; nil where one was started.
    /// - Throws: `.missing` and `.damaged` for the bytes, `.missing` for a program that is not there.
    public func openFile(_ file: AttachedFile) async throws(Trouble) -> String? {
        // A viewer would run as the hall's account, and has a menu to open other files.
        guard !isSealed else { throw Trouble(.noPermission, "openCommand") }
        let bytes = try await troubled { () throws(StoreFault) in try await blobs.read(file.hash) }
        let name = HallService.plainName(file)
        let command = settings.openCommand
        return try await blocking { [views] () throws(Trouble) in
            let path = try stored { () throws(StoreFault) in try views.write(bytes, as: name) }
            guard let command else { return path }
            try HookProgram.start(command.map { $0.replacing("{file}", with: path) }, setting: "openCommand")
            return nil
        }
    }

    /// The path of a file as it was typed; in a sealed hall the name of one in `scanFolder`, and nil for any other: what
    /// the hall's account may read is more than the clerk may.
    private func allowed(_ path: String) -> String? {
        guard isSealed else { return HallService.typed(path) }
        guard let folder = settings.scanFolder else { return nil }
        let name = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : path
        let isName = !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\0")
        return isName ? "\(folder)/\(name)" : nil
    }

    private func outside(_ path: String, limit: Int) async throws(Trouble) -> Result<[UInt8], StoreFault> {
        try await blocking { () throws(Trouble) in
            do throws(StoreFault) {
                return .success(try OutsideFile.read(path, limit: limit))
            } catch {
                return .failure(error)
            }
        }
    }

    /// A path as it is typed or dropped into a terminal: quotes around it, `~/` in front.
    private static func typed(_ text: String) -> String {
        var path = text
        for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote) {
            path = String(path.dropFirst().dropLast())
        }
        guard path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else { return path }
        return home + path.dropFirst()
    }

    /// The file's name without what a shell, a terminal or a program could take for something else.
    static func plainName(_ file: AttachedFile) -> String {
        let ending = ".\(file.type.ending)"
        let name = file.name.unicodeScalars.map { scalar in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isPlain || scalar == "." || scalar == "_" || scalar == "-" ? String(scalar) : "_"
        }.joined()
        let stem = name.lowercased().hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
        let start = stem.drop { $0 == "." || $0 == "-" }.prefix(60)
        return (start.isEmpty ? "file" : start) + ending
    }
}
