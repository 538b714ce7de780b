import Foundation

/// A program of the system that reads PDFs or pictures, run to its end; its output goes through a file, since a process
/// that a test beside this one started may hold a pipe open.
enum PDFTool {
    struct Fault: Error {
        let status: Int32
        let program: String
    }

    /// A folder with `pdf` in it, while `body` runs.
    static func with<T>(_ pdf: [UInt8], _ body: (String) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "page.pdf")
        try Data(pdf).write(to: file)
        return try body(file.path(percentEncoded: false))
    }

    /// What `program` writes to its standard output.
    static func run(_ program: String, _ arguments: String...) throws -> String {
        let output = FileManager.default.temporaryDirectory.appending(path: "out-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: output.path(percentEncoded: false), contents: nil)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Fault(status: process.terminationStatus, program: program)
        }
        return try String(contentsOf: output, encoding: .utf8)
    }

    /// All words of a PDF, without spaces and line ends.
    static func words(_ pdf: [UInt8]) throws -> String {
        try with(pdf) { try run("pdftotext", "-raw", $0, "-") }.filter { !$0.isWhitespace && $0 != "\u{0C}" }
    }

    /// What the code on the first page says.
    static func code(_ pdf: [UInt8]) throws -> String {
        try with(pdf) { file in
            let picture = file.dropLast(4)
            _ = try run(
                "pdftoppm", "-r", "200", "-gray", "-png", "-f", "1", "-l", "1", "-singlefile", file, String(picture))
            return try run("zbarimg", "-q", "--raw", "\(picture).png").trimmingCharacters(in: .newlines)
        }
    }

    /// Places of the words of a PDF in points from the upper left corner, with the page's size.
    static func boxes(_ pdf: [UInt8]) throws -> [(word: String, x: ClosedRange<Double>, y: ClosedRange<Double>)] {
        let text = try with(pdf) { try run("pdftotext", "-bbox", $0, "-") }
        let form = /<word xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)">(.*)<\/word>/
        return text.matches(of: form).compactMap { match in
            guard let left = Double(match.1), let top = Double(match.2), let right = Double(match.3),
                let bottom = Double(match.4)
            else { return nil }
            return (String(match.5), left...max(left, right), top...max(top, bottom))
        }
    }
}
