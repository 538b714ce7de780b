import CaseStore
public import Casework

/// Who read a whole citizen number is logged outside of the cases (`model.md` 11).
extension HallService {
    /// Writes a line to `access.log` in the data folder: moment, who, case. The number may be shown only after this
    /// came back.
    ///
    /// - Parameter person: staff number, or `os:<user>` for a command run outside of the console.
    public func recordAccess(by person: String, to subject: Case) async throws(Trouble) {
        let line = "\(now) \(person) \(subject.id) \(subject.number)"
        try await blocking { [data] () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try data.append(line, to: DataFolder.accessLog, durably: true)
            }
        }
    }
}
