import Foundation
import Testing

@testable import CaseStore
@testable import Casework

/// A hall of its own for one test, removed with it.
final class TestHall: Sendable {
    let path: String
    let folder: DataFolder

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/onewindow-\(UUID().uuidString)"
        folder = try DataFolder.open(path, create: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A store as another console would have it, with descriptors and locks of its own.
    func store() throws -> RecordStore {
        try RecordStore(try DataFolder.open(path, create: false))
    }

    func file(_ kind: RecordKind, _ id: ULID) -> String {
        folder.path(of: Place(kind, id))
    }

    /// An index as another console would have it.
    func index(
        _ store: RecordStore, boot: String = "boot", patience: CaseIndex.Patience = .waits,
        _ summarise: @escaping Summarise = summarise
    ) -> CaseIndex {
        CaseIndex(of: store, boot: boot, patience: patience, summarise: summarise)
    }

    func bytes(_ id: ULID) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file(.cases, id))))
    }

    func write(_ bytes: [UInt8], to id: ULID) throws {
        try Data(bytes).write(to: URL(filePath: file(.cases, id)))
    }
}

/// Sums up as the hall does. Items and slips, which would need definitions, are told by form fields.
@Sendable func summarise(_ kind: RecordKind, _ id: ULID, _ log: [Casework.Operation]) throws -> IndexRow {
    let definitions = Definitions { _ in nil }
    let rules = HallRules(calendar: WorkCalendar(years: [:]), defects: [], absentDefects: [])
    if kind == .enquiries {
        return .enquiryRow(try #require(try Enquiry.fold(id, log, definitions).summary(rules)))
    }
    guard kind == .cases else { return .ticketRow(try #require(try Ticket.fold(id, log, definitions).summary)) }
    let folded = try Case.fold(id, log, definitions)
    var summary = try #require(folded.summary(asOf: moment(0).day, rules))
    if let stage = folded.fields["stage"] {
        summary.items = [
            CaseSummary.Item(
                short: "食品", name: "食品经营许可", stage: stage, department: folded.fields["department"] ?? "",
                statutoryDue: folded.fields["due"].flatMap { Day($0) }, steps: steps(folded.fields))
        ]
    }
    if let department = folded.fields["slip"] {
        let closed = folded.fields["closed"].flatMap { Int($0) }.map(moment)
        summary.slips = [
            CaseSummary.Slip(
                handover: 1, department: department, papers: 3, givenBy: "1001", givenAt: summary.openedAt,
                state: closed == nil ? "given" : "signed", closedAt: closed)
        ]
    }
    summary.certificates = folded.fields.filter { $0.key.hasPrefix("certificate") }.map { _, number in
        Certificate(
            typeCode: "SS03", name: "食品经营许可证", number: number, holder: "", holderCode: "", holderCodeType: "citizen",
            issuer: "market", issuedOn: moment(0).day, validUntil: nil, status: .issued, material: nil)
    }
    return .caseRow(summary, initials: folded.fields["initials"].map { [$0] } ?? [])
}

/// Work behind the window, told by form fields as `department person day`, a step a field.
private func steps(_ fields: [String: String]) -> [CaseSummary.Item.Step] {
    fields.filter { $0.key.hasPrefix("step-") }.sorted { $0.key < $1.key }.map { name, value in
        let parts = value.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return CaseSummary.Item.Step(
            key: 1, id: name, name: name, department: parts[0], person: parts[1].isEmpty ? nil : parts[1],
            due: Day(parts[2]))
    }
}

/// Gives a whole folder to another user of the system.
func giveAway(_ path: String, to user: UInt32) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).map { path + "/" + $0 }
    for name in names + [path] {
        try FileManager.default.setAttributes([.ownerAccountID: user, .groupOwnerAccountID: user], ofItemAtPath: name)
    }
}

/// Identities in order, without chance.
func ulid(_ number: Int) -> ULID {
    var generator = Counting(state: UInt64(number))
    return ULID(at: moment(number), using: &generator)
}

private struct Counting: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        defer { state &+= 1 }
        return state &* 0x9E37_79B9_7F4A_7C15
    }
}

/// So many seconds after nine o'clock of a Monday.
func moment(_ seconds: Int) -> Instant {
    Instant(Day(number: 20_780), secondOfDay: 9 * 3600, offset: 28_800).adding(seconds: seconds)
}

func operation(_ payload: any OperationPayload, at seconds: Int = 0) -> Casework.Operation {
    let at = moment(seconds)
    return Operation(
        intent: ulid(0), recordedAt: at, effectiveOn: at.day,
        actor: Author(person: "1001", capacity: .frontDesk, centre: "hall", window: "A3"), payload: payload)
}

func opened(_ number: String = "QZ-20261123-0001") -> Casework.Operation {
    operation(CaseOpened(number: number, channel: .counter, ticket: nil))
}

func recorded(_ field: String, _ value: String) -> Casework.Operation {
    operation(FieldRecorded(field: field, value: value))
}

extension CommitResult {
    var revision: Int? {
        guard case .saved(let revision, _) = self else { return nil }
        return revision
    }

    var fault: StoreFault? {
        switch self {
        case .failed(let fault), .unknown(let fault): fault
        case .saved, .conflict: nil
        }
    }
}

extension RecordStore {
    /// A case of three operations, each by an intent of its own.
    @discardableResult
    func makeCase(_ id: ULID, number: String = "QZ-20261123-0001") async throws -> [Casework.Operation] {
        let steps = [opened(number), recorded("address", "和平路1号 \"东\"\n\u{2028}😀"), recorded("scope", "餐饮/零售")]
        for (index, step) in steps.enumerated() {
            let result = await commit(.cases, id, expectedRevision: index, [step], intent: ulid(1000 + index))
            #expect(result.revision == index + 1)
        }
        return try await load(.cases, id)
    }
}
