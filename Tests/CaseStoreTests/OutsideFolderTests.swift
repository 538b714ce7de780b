import Foundation
import Testing

@testable import CaseStore

/// Files for others in a folder that is not the store's.
struct OutsideFolderTests {
    private let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false) + "/" + UUID().uuidString

    @Test func `a name that is taken gets a number, and what is there stays`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 1...8 { group.addTask { try OutsideFolder.put([UInt8(number)], as: "a.pdf", in: folder) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(
            names == Set(["a.pdf"] + (2...8).map { "a-\($0).pdf" }).reduce(into: []) { $0.insert("\(folder)/\($1)") })
        #expect(Set(try names.map { try Data(contentsOf: URL(filePath: $0)) }) == Set((1...8).map { Data([$0]) }))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 8)
    }

    @Test func `a folder whose parent is not there is named`() {
        let fault = #expect(throws: StoreFault.self) { try OutsideFolder.put([], as: "a.pdf", in: "\(folder)/b/c") }
        #expect(fault == .system(.makeFolder, path: "\(folder)/b/c", errno: ENOENT))
    }
}
