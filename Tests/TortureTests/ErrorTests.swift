import Foundation
import Testing

/// The system refuses a call, answers it by halves, or is interrupted in it.
struct ErrorTests {
    /// What each call may be refused for; all others may fail with EIO.
    private static let errors: [String: [Int32]] = [
        "openat": [EMFILE, ENOSPC, EROFS, EIO], "write": [ENOSPC, EIO, EINTR], "pwrite64": [ENOSPC, EIO, EINTR],
        "fsync": [EIO, ENOSPC, EINTR], "fdatasync": [EIO], "renameat": [EIO, ENOSPC, EROFS],
        "mkdirat": [ENOSPC, EROFS], "flock": [ENOLCK, EINTR], "pread64": [EIO, EINTR], "unlinkat": [EROFS, EIO],
        "unlink": [EROFS], "close": [EIO, EINTR], "fchmod": [EROFS], "fchown": [EPERM], "ftruncate": [ENOSPC, EIO],
        "mmap": [ENOMEM], "getdents64": [EIO, ENOMEM], "fcntl": [EINTR, EIO], "inotify_add_watch": [ENOSPC],
    ]

    /// A call, and what happens instead of it.
    private struct Trial {
        let point: Strike.Point
        let outcome: Strike.Outcome
    }

    private static func trials(_ points: [Strike.Point]) -> [Trial] {
        points.flatMap { point in
            (errors[point.call] ?? [EIO]).map { Trial(point: point, outcome: .error($0)) }
        }
    }

    private static func halves(_ points: [Strike.Point]) -> [Trial] {
        points.filter { ["write", "pwrite64", "read", "pread64"].contains($0.call) }.map {
            Trial(point: $0, outcome: .half)
        }
    }

    @Test(arguments: Story.names)
    func `whatever call is refused, the answer is true and the next who comes can work`(_ name: String) async throws {
        try await strike(try await Story.named(name), "error at each call", 6, ErrorTests.trials)
    }

    @Test(arguments: Story.names)
    func `bytes that are read and written by halves arrive whole`(_ name: String) async throws {
        try await strike(try await Story.named(name), "half a read or write at each", 2, ErrorTests.halves)
    }

    private func strike(
        _ story: Story, _ what: String, _ count: Int, _ trials: ([Strike.Point]) -> [Trial]
    ) async throws {
        let reference = try story.hall.copy()
        let untouched = try story.run(on: reference)
        let whole = try RawHall(reference.data)
        var (refused, done) = (0, 0)
        let all = Torture.sample(trials(untouched.points.worthStriking(1)), count)
        for trial in all {
            let hall = try story.hall.copy()
            let before = try RawHall(hall.data)
            let result = try story.run(on: hall, at: trial.point.ordinal, trial.outcome)
            let place = "\(trial.outcome.word) at \(trial.point)"
            #expect((0..<128).contains(result.status), "\(story.name), \(place): \(result)")
            if result.status == 0 { done += 1 } else { refused += 1 }
            try expectTrue(story, result, before, try RawHall(hall.data), place)
            try await Aftermath(story, hall, result, place).check(against: whole)
        }
        Torture.tell("\(what): \(story.name)", "\(all.count) points, \(refused) refused, \(done) done")
    }

    /// Who says "not saved" (sysexits 74 and 77) has saved nothing; who is refused is told in words.
    private func expectTrue(
        _ story: Story, _ result: Strike.Result, _ before: RawHall, _ after: RawHall, _ place: String
    ) throws {
        guard story.program == "onewindow", result.status != 0 else { return }
        let words = result.errors.split(separator: "\n")
        #expect(words.contains { $0.hasPrefix("onewindow: ") }, "\(story.name), \(place): \(result)")
        guard [74, 77].contains(result.status) else { return }
        for (id, record) in after.records {
            let known = before.records[id]?.operations.count ?? 0
            let new = record.operations.dropFirst(known).filter { $0.kind != "documentIssued" }
            #expect(new.isEmpty, "\(story.name), \(place): \(new.map(\.kind)) is there after \(result)")
        }
    }
}
