import Casework
import Foundation
import HallService

/// A hall to be tortured, in a folder of its own.
final class TortureHall: Sendable {
    static let password = "onewindow"
    static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Resources").standardized
    private static let hash = Result { try Password.hash(password) }

    let data: String

    /// A hall with `clerks` at commercial counters: number 0117 at counter 1, then 1001 at counter K1 and on.
    init(clerks: Int = 0, at path: String? = nil) async throws {
        data = path ?? TortureHall.freePath()
        let hash = try TortureHall.hash.get()
        _ = try await HallService.create(data: data, resources: TortureHall.resources) { settings in
            settings.utcOffset = TortureHall.noonSomewhere
            settings.counters += (0..<clerks).map { Counter(id: "K\($0 + 1)", window: "commercial") }
            settings.staff = [
                StaffMember(
                    number: "0117", name: "张敏", password: hash, capacities: [Capacity(.frontDesk)], centre: "main")
            ]
            settings.staff += (0..<clerks).map { place in
                StaffMember(
                    number: TortureHall.clerk(place), name: "甲\(place)", password: hash,
                    capacities: [Capacity(.frontDesk)], centre: "main")
            }
        }
    }

    private init(copyIn data: String) { self.data = data }

    deinit { try? FileManager.default.removeItem(atPath: data) }

    static func clerk(_ place: Int) -> String { "\(1001 + place)" }

    static func freePath() -> String {
        FileManager.default.temporaryDirectory.appending(path: "ow-torture-\(UUID().uuidString)")
            .path(percentEncoded: false)
    }

    /// A story that runs over midnight would lose its queue.
    private static var noonSomewhere: String {
        let offset = 12 - (Int(Date().timeIntervalSince1970) / 3_600) % 24
        return "\(offset < 0 ? "-" : "+")\(abs(offset) < 10 ? "0" : "")\(abs(offset)):00"
    }

    /// The same hall once more, file by file with its times.
    func copy() throws -> TortureHall {
        let path = TortureHall.freePath()
        try Tool.run("cp", ["-a", data, path])
        return TortureHall(copyIn: path)
    }

    /// The hall as a program opens it that starts now, or some days ago.
    func open(daysAgo days: Int = 0) async throws -> HallService {
        try await HallService.open(
            data: data, resources: TortureHall.resources, clock: { Instant.system.adding(seconds: -86_400 * days) })
    }

    /// 张敏 at counter 1.
    static let clerk = Actor(
        person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "1")

    /// A case of a food licence, accepted or still being checked; gives its number.
    func makeCase(isAccepted: Bool) async throws -> String {
        let hall = try await open()
        let applicant = Party(
            kind: .person, name: "王建国", document: IdentityDocument(kind: .citizen, number: "371102198203121216"),
            phone: "")
        guard let item = try hall.adding(short: "SS03"),
            case .done(var subject) = await hall.open(
                [
                    RecordApplicant(applicant), item, RecordField("unitName", "王家小馆"),
                    RecordField("premises", "海曲路1号"),
                ], as: TortureHall.clerk, intent: hall.identity())
        else { throw NotMade() }
        if isAccepted {
            guard
                case .done(let accepted) = await hall.perform(
                    subject.checklist().map { PassLine($0.material) } + [Accept([1])], on: subject.id,
                    expecting: subject.revision, as: TortureHall.clerk, intent: hall.identity())
            else { throw NotMade() }
            subject = accepted
        }
        return subject.number
    }

    /// Numbers that wait in the queue A, or waited there some days ago.
    func takeNumbers(_ count: Int, daysAgo days: Int = 0) async throws {
        let hall = try await open(daysAgo: days)
        let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")
        for _ in 0..<count {
            guard case .done = await hall.takeTicket(category: "A", as: machine) else { throw NotMade() }
        }
    }

    struct NotMade: Error {}
}
