import Foundation
import Testing

@testable import Exports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Event logs as XML.
struct XESTests {
    private let trace = Trace(
        values: [
            .name: "C-1-1", .caseNumber: "C-1", .item: "SS\"03", .nature: "licence", .channel: "counter",
            .centre: "a<b>&c\u{0}\n", .outcome: "granted",
        ],
        events: [
            Trace.Event(values: [
                .name: "decided", .timestamp: "2026-11-23T09:42:10.123+08:00", .lifecycle: "complete",
                .resource: "P-1", .role: "chief", .label: "作出决定",
            ])
        ])

    @Test func `a log is XML whose values come back as they were, but for what XML cannot say`() throws {
        let document = try XMLDocument(xmlString: XES.head("一\"窗") + XES.text(of: trace) + XES.end)
        let log = try #require(document.rootElement())
        #expect(
            log.elements(forName: "extension").compactMap { value("prefix", of: $0) }
                == ["concept", "time", "lifecycle", "org"])
        #expect(log.elements(forName: "global").count == 2 && log.elements(forName: "classifier").count == 2)
        let read = try #require(log.elements(forName: "trace").first)
        #expect(
            values(read) == [
                "concept:name": "C-1-1", "caseNumber": "C-1", "item": "SS\"03", "nature": "licence",
                "channel": "counter", "centre": "a<b>&c\n", "outcome": "granted",
            ])
        let event = try #require(read.elements(forName: "event").first)
        #expect(values(event)["label"] == "作出决定" && values(event)["org:group"] == nil)
        #expect(event.elements(forName: "date").count == 1)
    }

    @Test func `what is declared global has a value of each trace and event`() throws {
        let document = try XMLDocument(xmlString: XES.head("") + XES.text(of: trace) + XES.end)
        let log = try #require(document.rootElement())
        let globals = log.elements(forName: "global").map { Set(values($0).keys) }
        let read = try #require(log.elements(forName: "trace").first)
        let event = try #require(read.elements(forName: "event").first)
        #expect(globals == [Set(values(read).keys), Set(values(event).keys)])
    }

    @Test func `a table has the same values as the log, event by event`() {
        #expect(EventTable.head.hasPrefix("\u{FEFF}case:concept:name,case:caseNumber,case:item,"))
        #expect(
            EventTable.text(of: trace).hasSuffix(
                ",granted,decided,2026-11-23T09:42:10.123+08:00,complete,P-1,chief,,作出决定,\r\n"))
    }

    private func values(_ element: XMLElement) -> [String: String] {
        let attributes = (element.children ?? []).compactMap { $0 as? XMLElement }
        return attributes.reduce(into: [:]) { values, attribute in
            guard let key = value("key", of: attribute) else { return }
            values[key] = value("value", of: attribute)
        }
    }

    /// `attribute(forName:)` finds none where the document has a namespace.
    private func value(_ name: String, of element: XMLElement) -> String? {
        element.attributes?.first { $0.name == name }?.stringValue
    }
}
