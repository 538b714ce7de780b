import Casework

/// The days' seals in a backup, held against its other members while these are read. They come first in the file.
struct BackupSeals {
    private var seals: [Day: [UInt8]] = [:]
    private var chain: SealChain?
    private var heads: SealedHeads?
    private var access: [RecordFault]?

    mutating func take(_ bytes: [UInt8], of day: Day) {
        seals[day] = bytes
    }

    mutating func check(_ log: LogFile) {
        close()
        heads?.check(log)
    }

    mutating func check(accessLog bytes: [UInt8]) {
        close()
        var reader = AccessReader(bytes)
        // What is in hand can be read.
        let fault = try? reader.fault(under: chain?.sound ?? [])
        access = fault.map { [$0] } ?? []
    }

    /// All that was found; a record that the backup itself says was left out is not missed once more.
    mutating func faults(leftOut: [RecordFault]) -> [RecordFault] {
        close()
        if access == nil { check(accessLog: []) }
        let known = leftOut.map { $0.file.split(separator: "/").suffix(3).joined(separator: "/") }
        return (chain?.faults ?? []) + (heads?.faults(beside: Set(known)) ?? []) + (access ?? [])
    }

    /// All seals are in hand once another member comes.
    private mutating func close() {
        guard chain == nil else { return }
        let seals = seals
        let chain = SealChain(of: Array(seals.keys), path: { "\(SealFolder.name)/\($0).json" }) { day in
            .success(seals[day] ?? [])
        }
        self.chain = chain
        heads = SealedHeads(chain.sound) { "\($0.kind.rawValue)/\($0.shard)/\($0.file)" }
    }
}
