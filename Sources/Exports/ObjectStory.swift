public import Casework

/// What an object-centric event log says of a case: its objects, and its operations with the objects that each concerns. An
/// operation stands in it once, however many items it is about.
public struct ObjectStory: Hashable, Sendable {
    /// Kinds of objects, by their name in the log.
    public enum Kind: String, CaseIterable, Sendable {
        case `case`
        /// One item of a case.
        case application
        /// The queue number from which a case was opened.
        case number

        /// What is told of each.
        var attributes: [Trace.Key] {
            switch self {
            case .case: [.channel, .centre]
            case .application: [.item, .nature, .outcome]
            case .number: []
            }
        }
    }

    /// Another object, and what it is to this one or to an event.
    public struct Relation: Hashable, Sendable {
        public var object: String
        public var qualifier: String
    }

    public struct Object: Hashable, Sendable {
        public var id: String
        public var kind: Kind
        /// A value for each of the kind's attributes.
        public var values: [Trace.Key: String]
        public var relations: [Relation]
    }

    /// One operation of the case's log.
    public struct Event: Hashable, Sendable {
        public var id: String
        public var values: [Trace.Event.Key: String]
        public var relations: [Relation]
    }

    public var objects: [Object]
    public var events: [Event]
}

extension EventLog {
    /// The objects of the case and what happened to them, as little of anybody as in a trace; an item that was dropped before
    /// any outcome is none of them. The queue number comes last, and may have led to another case, too.
    public func story(of subject: Case) -> ObjectStory {
        let number = pseudonyms.caseNumber(subject.number)
        let ticket = subject.ticket.map { pseudonyms.queueNumber("\($0)") }
        let origin = ticket.map { [ObjectStory.Relation(object: $0, qualifier: "opened from")] } ?? []
        var objects = [
            ObjectStory.Object(
                id: number, kind: .case, values: [.channel: subject.channel.rawValue, .centre: subject.centre],
                relations: origin)
        ]
        objects += subject.items.map { item in
            ObjectStory.Object(
                id: "\(number)-\(item.key)", kind: .application,
                values: [
                    .item: item.definition.short, .nature: item.definition.nature.rawValue,
                    .outcome: outcome(of: item, in: subject),
                ],
                relations: [ObjectStory.Relation(object: number, qualifier: "part of")])
        }
        objects += ticket.map { [ObjectStory.Object(id: $0, kind: .number, values: [:], relations: [])] } ?? []
        let events = subject.log.map { operation in
            let items = subject.items.filter { operation.items.contains($0.key) }
            let concerned = items.map { item in
                ObjectStory.Relation(object: "\(number)-\(item.key)", qualifier: "application")
            }
            return ObjectStory.Event(
                id: "\(number)#\(operation.sequence)",
                values: event(operation, of: (items.first ?? subject.items.first)?.definition).values,
                relations: [ObjectStory.Relation(object: number, qualifier: "case")] + concerned
                    + (operation.payload is CaseOpened ? origin : []))
        }
        return ObjectStory(objects: objects, events: events)
    }
}
