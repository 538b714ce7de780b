import CaseStore
import Foundation
import Logging

/// The hall's diary for whoever looks after the machine: a line an entry in `DATA/diary.log`, off the screen, without
/// personal data. It is written as well as it can be: trouble with the diary must never stop the hall.
struct Diary: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let data: DataFolder

    /// The logger of the hall in the folder `data`.
    static func logger(in data: DataFolder) -> Logger {
        Logger(label: "onewindow") { _ in Diary(data: data) }
    }

    private init(data: DataFolder) {
        self.data = data
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }.joined()
        // Whatever stands in a fact, an entry is one line.
        let text = "\(event.level) \(event.message)\(facts)".map { $0.isNewline ? " " : $0 }
        let moment = Date.now.formatted(.iso8601)
        try? data.append("\(moment) \(String(text))", to: "diary.log", durably: false)
    }
}
