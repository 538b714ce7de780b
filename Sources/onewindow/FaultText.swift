import CaseStore
import Catalogue
import StrictJSON

/// What is wrong with a file, for other programs and in words.
struct FaultReport: Encodable {
    let file: String
    /// From 1; nil for the file as a whole.
    let line: Int?
    /// From 1; nil where no operation of a record is meant.
    let operation: Int?
    /// A name that stays the same in every language.
    let reason: String
    let text: String

    init(_ fault: RecordFault, _ words: Words) {
        let (reason, values) = fault.reason.said
        file = fault.file
        line = fault.line
        operation = fault.operation > 0 ? fault.operation : nil
        self.reason = reason
        text = words("fault.\(reason)", values.merging(["operation": "\(fault.operation)"]) { own, _ in own })
    }

    /// As compilers say it, so that editors find the place.
    var place: String { line.map { "\(file):\($0)" } ?? file }
}

extension RecordFault.Reason {
    /// The reason's name, and what its words are filled with.
    fileprivate var said: (name: String, values: [String: String]) {
        switch self {
        case .headLine: ("headLine", [:])
        case .anotherRecord: ("anotherRecord", [:])
        case .newerFormat(let format): ("newerFormat", ["format": "\(format)"])
        case .end: ("end", [:])
        case .json(let fault): ("json", ["detail": "\(fault.reason)", "column": "\(fault.column)"])
        case .envelope(let key): ("envelope", ["key": key])
        case .sequence(let found): ("sequence", ["found": "\(found)"])
        case .chain: ("chain", [:])
        case .head: ("head", [:])
        case .undecodable(let detail): ("undecodable", ["detail": detail])
        case .tooLarge(let limit): ("tooLarge", ["limit": "\(limit)"])
        case .rolledBack(let known): ("rolledBack", ["known": "\(known)"])
        case .rewritten: ("rewritten", [:])
        case .vanished(let known): ("vanished", ["known": "\(known)"])
        case .unfoldable(let detail): ("unfoldable", ["detail": detail])
        case .unreadable(let errno): ("unreadable", ["errno": "\(errno)"])
        case .content: ("content", [:])
        case .named(let record): ("named", ["record": record])
        case .notARecord: ("notARecord", [:])
        case .unlikeSeal(let from, let day): ("unlikeSeal", ["from": "\(from)", "day": "\(day)"])
        case .shorterThanSeal(let sealed, let day): ("shorterThanSeal", ["sealed": "\(sealed)", "day": "\(day)"])
        case .sealedAndGone(let day): ("sealedAndGone", ["day": "\(day)"])
        case .seal: ("seal", [:])
        case .sealMissing(let day): ("sealMissing", ["day": "\(day)"])
        case .sealChanged(let day): ("sealChanged", ["day": "\(day)"])
        case .linesUnlikeSeal(let from, let last, let day):
            ("linesUnlikeSeal", ["from": "\(from)", "through": "\(last)", "day": "\(day)"])
        case .linesMissing(let last, let day): ("linesMissing", ["after": "\(last)", "day": "\(day)"])
        }
    }
}
