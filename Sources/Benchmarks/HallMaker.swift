import Casework
import Crypto
import Foundation
import Glibc
import HallService
import Synchronization

/// Makes a hall of any size from a seed: the closed cases of a smaller one over and over, each with people, numbers and an
/// identity of its own, spread over the years before.
///
/// What is open stays as it is in the smaller hall: a hall of a million cases has a million behind it, not before it.
struct HallMaker {
    let source: String
    let destination: String
    let seed: UInt64

    /// One closed case: its lines, cut where something of its own stands.
    private struct Pattern {
        enum Piece {
            case bytes([UInt8])
            /// One of the texts that each copy has anew, by its place in `own`.
            case own(Int)
            /// The hash of the line before.
            case previous
        }

        var lines: [[Piece]]
        /// What each copy has anew: number first, then names, identity numbers and phones.
        var own: [(text: String, kind: Kind)]
        var opened: Instant
    }

    private enum Kind { case number, person, organisation, citizen, credit, phone }

    /// Copies `source` and adds cases until there are `count`.
    func make(_ count: Int, resources: URL) async throws {
        try run("/bin/cp", "-a", source, destination)
        for file in ["index.sqlite", "index.sqlite-wal", "index.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: destination + "/" + file)
        }
        let hall = try await HallService.open(data: source, resources: resources)
        let today = hall.now.day
        let all = try await hall.cases(limit: 1_000_000)
        let closed = all.filter { summary in
            !summary.items.isEmpty && summary.changedAt.day < today && summary.slips.allSatisfy { $0.closedAt != nil }
                && summary.items.allSatisfy { item in
                    item.steps.isEmpty && item.statutoryDue == nil && item.promisedDue == nil && item.termUntil == nil
                        && ["granted", "refused", "withdrawn", "notNeeded", "declined"].contains(item.stage)
                }
        }
        let patterns = try closed.prefix(500).map { try pattern($0) }
        guard !patterns.isEmpty else { throw BenchFault.notSaved("no closed case in \(source)") }
        for letter in Self.letters {
            for other in Self.letters { mkdir("\(destination)/cases/\(letter)\(other)", 0o700) }
        }
        let missing = max(0, count - all.count)
        let faults = Mutex<[any Error]>([])
        let parts = 64
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            do {
                var chance = SplitMix(state: seed &+ UInt64(part))
                for index in stride(from: part, to: missing, by: parts) {
                    try write(patterns[Int(chance.next() % UInt64(patterns.count))], index, of: missing, &chance)
                }
            } catch {
                faults.withLock { $0.append(error) }
            }
        }
        if let fault = faults.withLock({ $0.first }) { throw fault }
    }

    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private func pattern(_ summary: CaseSummary) throws -> Pattern {
        let path = "\(source)/cases/\(summary.id.description.suffix(2))/\(summary.id).json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n").dropFirst().dropLast().map { line in
            line.hasSuffix(",") ? String(line.dropLast()) : String(line)
        }
        var own: [(text: String, kind: Kind)] = [(summary.number, .number)]
        own += summary.names.map { ($0, $0.count > 5 ? .organisation : .person) }
        own += summary.identities.map { ($0, $0.hasPrefix("9") ? .credit : .citizen) }
        own += summary.phones.map { ($0, .phone) }
        return Pattern(
            lines: lines.map { line in own.indices.reduce(chained(line)) { cut($0, own[$1].text, .own($1)) } },
            own: own, opened: summary.openedAt)
    }

    /// The line without the hash of the one before it, which stands behind the payload.
    private func chained(_ line: String) -> [Pattern.Piece] {
        guard let mark = line.range(of: "\"previous\":\"", options: .backwards) else { return [] }
        let end = line.index(mark.upperBound, offsetBy: 64)
        return [
            .bytes(Array(line[..<mark.upperBound].utf8)), .previous, .bytes(Array(line[end...].utf8)),
        ]
    }

    private func cut(_ pieces: [Pattern.Piece], _ text: String, _ own: Pattern.Piece) -> [Pattern.Piece] {
        pieces.flatMap { piece -> [Pattern.Piece] in
            guard case .bytes(let bytes) = piece, !text.isEmpty else { return [piece] }
            let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: text)
            return parts.enumerated().flatMap { index, part -> [Pattern.Piece] in
                (index == 0 ? [] : [own]) + (part.isEmpty ? [] : [.bytes(Array(part.utf8))])
            }
        }
    }

    private func write(_ pattern: Pattern, _ index: Int, of count: Int, _ chance: inout SplitMix) throws {
        // Six years, evenly, ending a week ago.
        let opened = pattern.opened.adding(seconds: -7 * 86_400 - Int(Double(index) / Double(count) * 6 * 365 * 86_400))
        let id = ULID(at: opened, using: &chance)
        let own = pattern.own.map { Array(text($0.kind, opened, index, &chance).utf8) }
        var head = hex(Array("onewindow/1/cases/\(id)".utf8))
        var body: [UInt8] = []
        for (place, pieces) in pattern.lines.enumerated() {
            var line: [UInt8] = []
            for piece in pieces {
                switch piece {
                case .bytes(let bytes): line += bytes
                case .own(let place): line += own[place]
                case .previous: line += head
                }
            }
            head = hex(line)
            body += line
            body += Array(place + 1 < pattern.lines.count ? ",\n".utf8 : "\n".utf8)
        }
        let first =
            "{\"format\":1,\"head\":\"\(String(decoding: head, as: UTF8.self))\",\"id\":\"\(id)\",\"kind\":\"cases\",\"operations\":[\n"
        let path = "\(destination)/cases/\(id.description.suffix(2))/\(id).json"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BenchFault.system("open \(path)", errno: errno) }
        defer { close(file) }
        let bytes = Array(first.utf8) + body + Array("]}\n".utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
            throw BenchFault.system("write \(path)", errno: errno)
        }
    }

    private func hex(_ bytes: [UInt8]) -> [UInt8] {
        let letters = Array("0123456789abcdef".utf8)
        return SHA256.hash(data: bytes).flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] }
    }

    // MARK: - People of chance

    private func text(_ kind: Kind, _ opened: Instant, _ index: Int, _ chance: inout SplitMix) -> String {
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in String(chance.next() % 10) }.joined()
        }
        func one(of signs: [Character]) -> String { String(signs[Int(chance.next() % UInt64(signs.count))]) }
        switch kind {
        case .number:
            let day = opened.day.description.filter { $0 != "-" }
            return "370009\(day)\(String(1_000_000 + index % 1_000_000).dropFirst(3))"
        case .person:
            return one(of: Self.surnames) + one(of: Self.signs) + (chance.next() % 4 == 0 ? "" : one(of: Self.signs))
        case .organisation:
            let name = (0..<3).map { _ in one(of: Self.signs) }.joined()
            return "日照\(name)\(["商贸", "餐饮", "建设", "物流", "医药"][Int(chance.next() % 5)])有限公司"
        // County codes that no county has, and phones of nobody.
        case .citizen: return "371190" + digits(12)
        case .credit: return "91371190MA" + digits(8)
        case .phone: return "1990" + digits(7)
        }
    }

    private static let surnames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈")
    private static let signs = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志红梅鹏飞宇浩然子轩文博海波云龙金玉春兰天成德正光永新安康泰和祥瑞东方")
}

/// A small generator whose stream a seed tells.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
