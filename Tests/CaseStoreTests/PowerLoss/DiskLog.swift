import Foundation

/// What a disk was told, in order: writes, flushes, and marks of what was acknowledged by then.
struct DiskLog {
    enum Entry {
        case write(offset: Int, bytes: Data)
        case flush
        case mark(String)
    }

    struct CutShort: Error {}

    private(set) var entries: [Entry] = []

    init(_ data: Data) throws {
        func number(_ place: Int) -> Int {
            data[place..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        var place = 0
        while place < data.count {
            guard place + 17 <= data.count else { throw CutShort() }
            let (offset, length) = (number(place + 1), number(place + 9))
            guard place + 17 + length <= data.count else { throw CutShort() }
            let bytes = data[place + 17..<place + 17 + length]
            switch data[place] {
            case UInt8(ascii: "W"): entries.append(.write(offset: offset, bytes: bytes))
            case UInt8(ascii: "F"): entries.append(.flush)
            default: entries.append(.mark(String(decoding: bytes, as: UTF8.self)))
            }
            place += 17 + length
        }
    }

    /// The marks before entry `end`.
    func marks(before end: Int) -> [String] {
        entries[..<end].compactMap { if case .mark(let words) = $0 { words } else { nil } }
    }

    /// Places after a mark: the moments at which somebody has just been told.
    var afterMarks: [Int] {
        entries.indices.filter { if case .mark = entries[$0] { true } else { false } }.map { $0 + 1 }
    }
}

/// What a power cut leaves of the writes that no flush has followed; a flush lets all before it be there.
enum Cut: Int, CaseIterable {
    /// All of them, none, any, or any sectors of any.
    case nothingLost, unflushedLost, someLost, someTorn
}

/// The disk as power cuts leave it, at ascending moments of its log.
struct CrashImages {
    private static let sector = 512
    private let log: DiskLog
    private var bytes = [UInt8](repeating: 0, count: CrashDisk.size)
    /// Blocks of 4 KiB that are not all zero.
    private var blocks: Set<Int> = []
    /// Entries that `bytes` has for certain.
    private var flushed = 0

    init(_ log: DiskLog) { self.log = log }

    /// Writes the image of a cut before entry `moment` to `path`.
    mutating func write(_ moment: Int, _ cut: Cut, to path: String, using chance: inout some RandomNumberGenerator)
        throws
    {
        let flush = log.entries[flushed..<moment].lastIndex { if case .flush = $0 { true } else { false } }
        if let flush {
            for entry in log.entries[flushed..<flush] { apply(entry) }
            flushed = flush
        }
        var image = self
        for entry in log.entries[flushed..<moment] {
            switch cut {
            case .nothingLost: image.apply(entry)
            case .unflushedLost: break
            case .someLost: if Bool.random(using: &chance) { image.apply(entry) }
            case .someTorn: image.tear(entry, &chance)
            }
        }
        try image.save(path)
    }

    private mutating func apply(_ entry: DiskLog.Entry) {
        guard case .write(let offset, let data) = entry else { return }
        bytes.replaceSubrange(offset..<offset + data.count, with: data)
        guard !data.isEmpty else { return }
        blocks.formUnion(offset / 4096...(offset + data.count - 1) / 4096)
    }

    private mutating func tear(_ entry: DiskLog.Entry, _ chance: inout some RandomNumberGenerator) {
        guard case .write(let offset, let data) = entry, Int.random(in: 0..<4, using: &chance) > 0 else { return }
        let isWhole = Bool.random(using: &chance)
        for start in stride(from: 0, to: data.count, by: CrashImages.sector)
        where isWhole || Bool.random(using: &chance) {
            let end = min(start + CrashImages.sector, data.count)
            apply(.write(offset: offset + start, bytes: data[data.startIndex + start..<data.startIndex + end]))
        }
    }

    private func save(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        defer { try? file.close() }
        try file.truncate(atOffset: UInt64(CrashDisk.size))
        for block in blocks {
            try file.seek(toOffset: UInt64(block * 4096))
            try file.write(contentsOf: bytes[block * 4096..<(block + 1) * 4096])
        }
    }
}
