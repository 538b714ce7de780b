import Testing

@testable import Casework

/// A log that can't have come about by the rules is refused, with the place where it goes wrong.
struct FoldTests {
    @Test func `the same log leads to the same case`() throws {
        let desk = try Desk.handedOver()
        let again = try Case.fold(desk.file.id, desk.file.log, desk.definitions)
        #expect(again.log == desk.file.log)
        #expect(again.items == desk.file.items)
        #expect(again.handovers == desk.file.handovers)
        #expect(again.papers == desk.file.papers)
    }

    @Test func `what is appended leads to the same case as the whole log, with acts taken back before and after`()
        throws
    {
        var desk = try Desk.accepted(.reviewed)
        try desk.agree("papers")
        try desk.agree("site")
        try desk.act(Undo(), as: .market)
        try desk.agree("fire")
        try desk.agree("site")
        let log = desk.file.log
        let whole = try Case.fold(desk.file.id, log, desk.definitions)
        for cut in 0...log.count {
            var appended = try Case.fold(desk.file.id, Array(log[..<cut]), desk.definitions)
            try appended.append(Array(log[cut...]), desk.definitions)
            #expect(appended.log == whole.log)
            #expect(appended.revision == whole.revision)
            #expect(appended.items == whole.items)
            #expect(appended.papers == whole.papers)
            #expect(appended.documents == whole.documents)
        }
    }

    @Test func `a gap before what is appended is refused`() throws {
        let desk = try Desk.serving(.licence)
        #expect(throws: FoldFault.gap(expected: 5, found: 4)) {
            var file = desk.file
            try file.append(Array(desk.file.log.suffix(1)), desk.definitions)
        }
    }

    @Test func `a gap is refused`() throws {
        let desk = try Desk.serving(.licence)
        var log = desk.file.log
        log.remove(at: 1)
        #expect(throws: FoldFault.gap(expected: 2, found: 3)) {
            try Case.fold(desk.file.id, log, desk.definitions)
        }
    }

    @Test func `an operation twice is refused`() throws {
        let desk = try Desk.serving(.licence)
        let log = desk.file.log + desk.file.log.suffix(1)
        #expect(throws: FoldFault.gap(expected: 5, found: 4)) {
            try Case.fold(desk.file.id, log, desk.definitions)
        }
    }

    @Test func `a definition that is not archived is named by its hash`() throws {
        let desk = try Desk.serving(.licence)
        #expect(throws: FoldFault.definitionMissing(hash: "SS03")) {
            try Case.fold(desk.file.id, desk.file.log, Definitions { _ in nil })
        }
    }

    @Test func `an item that the case does not have is refused`() throws {
        let desk = try Desk.serving(.licence)
        #expect(throws: FoldFault.unknownReference(sequence: 5, what: "item 9")) {
            try desk.folded(with: Accepted(), items: [9])
        }
    }

    @Test func `an item number used twice is refused`() throws {
        let desk = try Desk.serving(.licence)
        #expect(throws: FoldFault.unknownReference(sequence: 5, what: "a new item key")) {
            try desk.folded(with: ItemAdded(short: "SS03", definition: "SS03"), items: [1])
        }
    }

    @Test func `a handover that never was, or is closed, can't be signed`() throws {
        var desk = try Desk.handedOver()
        let next = desk.file.revision + 1
        #expect(throws: FoldFault.unknownReference(sequence: next, what: "open handover 2")) {
            try desk.folded(with: HandoverSigned(handover: 2))
        }
        try desk.act(TakeHandoverBack(1))
        #expect(throws: FoldFault.unknownReference(sequence: next + 1, what: "open handover 1")) {
            try desk.folded(with: HandoverSigned(handover: 1))
        }
    }

    @Test func `taking back what never was is refused`() throws {
        let desk = try Desk.serving(.licence)
        let strange = desk.file.id
        #expect(throws: FoldFault.unknownReference(sequence: 5, what: "intent \(strange)")) {
            try desk.folded(with: Undone(undoes: strange))
        }
    }

    @Test func `an operation of a ticket does not belong to a case`() throws {
        let desk = try Desk.serving(.licence)
        #expect(throws: FoldFault.wrongRecord(sequence: 5, kind: "ticketFinished")) {
            try desk.folded(with: TicketFinished())
        }
    }

    @Test func `each operation of an act carries its intent, its actor and its day`() throws {
        var desk = try Desk.received(defect: true)
        desk.wait(until: "2018-02-26")
        let act = try desk.act(Accept([1]), as: .colleague)
        let last = try #require(desk.file.log.last)
        #expect(last.intent == act)
        #expect(last.actor == Author(person: "1002", capacity: .frontDesk, centre: "main", window: "3"))
        #expect(last.recordedAt == desk.now)
        #expect(last.effectiveOn == "2018-02-09")
        #expect(last.items == [1])
    }
}

extension Desk {
    /// The case with one more operation that no rule proposed.
    fileprivate func folded(with payload: any OperationPayload, items: [Int] = []) throws -> Case {
        let operation = Operation(
            sequence: file.revision + 1, intent: file.id, items: items, recordedAt: now, effectiveOn: now.day,
            actor: Actor.clerk.author, payload: payload)
        return try Case.fold(file.id, file.log + [operation], definitions)
    }
}
