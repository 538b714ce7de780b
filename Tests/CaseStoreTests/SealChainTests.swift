import Foundation
import Testing

@testable import CaseStore
@testable import Casework

/// Seals speak for those before them, and a changed one for nobody.
struct SealChainTests {
    private let first = moment(0).day

    private func seal(_ number: Int, after previous: [UInt8]? = nil, hall: String = "大厅") throws -> [UInt8] {
        let day = first.adding(days: number)
        let link = previous.map { DaySeal.Link(day: day.adding(days: -1), digest: "\(Digest(of: $0[...]))") }
        return try DaySeal(
            day: day, hall: hall, made: moment(number), previous: link,
            access: DaySeal.Access(bytes: 0, lines: 0, sha256: ""), damaged: [],
            records: [RecordHead(kind: .cases, id: ulid(1), revision: number + 1, head: "h")]
        ).encoded()
    }

    private func chain(_ seals: [Int: [UInt8]]) -> SealChain {
        let bytes = Dictionary(uniqueKeysWithValues: seals.map { (first.adding(days: $0.key), $0.value) })
        return SealChain(of: Array(bytes.keys), path: { "\($0)" }) { .success(bytes[$0] ?? []) }
    }

    private func fault(_ number: Int, _ reason: RecordFault.Reason) -> RecordFault {
        RecordFault(file: "\(first.adding(days: number))", operation: 0, reason: reason)
    }

    @Test func `what a changed seal says of the one before is not believed`() throws {
        let zero = try seal(0)
        let one = try seal(1, after: zero)
        let two = try seal(2, after: one)
        #expect(chain([0: zero, 1: one, 2: two]).faults == [])
        // The forger made the first anew and named it in the second.
        let forged = try seal(0, hall: "另一大厅")
        let changed = try seal(1, after: forged)
        let found = chain([0: forged, 1: changed, 2: two])
        #expect(found.faults == [fault(1, .sealChanged(namedBy: first.adding(days: 2)))])
        // Blaming the first on the changed one's word would be blaming an innocent.
        let blamed = chain([0: zero, 1: changed, 2: two])
        #expect(blamed.faults == [fault(1, .sealChanged(namedBy: first.adding(days: 2)))])
        #expect(blamed.sound.map(\.seal.day) == [first, first.adding(days: 2)])
    }

    @Test func `each byte changed in a seal that a later one names is found, and so is its loss`() throws {
        let zero = try seal(0)
        let one = try seal(1, after: zero)
        let missed = zero.indices.filter { index in
            var changed = zero
            changed[index] ^= 1
            return chain([0: changed, 1: one]).faults.map(\.file) != ["\(first)"]
        }
        #expect(missed == [])
        #expect(chain([1: one]).faults == [fault(0, .sealMissing(namedBy: first.adding(days: 1)))])
    }

    @Test func `a seal of another day, of a newer program, or that names a later one is none`() throws {
        let zero = try seal(0)
        #expect(chain([5: zero]).faults == [fault(5, .seal)])
        let newer = String(decoding: zero, as: UTF8.self).replacing("\"format\":1", with: "\"format\":2")
        #expect(chain([0: Array(newer.utf8)]).faults == [fault(0, .newerFormat(2))])
        let later = try DaySeal(
            day: first, hall: "", made: moment(0), previous: DaySeal.Link(day: first, digest: ""),
            access: DaySeal.Access(bytes: 0, lines: 0, sha256: ""), damaged: [], records: []
        ).encoded()
        #expect(chain([0: later]).faults == [fault(0, .seal)])
    }

    @Test func `records touched around a day are found by their earliest and latest moments`() async throws {
        let hall = try TestHall()
        let store = try hall.store()
        let index = hall.index(store)
        func write(_ id: Int, _ days: [Int]) async {
            for (revision, day) in days.enumerated() {
                let payload: any OperationPayload =
                    revision == 0
                    ? CaseOpened(number: "QZ-\(id)", channel: .counter, ticket: nil)
                    : FieldRecorded(field: "address", value: "\(revision)")
                _ = await store.commit(
                    .cases, ulid(id), expectedRevision: revision, [operation(payload, at: day * 86_400)],
                    intent: ulid(id * 100 + revision))
            }
        }
        await write(1, [0])
        await write(2, [0, 2])
        // Written under a clock that jumped: neither the first nor the last operation lies at the ends.
        await write(3, [1, 3, 0, 2])
        await write(4, [3])
        func sealed(_ number: Int) async throws -> [ULID: Int] {
            let kept = try await index.seal(
                first.adding(days: number), offset: 28_800, hall: "", made: moment(10 * 86_400))
            let records = try #require(kept).seal.records
            return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.revision) })
        }
        let today = first.adding(days: 4)
        #expect(try await index.dayToSeal(after: nil, before: today, offset: 28_800) == first)
        #expect(try await sealed(0) == [ulid(1): 1, ulid(2): 1, ulid(3): 3])
        #expect(try await sealed(1) == [ulid(3): 1])
        #expect(try await sealed(2) == [ulid(2): 2, ulid(3): 4])
        #expect(try await index.dayToSeal(after: nil, before: today, offset: 28_800) == first.adding(days: 3))
        #expect(try await sealed(3) == [ulid(3): 2, ulid(4): 1])
        #expect(try await index.dayToSeal(after: nil, before: today, offset: 28_800) == nil)
        #expect(try await index.verifyAll { _, _ in } == [])
    }
}
