import Testing

@testable import TerminalHost

struct WakePipeTests {
    @Test func `signals from many tasks before a drain count as one`() async throws {
        let pipe = try WakePipe()
        #expect(!pipe.drain())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<64 { group.addTask { pipe.signal() } }
        }
        #expect(pipe.drain())
        #expect(!pipe.drain())
    }
}
