import Casework
import Foundation
import Testing

@testable import CaseStore

/// What was being typed when a console ended.
struct DraftFolderTests {
    private let hall: TestHall
    private let drafts: DraftFolder

    init() throws {
        hall = try TestHall()
        drafts = DraftFolder(hall.folder)
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func ulid(_ time: Int64) -> ULID {
        var chance = SystemRandomNumberGenerator()
        return ULID(at: Instant(milliseconds: time, offset: 0), using: &chance)
    }

    @Test func `a draft is taken once, by the next session of the same person, when its own is dead`() async throws {
        let (first, second, third) = (ulid(1), ulid(2), ulid(3))
        try drafts.keep(bytes("half"), of: "0117", session: first)
        #expect(try await drafts.takeOver(of: "0118", by: second) == nil)
        #expect(try await drafts.takeOver(of: "0117", by: second) == bytes("half"))
        let lock = try SessionLock(second, in: hall.folder)
        #expect(try await drafts.takeOver(of: "0117", by: third) == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `a draft of a session that lives is nobody else's`() async throws {
        let first = ulid(1)
        let lock = try SessionLock(first, in: hall.folder)
        try drafts.keep(bytes("half"), of: "0117", session: first)
        #expect(try await drafts.takeOver(of: "0117", by: ulid(2)) == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `the newest draft is taken first, and none is lost`() async throws {
        try drafts.keep(bytes("older"), of: "0117", session: ulid(1))
        try drafts.keep(bytes("newer"), of: "0117", session: ulid(2))
        let third = ulid(3)
        #expect(try await drafts.takeOver(of: "0117", by: third) == bytes("newer"))
        try drafts.remove(of: "0117", session: third)
        #expect(try await drafts.takeOver(of: "0117", by: ulid(4)) == bytes("older"))
    }

    @Test func `a draft is for its owner's eyes alone`() throws {
        let session = ulid(1)
        try drafts.keep(bytes("half"), of: "0117", session: session)
        let path = "\(hall.path)/drafts/0117"
        let folder = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        let file =
            try FileManager.default.attributesOfItem(atPath: "\(path)/\(session).json")[.posixPermissions] as? Int
        #expect(folder == 0o700)
        #expect(file == 0o600)
    }

    @Test func `what makes no sense is set aside with its bytes`() async throws {
        let session = ulid(1)
        try drafts.keep(bytes("{\"hal"), of: "0117", session: session)
        let name = try await drafts.setAside(of: "0117", session: session)
        #expect(try String(contentsOfFile: "\(hall.path)/damaged/\(name)", encoding: .utf8) == "{\"hal")
        #expect(try await drafts.takeOver(of: "0117", by: ulid(2)) == nil)
    }

    @Test(arguments: ["", "..", "a/b", "0117/../x"])
    func `nothing but a staff number names a person's drafts`(_ person: String) throws {
        #expect(throws: StoreFault.badName(person)) {
            try drafts.keep(bytes("half"), of: person, session: ulid(1))
        }
    }
}
