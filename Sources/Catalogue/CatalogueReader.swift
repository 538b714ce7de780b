import FoundationEssentials
import StrictJSON

/// Reads the catalogue's files and collects what is wrong with them, so that one look finds everything.
struct CatalogueReader {
    let folder: URL
    private(set) var findings: [CatalogueFinding] = []

    init(_ folder: URL) {
        self.folder = folder
    }

    mutating func report(_ findings: [CatalogueFinding]) {
        self.findings += findings
    }

    /// Names of the JSON files in a subfolder, sorted, with the subfolder's name.
    mutating func files(in subfolder: String) -> [String] {
        do {
            let path = folder.appending(path: subfolder).path(percentEncoded: false)
            return try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted().map { "\(subfolder)/\($0)" }
        } catch {
            findings.append(CatalogueFinding(file: subfolder, path: "", reason: .unreadable, subject: "\(error)"))
            return []
        }
    }

    /// Decodes a file; nil with findings when it can't be read, is no JSON, misses a key or has one too many.
    mutating func read<T: Decodable>(_ type: T.Type, _ file: String) -> T? {
        let data: Data
        do {
            data = try Data(contentsOf: folder.appending(path: file))
        } catch {
            findings.append(CatalogueFinding(file: file, path: "", reason: .unreadable, subject: "\(error)"))
            return nil
        }
        do throws(JSONFault) {
            // The decoder takes the first of two like keys in silence, and gives no line for what is no JSON.
            try StrictJSON.check(Array(data), sizeLimit: 4 << 20)
        } catch {
            let place = "\(error.line):\(error.column)"
            findings.append(
                CatalogueFinding(file: file, path: place, reason: .invalid, subject: "\(error.reason)"))
            return nil
        }
        do {
            let exact = try JSONDecoder().decode(Exact<T>.self, from: data)
            findings += exact.unknown.map {
                CatalogueFinding(file: file, path: $0.written, reason: .unknownKey, subject: $0.last?.stringValue ?? "")
            }
            return exact.value
        } catch {
            findings.append(CatalogueFinding(file: file, error))
            return nil
        }
    }
}

extension CatalogueFinding {
    /// What the decoder's error says, with the JSON path it stopped at.
    fileprivate init(file: String, _ error: any Error) {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            self.init(
                file: file, path: (context.codingPath + [key]).written, reason: .missingKey, subject: key.stringValue)
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            self.init(file: file, path: context.codingPath.written, reason: .invalid, subject: context.debugDescription)
        default:
            self.init(file: file, path: "", reason: .invalid, subject: "\(error)")
        }
    }
}

extension [any CodingKey] {
    /// `lines[3].condition.question`
    fileprivate var written: String {
        reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }
}
