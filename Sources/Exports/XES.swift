/// Event logs in the language of IEEE 1849 (XES), in parts, so that a log is written trace by trace.
public enum XES {
    private static let extensions = [
        ("Concept", "concept", "concept"), ("Time", "time", "time"), ("Lifecycle", "lifecycle", "lifecycle"),
        ("Organizational", "org", "org"),
    ]

    /// What stands before the first trace.
    ///
    /// - Parameter name: name of the log.
    public static func head(_ name: String) -> String {
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">"#,
        ]
        lines += extensions.map { name, prefix, file in
            #"  <extension name="\#(name)" prefix="\#(prefix)" uri="http://www.xes-standard.org/\#(file).xesext"/>"#
        }
        lines.append(#"  <global scope="trace">"#)
        lines += Trace.Key.allCases.map { "    " + attribute($0.rawValue, "UNKNOWN") }
        lines += ["  </global>", #"  <global scope="event">"#]
        lines += Trace.Event.Key.allCases.filter(\.isGlobal).map { "    " + attribute($0, $0.standIn) }
        lines += [
            "  </global>",
            #"  <classifier name="Activity" scope="event" keys="concept:name"/>"#,
            #"  <classifier name="Activity and role" scope="event" keys="concept:name org:role"/>"#,
            "  " + attribute("concept:name", name),
            "  " + attribute("lifecycle:model", "standard"),
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// One trace.
    public static func text(of trace: Trace) -> String {
        var lines = ["  <trace>"]
        lines += Trace.Key.allCases.compactMap { key in
            trace.values[key].map { "    " + attribute(key.rawValue, $0) }
        }
        for event in trace.events {
            lines.append("    <event>")
            lines += Trace.Event.Key.allCases.compactMap { key in
                event.values[key].map { "      " + attribute(key, $0) }
            }
            lines.append("    </event>")
        }
        return lines.joined(separator: "\n") + "\n  </trace>\n"
    }

    /// What stands after the last trace.
    public static let end = "</log>\n"

    private static func attribute(_ key: Trace.Event.Key, _ value: String) -> String {
        attribute(key.rawValue, value, type: key == .timestamp ? "date" : "string")
    }

    private static func attribute(_ key: String, _ value: String, type: String = "string") -> String {
        #"<\#(type) key="\#(key)" value="\#(escaped(value))"/>"#
    }

    /// `text` within the quotes of an attribute, without characters that XML 1.0 cannot say.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Trace.Event.Key {
    /// Stands in where an event has no value.
    fileprivate var standIn: String {
        switch self {
        case .timestamp: "1970-01-01T00:00:00.000+00:00"
        case .lifecycle: "complete"
        default: "UNKNOWN"
        }
    }
}
