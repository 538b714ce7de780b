import Foundation

/// Lawful bytes from which the unlawful ones are made. What once broke something stands in `Seeds/found-…`.
enum Seeds {
    private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    private static let resources = tests.appending(path: "../../Resources").standardized

    static let item = bytes(resources.appending(path: "catalogue/items/SS03.json"))

    static func of(_ target: Target) -> [[UInt8]] {
        let found = files(tests.appending(path: "Seeds")).filter {
            $0.lastPathComponent.hasPrefix("found-\(target.rawValue)-")
        }
        return (seeds(target) + found.compactMap(bytes)).filter { !$0.isEmpty }
    }

    private static func seeds(_ target: Target) -> [[UInt8]] {
        let folder = tests.appending(path: "Seeds")
        func own(_ name: String) -> [[UInt8]] { [bytes(folder.appending(path: name)) ?? []] }
        switch target {
        case .json:
            return own("operations.jsonl").flatMap { $0.split(separator: 10).map(Array.init) } + own("hall.json")
        case .caseFile: return own("case.json")
        case .operations:
            // Each kind on a case that was opened and has an item; and all in a row.
            let lines = own("operations.jsonl")[0].split(separator: 10)
            func first(_ kind: String) -> ArraySlice<UInt8> {
                lines.first { String(decoding: $0, as: UTF8.self).contains("\"kind\":\"\(kind)\"") } ?? []
            }
            let start = [first("caseOpened"), first("itemAdded")]
            return lines.map { Array((start + [$0]).joined(separator: [10])) } + own("operations.jsonl")
        case .settings: return own("hall.json")
        case .catalogue:
            let catalogue = resources.appending(path: "catalogue")
            return (files(catalogue) + files(catalogue.appending(path: "items"))).compactMap(bytes)
                .filter { $0.count < 20_000 }
        case .template:
            return files(resources.appending(path: "documents")).compactMap(bytes).enumerated().map {
                [UInt8($0.offset)] + $0.element
            }
        case .keys:
            return ["王建国\r37110219820312\t\u{1B}[A\u{1B}OP\u{7F}\u{0}", "\u{1B}", "\u{1B}[200~3.2,7 照片\u{1B}[201~\r\n"]
                .map { Array($0.utf8) } + [[0xFF, 2, 0x41, 0x0D, 0x0A, 0xE7, 0x8E, 0xFF, 3, 0xC0, 0xF0, 0x9F]]
        case .typed:
            return [
                "3.2.7 备注", "3=1/2", "3+", "A017", "37110219820312121X", "91371100MA3C5XXXXL", "１２／３", "11.23",
                "2026-11-23", "2026-11-23T09:00:00.000+08:00", "01M832CG70D12WC3651WEZEJFX", "{centre}{yyyyMMdd}{n:4}",
                "e\u{301}👩‍👩‍👧\u{202E}\u{200B}한국", "E12345678", "spjy",
            ].map { Array($0.utf8) }
        }
    }

    private static func bytes(_ file: URL) -> [UInt8]? { (try? Data(contentsOf: file)).map(Array.init) }

    private static func files(_ folder: URL) -> [URL] {
        let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return all.filter { !$0.hasDirectoryPath }.sorted { $0.path() < $1.path() }
    }
}
