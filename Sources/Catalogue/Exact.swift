import Casework

/// A decoded value with the keys of its JSON that nothing in it reads: a misspelt key of an optional value would
/// otherwise pass as if it had been left out.
struct Exact<Value: Decodable>: Decodable {
    let value: Value
    /// Paths of the keys too many.
    let unknown: [[any CodingKey]]

    init(from decoder: any Decoder) throws {
        value = try Value(from: decoder)
        unknown = try unreadKeys(decoder, of: value)
    }
}

/// Compares the keys of the JSON with the stored properties of what was decoded from it. A property that ends in an
/// underscore because its name is a word of the language (`extension_`) stands for the key without it.
private func unreadKeys(_ decoder: any Decoder, of value: Any) throws -> [[any CodingKey]] {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
        return try mirror.children.first.map { try unreadKeys(decoder, of: $0.value) } ?? []
    case .collection:
        var list = try decoder.unkeyedContainer()
        return try mirror.children.flatMap { element in
            try isLeaf(element.value) ? [] : unreadKeys(list.superDecoder(), of: element.value)
        }
    case .struct:
        let object = try decoder.container(keyedBy: AnyKey.self)
        var unread = Set(object.allKeys.map(\.stringValue))
        var below: [[any CodingKey]] = []
        for (label, property) in mirror.children {
            let name = label ?? ""
            let key = AnyKey(name.hasSuffix("_") ? String(name.dropLast()) : name)
            guard unread.remove(key.stringValue) != nil, !isLeaf(property) else { continue }
            below += try unreadKeys(object.superDecoder(forKey: key), of: property)
        }
        return unread.sorted().map { decoder.codingPath + [AnyKey($0)] } + below
    default:
        return []
    }
}

/// Whether a value stands as a single value in JSON, so that there are no keys in it; most are, and asking is cheap.
private func isLeaf(_ value: Any) -> Bool {
    value is String || value is Bool || value is Int || value is Day || value is Day?
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
