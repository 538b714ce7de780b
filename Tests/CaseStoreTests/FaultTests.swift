import Glibc
import Testing

@testable import CaseStore
@testable import Casework

/// Whatever the system does at whatever point, what the store answers is true.
struct FaultTests {
    let hall: TestHall
    let store: RecordStore

    init() throws {
        hall = try TestHall()
        store = try hall.store()
    }

    private static let errors: [(FaultShim.Call, Int32)] = [
        (.fstat, EIO), (.pread, EIO), (.write, ENOSPC), (.write, EIO), (.fsync, EIO),
        (.renameat, EIO), (.renameat, ENOSPC), (.fchmod, EROFS), (.flock, ENOLCK), (.unlinkat, EACCES),
    ]

    @Test(arguments: errors.map(\.0.rawValue).indices)
    func `after an error at any point the answer is true and the old log is whole`(_ index: Int) async throws {
        let (call, code) = FaultTests.errors[index]
        let before = try await store.makeCase(ulid(1))
        var expected = before
        var struck = 0
        for ordinal in 1... {
            let known = expected
            let intent = ulid(5000 + ordinal)
            let (result, reached) = await FaultShim.during(call, ordinal, .error(code), below: hall.path) {
                await store.commit(
                    .cases, ulid(1), expectedRevision: known.count, [recorded("f", "\(ordinal)")], intent: intent)
            }
            let now = try await hall.store().load(.cases, ulid(1))
            #expect(Array(now.prefix(known.count)) == known)
            switch result {
            case .saved(let revision, let operations):
                #expect(revision == now.count)
                #expect(now == known + operations)
            case .failed:
                #expect(now == known)
            case .unknown:
                switch try await store.settle(.cases, ulid(1), intent: intent) {
                case .saved(_, let operations): #expect(now == known + operations)
                case .notSaved(let revision): #expect(now.count == revision)
                }
            case .conflict:
                Issue.record("nobody else was there")
            }
            expected = now
            guard reached else { break }
            struck += 1
        }
        #expect(struck >= 1)
        // And the console that met the faults goes on working.
        let after = await store.commit(
            .cases, ulid(1), expectedRevision: expected.count, [recorded("g", "")], intent: ulid(9999))
        #expect(after.revision == expected.count + 1)
    }

    @Test func `a wait for the folder that fails leaves the outcome unknown`() async throws {
        try await store.makeCase(ulid(1))
        // The first wait is for the file, the second for the folder.
        let (first, _) = await FaultShim.during(.fsync, 1, .error(EIO), below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        }
        let (second, _) = await FaultShim.during(.fsync, 2, .error(EIO), below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(8))
        }
        let shard = hall.folder.folder(of: .cases).path + "/" + Place(.cases, ulid(1)).shard
        #expect(first == .failed(.system(.sync, path: shard + "/.new", errno: EIO)))
        #expect(second == .unknown(.system(.sync, path: shard, errno: EIO)))
        // What is there is only believed once it was written anew: while that fails, nothing is known.
        let shardFault = StoreFault.system(.sync, path: shard, errno: EIO)
        await #expect(throws: shardFault) {
            try await FaultShim.during(.fsync, 2, .error(EIO), below: hall.path) {
                try await store.settle(.cases, ulid(1), intent: ulid(8))
            }
        }
        let (again, _) = await FaultShim.during(.fsync, 2, .error(EIO), below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(8))
        }
        #expect(again == .unknown(shardFault))
        let log = try await store.load(.cases, ulid(1))
        let settled = try await store.settle(.cases, ulid(1), intent: ulid(8))
        #expect(settled == .saved(revision: 4, operations: [log[3]]))
        #expect(try await store.settle(.cases, ulid(1), intent: ulid(7)) == .notSaved(revision: 4))
    }

    @Test func `an intent that is sent again after an unknown outcome is written anew`() async throws {
        let (first, _) = await FaultShim.during(.renameat, 1, .error(EIO), below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        }
        guard case .unknown = first else {
            Issue.record("\(first)")
            return
        }
        let again = await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        #expect(again.revision == 1)
    }

    @Test func `a folder that a killed console had only just made is made sure of by the next`() async throws {
        let place = Place(.cases, ulid(1))
        let shard = hall.path + "/cases/" + place.shard
        // As `mkdirat` leaves it when the process dies before the wait for its name.
        #expect(mkdir(shard, 0o700) == 0 && chmod(shard, 0o1700) == 0)
        let (first, _) = await FaultShim.during(.fsync, 1, .error(EIO), below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        }
        #expect(first == .failed(.system(.sync, path: hall.path + "/cases", errno: EIO)))
        let (second, reached) = await FaultShim.during(.fsync, 4, .error(EIO), below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        }
        #expect(second.revision == 1)
        #expect(!reached)
        var status = stat()
        #expect(stat(shard, &status) == 0 && status.st_mode & 0o7777 == 0o700)
    }

    @Test func `bytes that are written by halves arrive whole`() async throws {
        let (result, struck) = await FaultShim.during(.write, 1, .short, below: hall.path) {
            await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        }
        #expect(struck)
        #expect(result.revision == 1)
        let (log, read) = try await FaultShim.during(.pread, 1, .short, below: hall.path) {
            try await store.load(.cases, ulid(1))
        }
        #expect(read)
        #expect(log.count == 1)
    }

    @Test func `a file that can't be read is never taken for none`() async throws {
        let log = try await store.makeCase(ulid(1))
        for call in [FaultShim.Call.fstat, .pread] {
            for ordinal in 1...3 {
                _ = await FaultShim.during(call, ordinal, .error(EIO), below: hall.path) {
                    await store.commit(.cases, ulid(1), expectedRevision: 0, [opened("X")], intent: ulid(7))
                }
            }
        }
        #expect(try await store.load(.cases, ulid(1)) == log)
    }

    /// Every call that a save makes, by name and ordinal.
    private static let points: [(FaultShim.Call, Int)] = [
        (.fstat, 1), (.flock, 1), (.fstat, 2), (.fstat, 3), (.pread, 1), (.unlinkat, 1), (.fstat, 5), (.fchmod, 1),
        (.write, 1), (.fsync, 1), (.write, 2), (.renameat, 1), (.fsync, 2), (.write, 3), (.flock, 2),
    ]

    @Test(arguments: points.indices)
    func `a console killed at any point leaves the old log or the new one`(_ index: Int) async throws {
        let before = try await store.makeCase(ulid(1))
        let path = hall.path
        let (call, ordinal) = FaultTests.points[index]
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, call = call as FaultShim.Call, ordinal = ordinal as Int] in
            let store = try RecordStore(try DataFolder.open(path, create: false))
            _ = await FaultShim.during(call, ordinal, .kill, below: path) {
                await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "b")], intent: ulid(7))
            }
        }
        let now = try await store.load(.cases, ulid(1))
        let isRenamed = index > FaultTests.points.firstIndex { $0.0 == .renameat } ?? 0
        #expect(now.count == (isRenamed ? 4 : 3))
        #expect(Array(now.prefix(3)) == before)
        // No lock is left, the index sees what there is, and the intent is carried out exactly once.
        let cases = try await hall.index(store).list(limit: 9)
        #expect(cases.map(\.revision) == [now.count])
        let again = await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "b")], intent: ulid(7))
        #expect(again.revision == 4)
        #expect(try await store.load(.cases, ulid(1)).count == 4)
    }
}

/// Limits that the system itself sets.
struct LimitTests {
    @Test func `a full disk fails the save and keeps the log`() async throws {
        let hall = try TestHall()
        let path = hall.path
        try await hall.store().makeCase(ulid(1))
        await #expect(processExitsWith: .success) { [path = path as String] in
            let store = try RecordStore(try DataFolder.open(path, create: false))
            let log = try await store.load(.cases, ulid(1))
            // The kernel's own refusal, which unlike a small disk needs no rights: no file may grow beyond this.
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 2000, rlim_max: 2000)
            #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let long = String(repeating: "长", count: 1000)
            let result = await store.commit(
                .cases, ulid(1), expectedRevision: 3, [recorded("a", long)], intent: ulid(7))
            guard case .failed(.system(.write, _, EFBIG)) = result else {
                Issue.record("\(result)")
                return
            }
            let now = try await store.load(.cases, ulid(1))
            #expect(now == log)
        }
    }

    @Test func `a folder or file that may not be opened fails the save and keeps the log`() async throws {
        let hall = try TestHall()
        let path = hall.path
        try await hall.store().makeCase(ulid(1))
        await #expect(processExitsWith: .success) { [path = path as String] in
            if geteuid() == 0 {
                // Root may write anywhere: become nobody, together with the hall.
                try giveAway(path, to: 65534)
                #expect(setgid(65534) == 0 && setuid(65534) == 0)
            }
            let store = try RecordStore(try DataFolder.open(path, create: false))
            let shard = path + "/cases/" + Place(.cases, ulid(1)).shard
            let file = shard + "/" + Place(.cases, ulid(1)).file
            func commit(expecting revision: Int) async -> CommitResult {
                await store.commit(
                    .cases, ulid(1), expectedRevision: revision, [recorded("a", "b")], intent: ulid(7))
            }
            #expect(chmod(shard, 0o500) == 0)
            let unwritable = await commit(expecting: 3)
            #expect(unwritable == .failed(.system(.open, path: shard + "/.new", errno: EACCES)))
            #expect(chmod(shard, 0o700) == 0 && chmod(file, 0) == 0)
            let unreadable = await commit(expecting: 0)
            #expect(unreadable == .failed(.system(.open, path: file, errno: EACCES)))
            #expect(chmod(shard, 0) == 0)
            let closed = await commit(expecting: 0)
            #expect(closed == .failed(.system(.open, path: shard, errno: EACCES)))
            #expect(chmod(shard, 0o700) == 0 && chmod(file, 0o600) == 0)
            let log = try await store.load(.cases, ulid(1))
            #expect(log.count == 3)
        }
    }
}
