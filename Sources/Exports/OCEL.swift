/// Object-centric event logs as JSON (OCEL 2.0), in parts, so that a log is written object by object and event by event.
public enum OCEL {
    /// What stands before the first object.
    public static var head: String {
        let types = ObjectStory.Kind.allCases.map { type($0.rawValue, $0.attributes.map(\.rawValue)) }
        return #"{"objectTypes":[\#(types.joined(separator: ",\n"))],"# + "\n" + #""objects":["#
    }

    /// What stands between the last object and the first event.
    public static let turn = "],\n\"events\":["

    /// What stands after the last event.
    ///
    /// - Parameter kinds: kinds of all events.
    public static func end(_ kinds: Set<String>) -> String {
        let types = kinds.sorted().map { type($0, eventAttributes.map(\.rawValue)) }
        return "],\n\"eventTypes\":[\(types.joined(separator: ",\n"))]}\n"
    }

    /// What an event tells beside its kind and moment. It is complete as soon as it is there.
    private static let eventAttributes = Trace.Event.Key.allCases.filter {
        ![.name, .timestamp, .lifecycle].contains($0)
    }

    /// One object. What is told of it holds for all time: only today's outcome is known.
    public static func text(of object: ObjectStory.Object) -> String {
        let attributes = object.kind.attributes.map { key in
            members([
                ("name", quoted(key.rawValue)), ("time", quoted("1970-01-01T00:00:00Z")),
                ("value", quoted(object.values[key] ?? "")),
            ])
        }
        return members([
            ("id", quoted(object.id)), ("type", quoted(object.kind.rawValue)), ("attributes", list(attributes)),
            ("relationships", list(object.relations.map(text))),
        ])
    }

    /// One event.
    public static func text(of event: ObjectStory.Event) -> String {
        let attributes = eventAttributes.compactMap { key in
            event.values[key].map { members([("name", quoted(key.rawValue)), ("value", quoted($0))]) }
        }
        return members([
            ("id", quoted(event.id)), ("type", quoted(event.values[.name] ?? "")),
            ("time", quoted(event.values[.timestamp] ?? "")), ("attributes", list(attributes)),
            ("relationships", list(event.relations.map(text))),
        ])
    }

    private static func text(of relation: ObjectStory.Relation) -> String {
        members([("objectId", quoted(relation.object)), ("qualifier", quoted(relation.qualifier))])
    }

    private static func type(_ name: String, _ attributes: [String]) -> String {
        let declared = attributes.map { members([("name", quoted($0)), ("type", quoted("string"))]) }
        return members([("name", quoted(name)), ("attributes", list(declared))])
    }

    private static func members(_ members: [(key: String, value: String)]) -> String {
        "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    private static func list(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }

    /// `text` as JSON writes it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let code = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
