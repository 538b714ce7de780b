public import CaseStore
public import Casework
import Glibc
import Synchronization

/// Proof that all is as it was written, and copies of it for the day when it is not.
extension HallService {
    /// Reads every record, definition, paper and attached file to its last byte and gives all that is wrong with any, or
    /// that a record names and is not there; changes nothing.
    public func verifyAll(progress: @escaping SweepProgress = { _, _ in }) async throws(Trouble) -> [RecordFault] {
        let named = Mutex<[String: String]>([:])
        let faults = try await asked { (index) throws(StoreFault) in
            try await index.verifyAll(progress) { kind, id, operations in
                let hashes = operations.compactMap(\.blob)
                guard !hashes.isEmpty else { return }
                named.withLock { named in for hash in hashes { named[hash] = "\(kind.rawValue)/\(id)" } }
            }
        }
        let papers = named.withLock { $0 }
        return try await troubled { () throws(StoreFault) in
            let definitions = try await ContentFolder.definitions(in: data).verify()
            return (faults + definitions + (try await blobs.verify(named: papers))).sorted { $0.file < $1.file }
        }
    }

    /// What is wrong with the papers and attached files of a case.
    public func verifyFiles(of subject: Case) async throws(Trouble) -> [RecordFault] {
        let hashes = Set(subject.log.compactMap(\.blob))
        return try await troubled { () throws(StoreFault) in
            try await blobs.verify(only: hashes, of: "\(Case.kind.rawValue)/\(subject.id)")
        }
    }

    /// Writes a copy of the whole hall into the new tar file `path` while consoles go on; see `RecordStore.backUp`.
    public func backUp(to path: String) async throws(Trouble) -> BackupReport {
        var name = [CChar](repeating: 0, count: 256)
        let host =
            gethostname(&name, 255) == 0 ? String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self) : ""
        return try await troubled { () throws(StoreFault) in
            try await RecordStore(data).backUp(to: path, hall: settings.name, host: host) { [premises] in premises.now }
        }
    }
}

extension Operation {
    /// SHA-256 of the paper or file that the operation names, hex.
    fileprivate var blob: String? {
        switch payload {
        case let payload as DocumentIssued: payload.hash
        case let payload as FileAttached: payload.hash
        default: nil
        }
    }
}
