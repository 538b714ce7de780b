import Foundation
import Testing

@testable import Exports

/// Object-centric logs as JSON.
struct OCELTests {
    private let object = ObjectStory.Object(
        id: "C-1-1", kind: .application, values: [.item: "SS\"03\\", .nature: "licence", .outcome: "批\u{1}准\n"],
        relations: [.init(object: "C-1", qualifier: "part of")])
    private let event = ObjectStory.Event(
        id: "C-1#2",
        values: [
            .name: "decided", .timestamp: "2026-11-23T09:42:10.123+08:00", .lifecycle: "complete", .resource: "P-1",
            .role: "chief", .label: "作出决定",
        ],
        relations: [.init(object: "C-1", qualifier: "case"), .init(object: "C-1-1", qualifier: "application")])

    private func read(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func values(_ each: [String: Any]) -> [String: String] {
        let attributes = each["attributes"] as? [[String: String]] ?? []
        return Dictionary(attributes.map { ($0["name"] ?? "", $0["value"] ?? "") }) { first, _ in first + " twice" }
    }

    @Test func `a log is JSON whose values come back as they were`() throws {
        let log = try read(
            OCEL.head + OCEL.text(of: object) + OCEL.turn + OCEL.text(of: event) + OCEL.end(["decided"]))
        let found = try #require((log["objects"] as? [[String: Any]])?.first)
        #expect(found["id"] as? String == "C-1-1" && found["type"] as? String == "application")
        #expect(values(found) == ["item": "SS\"03\\", "nature": "licence", "outcome": "批\u{1}准\n"])
        #expect(found["relationships"] as? [[String: String]] == [["objectId": "C-1", "qualifier": "part of"]])
        let happened = try #require((log["events"] as? [[String: Any]])?.first)
        #expect(happened["type"] as? String == "decided")
        #expect(happened["time"] as? String == "2026-11-23T09:42:10.123+08:00")
        #expect(values(happened) == ["org:resource": "P-1", "org:role": "chief", "label": "作出决定"])
        #expect((happened["relationships"] as? [Any])?.count == 2)
    }

    @Test func `each attribute of an object or event is declared with its type`() throws {
        let log = try read(
            OCEL.head + OCEL.text(of: object) + OCEL.turn + OCEL.text(of: event) + OCEL.end(["decided", "accepted"]))
        let (kinds, acts) = (log["objectTypes"] as? [[String: Any]] ?? [], log["eventTypes"] as? [[String: Any]] ?? [])
        #expect(kinds.map { $0["name"] as? String } == ["case", "application", "number"])
        #expect(acts.map { $0["name"] as? String } == ["accepted", "decided"])
        let application = try #require(kinds.first { $0["name"] as? String == "application" })
        #expect(Set(values(application).keys) == Set(object.values.keys.map(\.rawValue)))
        for act in acts { #expect(Set(values(act).keys).isSuperset(of: ["org:resource", "org:role", "label"])) }
    }
}
