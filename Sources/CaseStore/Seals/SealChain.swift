import Casework

/// Seals held against each other, the latest first: what it says of the one before is believed, and so on down. Whether
/// the latest itself is the one that was made, only a digest that was kept elsewhere can tell.
struct SealChain {
    /// Seals of which nothing speaks against what they say; oldest first.
    private(set) var sound: [KeptSeal] = []
    private(set) var faults: [RecordFault] = []
    /// What later seals say of earlier ones, by the earlier one's day.
    private var links: [Day: [(digest: String, by: Day)]] = [:]
    private let path: (Day) -> String

    /// - Parameters:
    ///   - days: days that have a seal.
    ///   - path: of a day's seal, for faults.
    ///   - read: the bytes of a day's seal; nil where it is gone.
    init<E: Error>(
        of days: [Day], path: @escaping (Day) -> String, read: (Day) throws(E) -> Result<[UInt8], RecordFault>
    ) throws(E) {
        self.path = path
        for day in days.sorted(by: >) {
            switch try read(day) {
            case .failure(let fault): faults.append(fault)
            case .success(let bytes): take(bytes, day)
            }
        }
        for (day, named) in links where !days.contains(day) {
            for link in named.prefix(1) { note(day, .sealMissing(namedBy: link.by)) }
        }
        sound.reverse()
    }

    private mutating func take(_ bytes: [UInt8], _ day: Day) {
        let digest = Digest(of: bytes[...]).description
        // What a changed seal says of others would put the blame on them.
        if let link = links[day]?.first(where: { $0.digest != digest }) {
            return note(day, .sealChanged(namedBy: link.by))
        }
        do throws(SealFault) {
            let kept = KeptSeal(try DaySeal(bytes, of: day), bytes)
            sound.append(kept)
            if let link = kept.seal.previous { links[link.day, default: []].append((link.digest, day)) }
        } catch {
            switch error {
            case .notASeal: note(day, .seal)
            case .newer(let format): note(day, .newerFormat(format))
            }
        }
    }

    private mutating func note(_ day: Day, _ reason: RecordFault.Reason) {
        faults.append(RecordFault(file: path(day), operation: 0, reason: reason))
    }
}

extension SealFolder {
    /// All seals, held against each other and against `access.log`.
    func chain() throws(StoreFault) -> (sound: [KeptSeal], faults: [RecordFault]) {
        let strays = (try existing()?.names() ?? []).filter { SealFolder.day(of: $0) == nil }.map { name in
            RecordFault(file: "\(data.root.path(of: SealFolder.name))/\(name)", operation: 0, reason: .notARecord)
        }
        let chain = try SealChain(of: try days(), path: path) { (day) throws(StoreFault) in
            do throws(StoreFault) {
                guard let bytes = try bytes(of: day) else { throw .missing(path: path(of: day)) }
                return .success(bytes)
            } catch {
                guard let fault = RecordFault(content: error, path(of: day)) else { throw error }
                return .failure(fault)
            }
        }
        var log = try AccessReader(data)
        let access = try log.fault(under: chain.sound)
        return (chain.sound, strays + chain.faults + [access].compactMap(\.self))
    }
}
