import ArgumentParser
import CaseStore
import Casework
import Catalogue
import Foundation
import HallService

/// Copies the hall into a tar file while consoles go on.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole hall into a new tar file, while it works; exits 1 when damaged files were left out.")

    @OptionGroup var hall: HallOptions
    @Option(help: ArgumentHelp("The file to make; one that is there is not replaced.", valueName: "file"))
    var out: String

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let report = try await surroundings.troubled { () throws(Trouble) in try await service.backUp(to: out) }
        surroundings.describe(report.manifest)
        surroundings.say("cli.backup.done", ["path": out, "size": "\(report.size)", "sha256": report.sha256])
        try surroundings.refuse(report.manifest.leftOut)
    }
}

/// Writes a backup back as a hall of its own.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Check a backup to its last byte and write it into a new or empty folder.",
        discussion: """
            With --verify and without --data the file is only checked; with both, the new hall is read once more to its \
            last byte. Exits 1 when the backup is cut short or altered, when files had been left out of it, or when its days' \
            seals say that the hall had been changed.
            """)

    @OptionGroup var hall: HallOptions
    @Flag(help: "Only check the file; with --data, also read the restored hall.") var verify = false
    @Argument(help: ArgumentHelp("The tar file.", valueName: "file")) var file: String

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let backup = try surroundings.backup { () throws(BackupFault) in try Backup(checking: file) }
        surroundings.describe(backup.manifest)
        if verify, hall.data == nil {
            surroundings.say("cli.restore.sound", ["path": file])
            return try surroundings.refuse(backup.manifest.leftOut + backup.sealFaults)
        }
        try surroundings.backup { () throws(BackupFault) in try backup.restore(to: surroundings.data) }
        surroundings.say("cli.restore.done", ["path": surroundings.data])
        let faults = verify ? try await readBack(surroundings) : backup.sealFaults
        try surroundings.refuse(faults + backup.manifest.leftOut)
    }

    private func readBack(_ surroundings: Surroundings) async throws(Failure) -> [RecordFault] {
        let service = try await surroundings.hall()
        let faults = try await surroundings.troubled { () throws(Trouble) in try await service.verifyAll() }
        if faults.isEmpty { surroundings.say("cli.verify.all") }
        return faults
    }
}

extension Surroundings {
    /// Runs `body` with what is wrong with a backup turned into words.
    fileprivate func backup<T>(_ body: () throws(BackupFault) -> T) throws(Failure) -> T {
        do {
            return try body()
        } catch {
            switch error {
            case .member(let member, let reason):
                let said = words("cli.restore.reason.\(reason.rawValue)")
                throw failure(.findings, "cli.restore.refused", ["member": member, "reason": said])
            case .notEmpty(let path): throw failure(.usage, "cli.restore.notEmpty", ["path": path])
            case .store(let fault): throw failure(Trouble(store: fault))
            }
        }
    }

    fileprivate func describe(_ manifest: BackupManifest) {
        let counts = ["cases", "tickets", "blobs", "definitions"].reduce(into: [:]) { counts, sort in
            counts[sort] = "\(manifest.counts[sort] ?? 0)"
        }
        let facts = [
            "hall": manifest.hall, "host": manifest.host, "from": "\(manifest.from)", "to": "\(manifest.to)",
        ]
        say("cli.backup.facts", facts)
        say("cli.backup.counts", counts)
    }
}
