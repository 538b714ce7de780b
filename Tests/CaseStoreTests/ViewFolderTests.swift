import Foundation
import Testing

@testable import CaseStore

/// Copies of attached files that a killed process left in the machine's folder for temporary files.
struct ViewFolderTests {
    @Test func `copies that a killed process left go with the next, those of a living one stay`() throws {
        let place = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        let folder = "\(place)/onewindow-view-test-\(UUID().uuidString)"
        #expect(mkdir(folder, 0o700) == 0)
        try "personal".write(toFile: "\(folder)/1-scan.pdf", atomically: false, encoding: .utf8)
        var hourAgo = [
            timespec(tv_sec: time(nil) - 3_600, tv_nsec: 0), timespec(tv_sec: time(nil) - 3_600, tv_nsec: 0),
        ]
        #expect(utimensat(AT_FDCWD, folder, &hourAgo, 0) == 0)
        let (first, second) = (ViewFolder(), ViewFolder())
        let path = try first.write([1], as: "a.pdf")
        let living = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        #expect(utimensat(AT_FDCWD, living, &hourAgo, 0) == 0)
        _ = try second.write([2], as: "b.pdf")
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(FileManager.default.fileExists(atPath: path))
    }
}
