import Casework
import Foundation
import HallService
import Testing

/// The power goes, or somebody kills the program, at any system call that touches the hall.
struct KillTests {
    @Test(arguments: Story.names)
    func `whatever call a program dies at, what it had acknowledged is there and nothing is half done`(
        _ name: String
    ) async throws {
        let story = try await Story.named(name)
        let reference = try story.hall.copy()
        let untouched = try story.run(on: reference)
        let isDone = story.isDone(untouched)
        try #require(isDone, "\(untouched)")
        let whole = try RawHall(reference.data)
        var killed = 0
        for point in Torture.sample(untouched.points.worthStriking(), 5) {
            let hall = try story.hall.copy()
            let result = try story.run(on: hall, at: point.ordinal, .kill)
            // Threads need not come to their calls in the same order each time: a run may have fewer of them.
            if result.points.count >= point.ordinal {
                #expect(result.status == 128 + SIGKILL, "\(point)")
                killed += 1
            }
            try await Aftermath(story, hall, result, "killed at \(point)").check(against: whole)
        }
        #expect(killed > 0)
        Torture.tell("SIGKILL at each call: \(name)", "\(killed) kill points")
    }
}

/// What must hold of a hall after a program was struck on it, whatever happened.
struct Aftermath {
    let story: Story
    let hall: TortureHall
    let result: Strike.Result
    let what: Comment

    init(_ story: Story, _ hall: TortureHall, _ result: Strike.Result, _ what: String) {
        self.story = story
        self.hall = hall
        self.result = result
        self.what = Comment(rawValue: "\(story.name), \(what): \(result)")
    }

    /// - Parameter whole: the hall after the same story without a strike.
    func check(against whole: RawHall) async throws {
        let raw = try RawHall(hall.data)
        #expect(raw.faults == [], what)
        expectAcknowledged(raw)
        expectWholeActs(raw, whole)
        #expect(RawHall.heldLocks(hall.data) == [], what)
        // And the next who comes works as if nothing had been.
        let again = try story.runUndisturbed(on: hall)
        let isDone = story.isDone(again)
        #expect(isDone, "\(what) then \(again)")
        let after = try RawHall(hall.data)
        #expect(after.faults == [], what)
        expectAcknowledged(after)
        #expect(RawHall.temporaries(hall.data) == [], what)
        try await expectListed(after)
    }

    private func expectAcknowledged(_ raw: RawHall) {
        for act in story.acknowledged(result) {
            let records = raw.records.values.filter { act.number.isEmpty || $0.number == act.number }
            #expect(records.contains { $0.operations.contains { $0.kind == act.kind } }, "\(act) is lost: \(what)")
        }
    }

    /// Each record is as far as some act of the undisturbed story has brought one of its kind, and never between two. Where a
    /// number could not be read, the next is called in its place.
    private func expectWholeActs(_ raw: RawHall, _ whole: RawHall) {
        for record in raw.records.values {
            let isWhole = whole.of(record.kind).contains { $0.acts.starts(with: record.acts) }
            #expect(isWhole, "\(record.number) is half done, \(record.acts): \(what)")
        }
    }

    /// The lists of a program that starts now have every record.
    private func expectListed(_ raw: RawHall) async throws {
        let service = try await hall.open()
        #expect(try await service.verifyAll() == [], what)
        #expect(try await service.damaged() == [], what)
        let queue = try await service.queue(service.now.day)
        #expect(Set(queue.map(\.id.description)) == Set(raw.of("tickets").map(\.id)), what)
        let cases = try await service.cases(limit: .max)
        #expect(Set(cases.map(\.id.description)) == Set(raw.of("cases").map(\.id)), what)
    }
}
