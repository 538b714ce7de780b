import Synchronization
import Testing

@testable import TerminalHost

struct LatestReadingTests {
    @Test func `whatever asks during a reading gets one more after it, and never two at a time`() async {
        let reader = Mutex<LatestReading?>(nil)
        let readings = Mutex((count: 0, underWay: 0, most: 0))
        let reading = LatestReading {
            let count = readings.withLock { state in
                state.count += 1
                state.underWay += 1
                state.most = max(state.most, state.underWay)
                return state.count
            }
            if count == 1 { for _ in 1...3 { reader.withLock { $0 }?.ask() } }
            readings.withLock { $0.underWay -= 1 }
        }
        reader.withLock { $0 = reading }
        await reading.ask()?.value
        #expect(readings.withLock { $0.count } == 2)
        await reading.ask()?.value
        #expect(readings.withLock { $0.count } == 3)
        #expect(readings.withLock { $0.most } == 1)
        reader.withLock { $0 = nil }
    }
}
