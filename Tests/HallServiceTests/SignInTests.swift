import Casework
import Foundation
import HallService
import Testing

/// Who is let in, and who is not.
struct SignInTests {
    private func signIn(_ service: HallService, _ number: String, _ password: String) async -> SignInDenial? {
        switch await service.signIn(number: number, password: password, counter: "1") {
        case .success: nil
        case .failure(let denial): denial
        }
    }

    @Test func `the right password at a counter opens a session of its window's centre`() async throws {
        let hall = try await TestHall()
        let session = try await hall.service.signIn(number: "0117", password: TestHall.password, counter: "1").get()
        #expect(session.actor == hall.clerk)
        #expect(hall.service.window(of: session.actor)?.id == "commercial")
    }

    @Test func `a session knows who else is signed in at its counter, as long as that console lives`() async throws {
        let hall = try await TestHall()
        func signIn(_ number: String, _ counter: String) async throws -> Session {
            try await hall.service.signIn(
                number: number, password: TestHall.password, counter: counter, capacity: Capacity(.frontDesk)
            ).get()
        }
        var first: Session? = try await signIn("0117", "1")
        #expect(first?.othersHere == [])
        #expect(try await signIn("0118", "1").othersHere == ["张敏"])
        #expect(try await signIn("0118", "X0").othersHere == [])
        #expect(try await signIn("0117", "1").othersHere == [])
        first = nil
        #expect(try await signIn("0118", "1").othersHere == [])
    }

    @Test(arguments: ["0117", "8888"])
    func `five wrong passwords lock a number for ten minutes, whether it exists or not`(_ number: String) async throws {
        let hall = try await TestHall()
        for _ in 1...4 { #expect(await signIn(hall.service, number, "wrong") == .wrong) }
        let until = hall.service.now.adding(seconds: 600)
        #expect(await signIn(hall.service, number, "wrong") == .locked(until: until))
        hall.clock.advance(599)
        #expect(await signIn(hall.service, number, TestHall.password) == .locked(until: until))
        let restarted = try await hall.another()
        #expect(await signIn(restarted, number, TestHall.password) == .locked(until: until))
        hall.clock.advance(1)
        #expect(await signIn(restarted, number, TestHall.password) == (number == "0117" ? nil : .wrong))
    }

    @Test func `the right password forgets earlier failures`() async throws {
        let hall = try await TestHall()
        for _ in 1...3 {
            for _ in 1...4 { #expect(await signIn(hall.service, "0117", "wrong") == .wrong) }
            #expect(await signIn(hall.service, "0117", TestHall.password) == nil)
        }
    }

    @Test func `twenty attempts at once get no more than five looks at the password`() async throws {
        let hall = try await TestHall()
        let denials = await withTaskGroup(of: SignInDenial?.self) { group in
            for _ in 0..<20 { group.addTask { await signIn(hall.service, "0117", "wrong") } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(denials.count { $0 == .wrong } <= 4)
        #expect(denials.count { $0 == nil } == 0)
    }

    @Test func `who was disabled a minute ago gets in at no console`() async throws {
        let hall = try await TestHall()
        let other = try await hall.another()
        try await hall.service.changeSettings { (settings) throws(Trouble) in settings.staff[0].active = false }
        #expect(await signIn(other, "0117", TestHall.password) == .wrong)
    }

    @Test func `who has two capacities must choose one that is theirs`() async throws {
        let hall = try await TestHall()
        func signIn(_ capacity: Capacity?, _ counter: String?) async -> Result<Session, SignInDenial> {
            await hall.service.signIn(
                number: "0118", password: TestHall.password, counter: counter, capacity: capacity)
        }
        func denial(_ result: Result<Session, SignInDenial>) -> SignInDenial? {
            if case .failure(let denial) = result { denial } else { nil }
        }
        let both = [Capacity(.frontDesk), Capacity(.supervisor)]
        #expect(denial(await signIn(nil, "1")) == .capacityNeeded(both))
        #expect(denial(await signIn(Capacity(.keeper), "1")) == .noCapacity)
        #expect(denial(await signIn(Capacity(.frontDesk), nil)) == .counterNeeded)
        #expect(denial(await signIn(Capacity(.frontDesk), "77")) == .counterUnknown("77"))
        #expect(try await signIn(Capacity(.supervisor), nil).get().actor.counter == nil)
    }

    @Test func `a second person is known by all capacities without a session`() async throws {
        let hall = try await TestHall()
        let actors = try await hall.service.authenticate(number: "0118", password: TestHall.password).get()
        #expect(actors.map(\.capacity.role) == [.frontDesk, .supervisor])
        let sessions = try FileManager.default.contentsOfDirectory(atPath: "\(hall.data)/sessions")
        #expect(sessions == [])
    }

    @Test func `no password stands in any file`() async throws {
        let hall = try await TestHall()
        let settings = try String(contentsOfFile: "\(hall.data)/hall.json", encoding: .utf8)
        #expect(settings.contains("$y$"))
        #expect(!settings.contains(TestHall.password))
    }
}
