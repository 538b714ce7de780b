import Foundation
import Glibc

/// A real ext4 on a loop device on a file that `CrashDisk` serves and writes down (`Tests/CrashDisk/main.c`).
final class CrashDisk {
    static let size = 48 << 20

    /// Whether this machine lets us: root, FUSE, loop devices, ext4.
    static let isPossible =
        geteuid() == 0
        && ["/dev/fuse", "/dev/loop-control", "/sbin/mkfs.ext4"]
            .allSatisfy { (path: String) in access(path, R_OK) == 0 }

    let folder: String
    private let server = Process()

    /// Where the hall lies.
    var files: String { folder + "/ext4" }
    /// Whoever writes here says what he knows at this moment.
    var mark: String { folder + "/fuse/mark" }

    init() throws {
        folder = "/dev/shm/onewindow-\(UUID().uuidString)"
        for name in ["/fuse", "/ext4"] {
            try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
        }
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        server.executableURL = URL(filePath: tests).deletingLastPathComponent().appending(path: "CrashDisk")
        server.arguments = [folder + "/fuse", "\(CrashDisk.size)", folder + "/log"]
        try server.run()
        // The first look-up waits until the server answers; before that there is no such file.
        while access(mark, F_OK) != 0, server.isRunning { sched_yield() }
        try tool(
            "mkfs.ext4", "-q", "-F", "-b", "4096", "-J", "size=4", "-N", "8192", "-E",
            "nodiscard,lazy_itable_init=0,lazy_journal_init=0", folder + "/fuse/disk")
        try CrashDisk.mount(folder + "/fuse/disk", files)
    }

    /// Ends the disk, and gives what was written down.
    func end() throws -> DiskLog {
        try tool("umount", "-l", files)
        try tool("umount", "-l", folder + "/fuse")
        server.terminate()
        server.waitUntilExit()
        return try DiskLog(try Data(contentsOf: URL(filePath: folder + "/log")))
    }

    deinit {
        umount2(files, Int32(MNT_DETACH))
        umount2(folder + "/fuse", Int32(MNT_DETACH))
        if server.isRunning { server.terminate() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Without ext4's kindness to programs that don't wait for their bytes before they rename a file.
    static func mount(_ image: String, _ folder: String) throws {
        try tool("mount", "-t", "ext4", "-o", "loop,noauto_da_alloc", image, folder)
    }
}

struct ToolFailed: Error {
    let words: [String]
    let status: Int32
}

func tool(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ToolFailed(words: words, status: process.terminationStatus) }
}
