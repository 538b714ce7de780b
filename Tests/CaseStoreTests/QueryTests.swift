import Testing

@testable import CaseStore
@testable import Casework

/// What clerks type, and what lists show.
struct QueryTests {
    let hall: TestHall
    let store: RecordStore
    let index: CaseIndex

    init() async throws {
        hall = try TestHall()
        store = try hall.store()
        index = hall.index(store)
        try await open(1, "QZ-20261123-0001", "张三", "11010119900307123X", "13800138000", [:])
        try await open(2, "QZ-20261123-0002", "欧阳三丰", "110101199003071256", "", ["stage": "checking"])
        try await open(
            3, "QZ-20261124-0001", "Smith John 张", "E12345678", "059512345678",
            ["stage": "accepted", "department": "market", "due": "2026-12-01", "slip": "market"], at: 86_400)
        try await open(
            4, "FZ-20261124-0002", "晋江市好食餐饮有限公司", "91350582MA2XXXXX0A", "13900139000",
            [
                "stage": "accepted", "department": "fire", "due": "2026-11-30", "slip": "fire", "closed": "90000",
                "initials": "jjshscyyxgs",
            ],
            at: 86_460)
    }

    private func open(
        _ id: Int, _ number: String, _ name: String, _ identity: String, _ phone: String, _ fields: [String: String],
        at seconds: Int = 0
    ) async throws {
        let document = IdentityDocument(kind: .citizen, number: identity)
        let party = Party(kind: .person, name: name, document: document, phone: phone)
        var steps = [
            operation(CaseOpened(number: number, channel: .counter, ticket: nil), at: seconds),
            operation(ApplicantRecorded(applicant: party), at: seconds),
        ]
        for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
            steps.append(operation(FieldRecorded(field: field, value: value), at: seconds))
        }
        let result = await store.commit(.cases, ulid(id), expectedRevision: 0, steps, intent: ulid(id + 100))
        #expect(result.revision == steps.count)
    }

    private func found(_ text: String) async throws -> [Int] {
        try await numbers(index.search(text, limit: 10))
    }

    private func numbers(_ summaries: [CaseSummary]) -> [Int] {
        (1...4).filter { number in summaries.contains { $0.id == ulid(number) } }
    }

    @Test func `cases of a span come oldest first, page by page, those of its first and last moment with them`()
        async throws
    {
        func span(_ first: Int, _ last: Int) -> ClosedRange<Int64> {
            moment(first).milliseconds...moment(last).milliseconds
        }
        let all = try await index.list(madeIn: span(1, 4), after: nil, limit: 10)
        #expect(all.map(\.id) == (1...4).map(ulid))
        #expect(try await index.list(madeIn: span(2, 3), after: nil, limit: 10).map(\.id) == [ulid(2), ulid(3)])
        #expect(try await index.list(madeIn: span(1, 4), after: ulid(1), limit: 2).map(\.id) == [ulid(2), ulid(3)])
        #expect(try await index.list(madeIn: span(1, 4), after: ulid(4), limit: 2).isEmpty)
        #expect(try await index.list(madeIn: span(5, 9), after: nil, limit: 10).isEmpty)
    }

    @Test(
        arguments: [
            ("张", [1, 3]), ("三", [1, 2]), ("张三", [1]), ("三丰", [2]), ("欧阳三丰", [2]), ("阳三", [2]), ("三张", []),
            ("丰", [2]), ("有限公司", [4]), ("好食餐饮", [4]), ("smith", [3]), ("ＳＭＩＴＨ", [3]), ("john", [3]), ("j", [3]),
            ("餐饮好食", []),
        ] as [(String, [Int])])
    func `a name is found by any part of it`(_ text: String, _ expected: [Int]) async throws {
        #expect(try await found(text) == expected)
    }

    @Test(
        arguments: [
            ("QZ-20261123", [1, 2]), ("qz20261123", [1, 2]), ("QZ", [1, 2, 3]), ("0001", [1, 3]), ("-0001", [1, 3]),
            ("202611240002", [4]), ("20261124", [3, 4]), ("11240002", [4]), ("1124000", []), ("FZ-20261124-0002", [4]),
        ] as [(String, [Int])])
    func `a number is found by its beginning or end, and by the digits of its bar code`(
        _ text: String, _ expected: [Int]
    ) async throws {
        #expect(try await found(text) == expected)
    }

    @Test(
        arguments: [
            ("123X", [1]), ("123x", [1]), ("1256", [2]), ("11010119900307123X", [1]), ("138001", [1]), ("8000", [1]),
            ("12345678", [3]), ("0595-1234", [3]), ("0A", [4]), ("110101", []),
        ] as [(String, [Int])])
    func `people are found by the end of an identity number and by phone`(
        _ text: String, _ expected: [Int]
    ) async throws {
        #expect(try await found(text) == expected)
    }

    @Test(
        arguments: [
            ("张 123x", [1]), ("张 smith", [3]), ("三 1256 QZ", [2]), ("张 1256", []), ("  ", []), ("", []),
            ("　张　", [1, 3]),
            ("%", []), ("'", []), ("_", []), ("张\0三", []), ("1 1 1 1 1 1 1 1 1 1 1", []),
        ] as [(String, [Int])])
    func `all words must match`(_ text: String, _ expected: [Int]) async throws {
        #expect(try await found(text) == expected)
    }

    @Test(
        arguments: [
            ("JY13711020001", [1]), ("jy1371", [1]), ("JY", [1]), ("13711020001", [1]), ("020001", [1]), ("37110", []),
            ("鲁(2026)经开第0042号", [2]), ("鲁（2026）", [2]), ("鲁(", [2]), ("经开第0042号", [2]), ("42号", [2]), ("经开第", []),
            ("欧阳 鲁(2026)经开", [2]), ("张三 鲁(2026)经开", []),
        ] as [(String, [Int])])
    func `a case is found by the beginning or end of the number of a certificate that it gives`(
        _ text: String, _ expected: [Int]
    ) async throws {
        for (id, number) in [(1, "JY13711020001"), (2, "鲁(2026)经开第0042号")] {
            let revision = try await store.load(.cases, ulid(id)).count
            _ = await store.commit(
                .cases, ulid(id), expectedRevision: revision, [recorded("certificate", number)], intent: ulid(77 + id))
        }
        #expect(try await found(text) == expected)
    }

    @Test func `a corrected name is found by the new one only`() async throws {
        let document = IdentityDocument(kind: .citizen, number: "11010119900307123X")
        let party = Party(kind: .person, name: "李四", document: document, phone: "")
        _ = await store.commit(
            .cases, ulid(1), expectedRevision: 2, [operation(ApplicantRecorded(applicant: party))], intent: ulid(77))
        #expect(try await found("李四") == [1])
        #expect(try await found("张三") == [])
        #expect(try await found("138001") == [])
    }

    @Test func `the newest come first and no more than asked for`() async throws {
        #expect(try await index.list(limit: 3).map(\.id) == [ulid(4), ulid(3), ulid(2)])
        #expect(try await index.list(limit: 3, offset: 3).map(\.id) == [ulid(1)])
        #expect(try await index.search("2026", limit: 1).map(\.id) == [ulid(4)])
        #expect(try await index.search("QZ", limit: 1).map(\.id) == [ulid(3)])
    }

    @Test func `cases of a whole identity number are found by it alone`() async throws {
        #expect(try await numbers(index.casesOf(identity: "11010119900307123x")) == [1])
        #expect(try await numbers(index.casesOf(identity: "123X")) == [])
    }

    @Test(
        arguments: [("食品", [2, 3, 4]), ("经营", [2, 3, 4]), ("食品 smith", [3]), ("营业", []), ("药品", [])]
            as [(String, [Int])])
    func `cases are found by the name of an item`(_ text: String, _ expected: [Int]) async throws {
        #expect(try await found(text) == expected)
    }

    @Test(
        arguments: [
            ("jjshs", [4]), ("hscy", [4]), ("yxgs", [4]), ("gsyx", []), ("j", [3]), ("hs 9000", [4]), ("hs 8000", []),
        ] as [(String, [Int])])
    func `a name is found by the first letters of its reading`(_ text: String, _ expected: [Int]) async throws {
        #expect(try await found(text) == expected)
    }

    @Test func `what many cases begin with leads to the newest of them`() async throws {
        for number in 10..<40 {
            try await open(number, "QZ-20261125-00\(number)", "李四", "110101199003074321", "13700137000", [:])
        }
        #expect(try await index.search("QZ20261125", limit: 3).map(\.id) == [39, 38, 37].map(ulid))
        #expect(try await index.search("李 QZ2026112500 137", limit: 2).map(\.id) == [39, 38].map(ulid))
        #expect(try await index.search("qz202611250017", limit: 3).map(\.id) == [ulid(17)])
    }

    @Test func `slips are listed while they are open and after they were closed`() async throws {
        #expect(try await index.openSlips(limit: 10).map(\.slip.department) == ["market"])
        #expect(try await index.recentSlips(since: moment(0), limit: 10).map(\.slip.department) == ["fire", "market"])
        #expect(try await index.recentSlips(since: moment(86_401), limit: 10).map(\.caseID) == [ulid(4)])
    }

    @Test func `a day's queue is in the order of waiting`() async throws {
        for (id, number, seconds) in [(11, "A002", 20), (12, "A001", 10), (13, "B001", 86_400)] {
            _ = await store.commit(
                .tickets, ulid(id), expectedRevision: 0,
                [operation(TicketTaken(number: number, category: "A"), at: seconds)], intent: ulid(id + 100))
        }
        let day = moment(0).day
        #expect(try await index.queue(day: day, centre: "hall").map(\.number) == ["A001", "A002"])
        #expect(try await index.queue(day: day, centre: "north") == [])
        #expect(try await index.ticket(number: "A001", day: day, centre: "hall")?.id == ulid(12))
        #expect(try await index.ticket(number: "B001", day: day, centre: "hall") == nil)
    }
}
