import Foundation
import Testing

/// Text kept in `Golden`, one file a screen. `RECORD=1` writes it anew, and fails the run.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    /// Compares `text` with the file `name`.txt.
    static func check(_ name: String, _ text: String, at location: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data((text + "\n").utf8).write(to: file)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(text + "\n" == kept, "\(name)", sourceLocation: location)
    }
}
