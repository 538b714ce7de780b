import Casework
import Glibc

/// The layout of the file. There is one spelling of each record, so reading needs no leniency at all.
extension LogFile {
    /// The file's bytes; `nil` lines can't be, a record without operations has no file.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(256) { $0 + $1.count + 2 })
        bytes += headLine(head)
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes += LogFile.separator }
            bytes += line
        }
        bytes += LogFile.end
        return bytes
    }

    /// Reads the file of record `id`; `file` is its path, for the fault.
    ///
    /// - Parameter known: the log as it was read or written before. Where its lines stand in the file byte for byte,
    ///   they are not checked once more.
    init(
        _ bytes: [UInt8], kind: RecordKind, id: ULID, file: String, known: LogFile? = nil
    ) throws(RecordFault) {
        self.init(kind: kind, id: id)
        func fault(_ operation: Int, _ reason: RecordFault.Reason) -> RecordFault {
            RecordFault(file: file, operation: operation, reason: reason)
        }
        if let newer = LogFile.newerFormat(bytes) { throw fault(0, .newerFormat(newer)) }
        guard let firstBreak = bytes.firstIndex(of: LogFile.lineBreak) else { throw fault(0, .headLine) }
        let stated = try headLineDigest(bytes[...firstBreak], fault)
        guard bytes.suffix(LogFile.end.count).elementsEqual(LogFile.end), bytes.count > firstBreak + LogFile.end.count
        else { throw fault(0, .end) }
        // No line break can stand inside a line: canonical JSON escapes it.
        var rest = bytes[(firstBreak + 1)..<(bytes.count - LogFile.end.count)]
        var isAtEnd = false
        if let known, known.id == id, known.kind == kind, let end = known.end(in: rest) {
            self = known
            isAtEnd = end == rest.endIndex
            rest = rest[end...].dropFirst(LogFile.separator.count)
        }
        while !isAtEnd {
            let lineEnd = rest.firstIndex(of: LogFile.lineBreak)
            let line = rest[..<(lineEnd ?? rest.endIndex)]
            guard lineEnd == nil || line.last == LogFile.comma else { throw fault(revision + 1, .end) }
            do {
                try append(lineEnd == nil ? line : line.dropLast())
            } catch {
                throw fault(revision + 1, error.reason)
            }
            isAtEnd = lineEnd == nil
            rest = rest[(lineEnd.map { $0 + 1 } ?? rest.endIndex)...]
        }
        guard stated == head else { throw fault(revision, .head) }
    }

    /// Where the lines of this log end in `bytes`, if these begin with all of them.
    private func end(in bytes: ArraySlice<UInt8>) -> Int? {
        var place = bytes.startIndex
        for (index, line) in lines.enumerated() {
            for part in index == 0 ? [line] : [LogFile.separator[...], line] {
                guard part.count <= bytes.endIndex - place, isSame(bytes[place..<place + part.count], part) else {
                    return nil
                }
                place += part.count
            }
        }
        let isWhole = place == bytes.endIndex || bytes[place...].starts(with: LogFile.separator)
        return revision > 0 && isWhole ? place : nil
    }

    private static let comma = UInt8(ascii: ",")
    private static let lineBreak = UInt8(ascii: "\n")
    private static let separator = [comma, lineBreak]
    private static let end = Array("\n]}\n".utf8)

    private func headLine(_ head: Digest) -> [UInt8] {
        let head = "\"head\":\"\(head)\",\"id\":\"\(id)\",\"kind\":\"\(kind.rawValue)\",\"operations\":["
        return Array("{\"format\":\(LogFile.format),\(head)\n".utf8)
    }

    /// The digest that the head line states, if the line is the only one that this record can have with it.
    private func headLineDigest(
        _ line: ArraySlice<UInt8>, _ fault: (Int, RecordFault.Reason) -> RecordFault
    ) throws(RecordFault) -> Digest {
        let before = Array("{\"format\":\(LogFile.format),\"head\":\"".utf8)
        guard line.starts(with: before), let stated = Digest(hex: line.dropFirst(before.count).prefix(64)) else {
            throw fault(0, .headLine)
        }
        guard line.elementsEqual(headLine(stated)) else {
            let rest = String(decoding: line.dropFirst(before.count + 64), as: UTF8.self)
            let isHeadLine = rest.hasPrefix("\",\"id\":\"") && rest.hasSuffix("\",\"operations\":[\n")
            throw fault(0, isHeadLine ? .anotherRecord : .headLine)
        }
        return stated
    }

    private static func newerFormat(_ bytes: [UInt8]) -> Int? {
        let before = Array("{\"format\":".utf8)
        guard bytes.starts(with: before) else { return nil }
        let digits = bytes.dropFirst(before.count).prefix(9).prefix { (48...57).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 > format ? $0 : nil }
    }
}

/// Whether two pieces of equal length hold the same bytes.
private func isSame(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    a.withUnsafeBytes { a in
        b.withUnsafeBytes { b in
            guard let start = a.baseAddress, let other = b.baseAddress else { return a.count == b.count }
            return memcmp(start, other, a.count) == 0
        }
    }
}
