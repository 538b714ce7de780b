import Foundation
import Glibc

/// How much is tried, and what was: `make torture` sets `ONEWINDOW_TORTURE` to the file of its report and tries
/// everything.
enum Torture {
    private static let report = ProcessInfo.processInfo.environment["ONEWINDOW_TORTURE"]

    /// Whether everything is tried.
    static var isWhole: Bool { report != nil }

    /// Writes a line of the report, where one is wanted: what was tried, how often.
    static func tell(_ what: String, _ figures: String) {
        guard let report else { return }
        let file = open(report, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        let line = Array("\(what)\t\(figures)\n".utf8)
        _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
}
