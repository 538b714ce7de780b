import CaseStore
import Casework
import Foundation
import HallService

/// The demo hall of a fixed morning, and as many copies of it as there are stories to play: each begins alike.
final class SceneHall {
    private let surroundings: Surroundings
    private let folder: URL
    private let demo: DemoHall

    /// The Monday on which every scene plays.
    private static let day = "2026-11-23"
    /// Enough past for lists and searches, and quickly made.
    private static let cases = 40

    /// Makes the hall in a folder of its own.
    init(_ surroundings: Surroundings) async throws(Failure) {
        self.surroundings = surroundings
        folder = URL(filePath: try DemoCommand.scratchFolder(), directoryHint: .isDirectory)
        var surroundings = surroundings
        surroundings.data = folder.appending(path: "first").path(percentEncoded: false)
        guard let day = Day(SceneHall.day) else { throw Failure(status: .usage, message: SceneHall.day) }
        demo = try await DemoHall.make(surroundings, seed: 1, on: day, cases: SceneHall.cases)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A hall as it stood when it was made, on a clock that stands still until it is told.
    func copy() async throws(Failure) -> (hall: HallService, clock: DemoClock, consoles: [SessionLock]) {
        var surroundings = surroundings
        surroundings.data = folder.appending(path: UUID().uuidString).path(percentEncoded: false)
        let consoles = try copyFiles(to: surroundings.data)
        let now = demo.service.now
        let clock = DemoClock(now.adding(seconds: 365 * 86_400))
        clock.set(now)
        let hall = try await surroundings.hall(clock: { clock.now }, random: SeededRandom(seed: 2))
        // A story lets minutes go by without a key; its screen is to be seen after them.
        try await surroundings.troubled { () throws(Trouble) in
            try await hall.changeSettings { (settings) throws(Trouble) in settings.idleLockMinutes = 0 }
        }
        return (hall, clock, consoles)
    }

    /// Copies all but the signs of life of the consoles, which are given anew: a copied file is nobody's lock.
    private func copyFiles(to path: String) throws(Failure) -> [SessionLock] {
        let first = folder.appending(path: "first")
        let files = FileManager.default
        do {
            try files.createDirectory(
                atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            let target = URL(filePath: path, directoryHint: .isDirectory)
            for name in try files.contentsOfDirectory(atPath: first.path(percentEncoded: false))
            where name != "sessions" {
                try files.copyItem(at: first.appending(path: name), to: target.appending(path: name))
            }
            let copied = try DataFolder.open(path, create: false)
            return try demo.sessions.map { try SessionLock($0.id, in: copied) }
        } catch {
            throw Failure(status: .inputOutput, message: "\(path): \(error)")
        }
    }
}
