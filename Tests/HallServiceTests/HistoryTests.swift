import Casework
import HallService
import Testing

/// A case as it stood.
struct HistoryTests {
    @Test func `the log folded up to a moment knows nothing of what came after, not even that it was undone`()
        async throws
    {
        let hall = try await TestHall()
        let service = hall.service
        let opened = try await hall.foodCase()
        let material = try #require(opened.checklist().first?.material)
        hall.clock.advance(60)
        let marked = try await hall.act([PassLine(material)], on: opened, as: hall.clerk)
        let then = service.now
        hall.clock.advance(60)
        _ = try await hall.act([Undo()], on: marked, as: hall.clerk)
        #expect(try await service.load(opened.id).items.first?.marks[material] == nil)
        let past = try await service.load(opened.id, asOf: then)
        #expect(past.items.first?.marks[material] == .passed)
        #expect(past.revision == marked.revision)
        await #expect(throws: Trouble.self) {
            try await service.load(opened.id, asOf: Instant(milliseconds: 0, offset: 0))
        }
    }
}
