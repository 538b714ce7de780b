import CaseStore
import Casework
import Catalogue
import Foundation
import Synchronization
import Testing

@testable import HallService

/// A hall in a folder of its own, with three commercial counters and a small staff, and a clock set by hand.
final class TestHall: Sendable {
    static let password = "correct horse"
    static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Resources").standardized
    private static let hash = Result { try Password.hash(password) }

    let data: String
    let clock: TestClock
    let service: HallService

    /// - Parameter counters: commercial counters beside those that each window has.
    init(counters: Int = 2) async throws {
        let clock = TestClock("2026-11-23T09:00:00.000+08:00")
        self.clock = clock
        data = FileManager.default.temporaryDirectory.appending(path: "hall-\(UUID().uuidString)")
            .path(percentEncoded: false)
        let hash = try TestHall.hash.get()
        _ = try await HallService.create(data: data, resources: TestHall.resources) { settings in
            settings.counters += (0..<counters).map { Counter(id: "X\($0)", window: "commercial") }
            settings.staff = TestHall.staff(hash)
        }
        service = try await HallService.open(
            data: data, resources: TestHall.resources, clock: { clock.now })
    }

    deinit {
        try? FileManager.default.removeItem(atPath: data)
    }

    /// The same hall as another console opens it.
    func another(
        _ access: @escaping @Sendable (RecordStore) -> any RecordAccess = { $0 }
    ) async throws -> HallService {
        let clock = clock
        return try await HallService.open(
            data: data, resources: TestHall.resources, clock: { clock.now }, access: access)
    }

    private static func staff(_ hash: String) -> [StaffMember] {
        func member(_ number: String, _ name: String, _ capacities: Capacity...) -> StaffMember {
            StaffMember(number: number, name: name, password: hash, capacities: capacities, centre: "main")
        }
        return [
            member("0117", "张敏", Capacity(.frontDesk)),
            member("0118", "刘洋", Capacity(.frontDesk), Capacity(.supervisor)),
            member("0201", "李强", Capacity(.reviewer, department: "market")),
            member("0001", "周建华", Capacity(.supervisor)),
        ]
    }

    /// 张敏 at counter 1, without signing in.
    let clerk = Actor(person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "1")
    let colleague = Actor(person: "0118", name: "刘洋", capacity: Capacity(.frontDesk), centre: "main", counter: "X0")
    let reviewer = Actor(
        person: "0201", name: "李强", capacity: Capacity(.reviewer, department: "market"), centre: "main")

    let chief = Actor(person: "0202", name: "王芳", capacity: Capacity(.chief, department: "market"), centre: "main")

    /// Carries out intents on a case as it was last seen.
    func act(_ intents: [any Intent<Case>], on subject: Case, as actor: Actor) async throws -> Case {
        try await service.perform(
            intents, on: subject.id, expecting: subject.revision, as: actor, intent: service.identity()
        ).record
    }

    /// The hall's steward, or its successor in another console. A program that another test starts has a copy of the office
    /// just given up, until it runs.
    func steward(in console: HallService? = nil) async throws -> Stewardship {
        for _ in 0..<10_000 {
            if case .yours(let office) = try await (console ?? service).becomeSteward(as: "test") { return office }
            await Task.yield()
        }
        throw NotDone(answer: "no stewardship")
    }

    /// A food licence accepted at counter 1.
    func acceptedFoodCase() async throws -> Case {
        let subject = try await foodCase()
        return try await act(
            subject.checklist().map { PassLine($0.material) } + [Accept([1])], on: subject, as: clerk)
    }

    /// Opens a case of the project `code` for an applicant of its own, at the investment window.
    func projectCase(_ short: String, code: String) async throws -> Case {
        let adding = try #require(try service.adding(short: short))
        let applicant = Party(
            kind: .person, name: "刘项目", document: IdentityDocument(kind: .passport, number: "E\(short)"), phone: "")
        var clerk = clerk
        clerk.counter = service.settings.counters.first { $0.window == "investment" }?.id
        return try await service.open(
            [RecordApplicant(applicant), adding, RecordField("projectName", "新厂"), RecordField("projectCode", code)],
            as: clerk, intent: service.identity()
        ).record
    }

    /// Opens a case for a food licence with everything that the form needs.
    func foodCase() async throws -> Case {
        let adding = try #require(try service.adding(short: "SS03"))
        return try await service.open(
            [
                RecordApplicant(TestHall.applicant), adding, RecordField("unitName", "王建国饭店"),
                RecordField("premises", "北京路1号"),
            ], as: clerk, intent: service.identity()
        ).record
    }

    static let applicant = Party(
        kind: .person, name: "王建国", document: IdentityDocument(kind: .citizen, number: "11010519491231002X"),
        phone: "13800002210")
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let shown: Mutex<Instant>

    init(_ text: String) {
        shown = Mutex(Instant(text) ?? Instant(milliseconds: 0, offset: 0))
    }

    var now: Instant { shown.withLock { $0 } }

    func advance(_ seconds: Int) {
        shown.withLock { $0 = $0.adding(seconds: seconds) }
    }
}

extension ActResult {
    /// The record of an act that was done; a test goes no further with any other answer.
    var record: R {
        get throws {
            guard case .done(let record) = self else { throw NotDone(answer: "\(self)") }
            return record
        }
    }

    var denial: Denial? {
        if case .denied(let denial) = self { denial } else { nil }
    }
}

struct NotDone: Error {
    let answer: String
}
