public import CaseStore
public import Casework
import Catalogue
import Glibc

extension Trouble {
    /// A fault of the store as the console speaks of it: what sort, and where.
    init(_ fault: StoreFault) {
        switch fault {
        case .system(let call, let path, let code): self.init(errno: code, "\(path): \(call.rawValue)")
        case .symbolicLink(let path): self.init(.noPermission, "\(path): symbolic link")
        case .wrongType(let path): self.init(.noPermission, "\(path): not a plain file or folder")
        case .openToOthers(let path, let mode): self.init(.noPermission, "\(path): mode \(String(mode, radix: 8))")
        case .foreignOwner(let path, let user): self.init(.noPermission, "\(path): owned by \(user)")
        case .missing(let path): self.init(.missing, path)
        case .notAHall(let path): self.init(.missing, "\(path): not a hall")
        case .newerHall(let path, let format): self.init(.newerFormat, "\(path): \(format)")
        case .damaged(let fault): self.init(fault)
        case .wrongContent(let path): self.init(.damaged, path)
        case .tooLarge(let path, let limit): self.init(.damaged, "\(path): over \(limit) bytes")
        case .unwritable(let kind, let reason): self.init(.inputOutput, "\(kind): \(reason)")
        case .notDamaged(let path): self.init(.inputOutput, "\(path): not damaged")
        case .badName(let name): self.init(.inputOutput, name)
        case .index(let message): self.init(.inputOutput, "index: \(message)")
        }
    }

    /// The same for those who work on files without a hall.
    public init(store fault: StoreFault) {
        self.init(fault)
    }

    /// Trouble that the system reports as `errno` at `detail`.
    init(errno code: Int32, _ detail: String) {
        let sort: Code =
            switch code {
            case ENOSPC, EDQUOT: .diskFull
            case EROFS: .readOnly
            case EACCES, EPERM: .noPermission
            case EMFILE, ENFILE: .tooManyFiles
            case ENOENT: .missing
            default: .inputOutput
            }
        self.init(sort, "\(detail): errno \(code)")
    }

    /// A record's file that is not what was written.
    init(_ fault: RecordFault) {
        if case .newerFormat(let format) = fault.reason {
            self.init(.newerFormat, "\(fault.file): \(format)")
        } else {
            self.init(.damaged, "\(fault.file): operation \(fault.operation): \(fault.reason)")
        }
    }

    /// A log that does not fold.
    init(_ fault: FoldFault, of id: ULID) {
        if case .definitionMissing(let hash) = fault {
            self.init(.definitionMissing, "\(id): \(hash)")
        } else {
            self.init(.damaged, "\(id): \(fault)")
        }
    }

    /// A catalogue that no hall can open on; its first finding stands for all.
    init(_ fault: CatalogueFault) {
        switch fault {
        case .findings(let findings):
            let first = findings.first.map { "\($0)" } ?? "catalogue"
            self.init(.badSetting, findings.count > 1 ? "\(first) (+\(findings.count - 1))" : first)
        case .archiveDamaged(let hash): self.init(.damaged, "definitions/\(hash)")
        case .unencodable(let short): self.init(.badSetting, short)
        }
    }
}

/// Runs `body` with the store's faults turned into trouble.
func troubled<T>(_ body: () async throws(StoreFault) -> T) async throws(Trouble) -> T {
    do {
        return try await body()
    } catch {
        throw Trouble(error)
    }
}

/// Runs `body`, which waits for the disk, with a fault of the store as trouble.
public func stored<T>(_ body: () throws(StoreFault) -> T) throws(Trouble) -> T {
    do {
        return try body()
    } catch {
        throw Trouble(error)
    }
}
