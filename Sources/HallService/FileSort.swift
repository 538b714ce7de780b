import Casework

/// What bytes are, whatever the file is called, and whether the end is there.
struct FileSort {
    let sort: AttachedFile.Sort
    /// The file has the end that its sort must have: nothing was cut off.
    let isWhole: Bool

    /// nil for bytes of any other sort.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: Array("%PDF-".utf8)) {
            sort = .pdf
            isWhole = FileSort.last("%%EOF", in: bytes, within: 2048) != nil
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            sort = .png
            isWhole = FileSort.last("IEND", in: bytes, within: 4096) != nil
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            sort = .jpeg
            isWhole = FileSort.last([0xFF, 0xD9], in: bytes, within: 4096) != nil
        } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            sort = .tiff
            isWhole = FileSort.hasDirectory(tiff: bytes)
        } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
            guard let names = FileSort.names(inZip: bytes) else {
                // Without its directory a zip does not say what it holds; an OFD begins with its own entry as a rule.
                guard FileSort.firstName(inZip: bytes) == "OFD.xml" else { return nil }
                (sort, isWhole) = (.ofd, false)
                return
            }
            guard names.contains("OFD.xml") else { return nil }
            (sort, isWhole) = (.ofd, true)
        } else {
            return nil
        }
    }

    private static func last(_ text: String, in bytes: [UInt8], within count: Int) -> Int? {
        last(Array(text.utf8), in: bytes, within: count)
    }

    /// Where `mark` stands last in the last `count` bytes.
    private static func last(_ mark: [UInt8], in bytes: [UInt8], within count: Int) -> Int? {
        var place = bytes.count - mark.count
        let first = max(0, bytes.count - count)
        while place >= first {
            if bytes[place..<place + mark.count].elementsEqual(mark) { return place }
            place -= 1
        }
        return nil
    }

    /// The number of `count` bytes at `place`; nil outside.
    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int, big: Bool = false) -> Int? {
        guard place >= 0, place + count <= bytes.count else { return nil }
        let part = bytes[place..<place + count]
        return (big ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }

    /// The first directory of pictures lies inside the file.
    private static func hasDirectory(tiff bytes: [UInt8]) -> Bool {
        let big = bytes[0] == 0x4D
        guard let place = number(bytes, 4, 4, big: big), place >= 8,
            let entries = number(bytes, place, 2, big: big), entries > 0
        else { return false }
        return place + 2 + entries * 12 + 4 <= bytes.count
    }

    private static func firstName(inZip bytes: [UInt8]) -> String? {
        guard let length = number(bytes, 26, 2), 30 + length <= bytes.count else { return nil }
        return String(decoding: bytes[30..<30 + length], as: UTF8.self)
    }

    /// Names in the directory at the end of a zip (APPNOTE 4.3.12, 4.3.16); nil where the directory is not whole.
    private static func names(inZip bytes: [UInt8]) -> [String]? {
        guard let end = last([0x50, 0x4B, 5, 6], in: bytes, within: 22 + 65_535),
            let count = number(bytes, end + 10, 2), let start = number(bytes, end + 16, 4)
        else { return nil }
        var place = start
        var names: [String] = []
        for _ in 0..<count {
            guard number(bytes, place, 4) == 0x0201_4B50, let name = number(bytes, place + 28, 2),
                let extra = number(bytes, place + 30, 2), let comment = number(bytes, place + 32, 2),
                place + 46 + name <= end
            else { return nil }
            names.append(String(decoding: bytes[place + 46..<place + 46 + name], as: UTF8.self))
            place += 46 + name + extra + comment
        }
        return names
    }
}

extension AttachedFile.Sort {
    /// Ending that programs know it by.
    var ending: String {
        switch self {
        case .pdf: "pdf"
        case .png: "png"
        case .jpeg: "jpg"
        case .tiff: "tif"
        case .ofd: "ofd"
        }
    }
}
