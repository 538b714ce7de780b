import ArgumentParser
import CellText
import Foundation
import Pictures

/// How a screen is written down.
enum Format: String, EnumerableFlag {
    case text, svg, png

    /// What the names of such files end with.
    var suffix: String { self == .text ? "txt" : rawValue }

    /// The file's bytes.
    /// - Throws: `Failure` when rsvg-convert is missing or does not do its work.
    func write(_ grid: Grid, title: String, theme: Appearance, _ surroundings: Surroundings) throws -> Data {
        let svg = Picture(of: grid, title: title, theme: theme).svg
        return switch self {
        case .text: Data("\(grid.text)\n".utf8)
        case .svg: Data(svg.utf8)
        case .png: try Format.rasterised(svg, surroundings)
        }
    }

    /// The drawing as a PNG of twice its size.
    private static func rasterised(_ svg: String, _ surroundings: Surroundings) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "onewindow-\(UUID().uuidString).svg")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(svg.utf8).write(to: file)
        let converter = Process()
        // env finds it on the path, and ends with 127 when it is not there.
        converter.executableURL = URL(filePath: "/usr/bin/env")
        converter.arguments = ["rsvg-convert", "--zoom", "2", file.path(percentEncoded: false)]
        let output = Pipe()
        converter.standardOutput = output
        converter.standardError = FileHandle.nullDevice
        try converter.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        converter.waitUntilExit()
        switch converter.terminationStatus {
        case 0: return bytes
        case 127: throw surroundings.failure(.usage, "cli.screen.noConverter")
        default: throw surroundings.failure(.inputOutput, "cli.screen.notConverted")
        }
    }
}
