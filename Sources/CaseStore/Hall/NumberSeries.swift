/// Running numbers: cases and tickets of a day, documents of a year.
public struct NumberSeries: Sendable {
    /// One lock for all series: they are drawn from some times a minute.
    static let lock = "numbers"

    private let folder: DataFolder
    private let queue = FileQueue()

    /// The series kept in `folder`.
    public init(_ folder: DataFolder) {
        self.folder = folder
    }

    /// The next number of a series, 1 for the first. A number is on the disk before it is given, so it is given once; one
    /// that was given and not used leaves a gap.
    ///
    /// - Parameter name: letters, digits and `-`, such as `case-2026-11-23` or `ticket-2026-11-23-A`.
    /// - Throws: `.badName`; `.wrongContent` if the series' file does not hold a number: never begin again at 1.
    public func next(_ name: String) async throws(StoreFault) -> Int {
        guard FileName.isPlain(name) else { throw .badName(name) }
        return try await queue.perform { [folder] () throws(StoreFault) in
            try folder.withLock(NumberSeries.lock) { () throws(StoreFault) in
                let last = try read(name)
                try folder.numbers.replace(name, with: Array("\(last + 1)\n".utf8))
                return last + 1
            }
        }
    }

    private func read(_ name: String) throws(StoreFault) -> Int {
        guard let bytes = try folder.numbers.read(name, limit: 100) else { return 0 }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasSuffix("\n"), let last = Int(text.dropLast()), last >= 1 else {
            throw .wrongContent(path: folder.numbers.path(of: name))
        }
        return last
    }
}
