import Casework
import Foundation

@testable import CaseStore

/// Somebody who has the data, knows every format, and leaves no hash that does not fit.
struct Forger {
    let hall: TestHall

    func path(of subject: Case) -> String { path(Place(.cases, subject.id)) }

    func path(_ place: Place) -> String { "\(hall.data)/\(place.kind.rawValue)/\(place.shard)/\(place.file)" }

    func seal(_ day: String) -> String { "\(hall.data)/seals/\(day).json" }

    var accessLog: String { "\(hall.data)/access.log" }

    /// Changes the lines of a record's operations, and makes the chain and the head anew.
    ///
    /// - Parameter forgetting: what the index has seen would give the record away, so it goes as well.
    func rewrite(_ subject: Case, forgetting: Bool = true, _ change: (inout [String]) -> Void) throws {
        var lines = try text(path(of: subject)).split(separator: "\n").map(String.init)
        let (first, last) = (lines.removeFirst(), lines.removeLast())
        lines = lines.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
        change(&lines)
        for index in lines.indices.dropFirst() {
            lines[index] = stating("previous", digest(lines[index - 1]), in: lines[index])
        }
        let head = stating("head", digest(lines.last ?? ""), in: first)
        try write("\(head)\n\(lines.joined(separator: ",\n"))\n\(last)\n", to: path(of: subject))
        if forgetting { try forgetIndex() }
    }

    func forgetIndex() throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: "\(hall.data)/index.sqlite\(suffix)")
        }
    }

    func edit(_ path: String, _ old: String, _ new: String) throws {
        let before = try text(path)
        let after = before.replacingOccurrences(of: old, with: new)
        guard after != before else { throw CocoaError(.formatting) }
        try write(after, to: path)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(atPath: path)
        try forgetIndex()
    }

    func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    func digest(_ text: String) -> String { Digest(of: Array(text.utf8)[...]).description }

    private func stating(_ key: String, _ digest: String, in line: String) -> String {
        let opening = "\"\(key)\":\""
        guard let place = line.range(of: opening, options: .backwards) else { return line }
        return line[..<place.upperBound] + digest + line[place.upperBound...].dropFirst(64)
    }
}
