public import FoundationEssentials

/// What the program says to people, by key, in one language. Chinese stands in where a translation is missing.
public struct Words: Sendable {
    /// Language whose words every key has.
    public static let fullLanguage = "zh-Hans"

    private let texts: [String: String]
    private let fallback: [String: String]

    /// Reads the words of `language` (`zh-Hans`, `en`) in `folder` (`ResourceFolder.words`): every file of the
    /// language's own folder, so that each part of the program keeps its words together.
    public static func load(_ language: String, from folder: URL) throws(CatalogueFault) -> Words {
        var reader = CatalogueReader(folder)
        let texts = reader.words(language)
        let fallback = language == fullLanguage ? texts : reader.words(fullLanguage)
        guard reader.findings.isEmpty else { throw .findings(reader.findings) }
        return Words(texts, fallback: fallback)
    }

    /// Words by key; `fallback` for keys that are missing in them.
    public init(_ texts: [String: String], fallback: [String: String] = [:]) {
        self.texts = texts
        self.fallback = fallback
    }

    /// The text of `key` with each `{name}` replaced by its value; a name without value stays as it stands. A key
    /// without text gives itself, so that the gap is seen and reported.
    public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        let text = texts[key] ?? fallback[key] ?? key
        return values.isEmpty ? text : text.filled(with: values)
    }

    /// Whether `key` has a text of its own.
    public func has(_ key: String) -> Bool { texts[key] != nil || fallback[key] != nil }

    /// Keys that `other` has and this language lacks, sorted.
    public func missingKeys(comparedTo other: Words) -> [String] {
        other.texts.keys.filter { texts[$0] == nil }.sorted()
    }
}

extension String {
    /// One pass over the text, so that a value with braces in it is not looked at again.
    fileprivate func filled(with values: [String: String]) -> String {
        var result = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { return result + rest[open...] }
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

extension CatalogueReader {
    /// The words of all files of a language; a key belongs to one file only.
    fileprivate mutating func words(_ language: String) -> [String: String] {
        var all: [String: String] = [:]
        for file in files(in: language) {
            for (key, text) in read([String: String].self, file) ?? [:] {
                if all.updateValue(text, forKey: key) != nil {
                    report([CatalogueFinding(file: file, path: key, reason: .duplicate, subject: key)])
                }
            }
        }
        return all
    }
}
