import Casework
import Foundation
import Testing

@testable import CaseStore
@testable import HallService

extension TestHall {
    var forger: Forger { Forger(hall: self) }

    /// Moves the clock to nine o'clock so many days later.
    func wait(days: Int) {
        clock.advance(days * 86_400)
    }

    /// One more line passed.
    func touch(_ subject: Case) async throws -> Case {
        let subject = try await service.load(subject.id)
        let row = try #require(subject.checklist().first)
        let act: any Intent<Case> =
            subject.revision % 2 == 0 ? PassLine(row.material) : CountLine(row.material, row.required, inspected: false)
        return try await self.act([act], on: subject, as: clerk)
    }

    /// The seals that a round makes.
    @discardableResult
    func seal(_ office: Stewardship) async throws -> [StewardEntry.Matter] {
        try await service.steward(office).map(\.matter).filter(\.isSeal)
    }

    func sealed(_ day: String) throws -> DaySeal {
        let bytes = Array(try Data(contentsOf: URL(filePath: forger.seal(day))))
        return try DaySeal(bytes, of: try #require(Day(day)))
    }

    var sealFiles: [String: Data] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(data)/seals")
            return try Dictionary(
                uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: "\(data)/seals/\($0)"))) })
        }
    }

    /// A case that was worked on on 23, 24 and 25 November, each day sealed, and looked at whole each day; it is the 26th.
    func sealedWeek() async throws -> Case {
        var subject = try await foodCase()
        let office = try await steward()
        for _ in 0..<3 {
            subject = try await touch(subject)
            try await service.recordAccess(by: "0117", to: subject)
            wait(days: 1)
            try await seal(office)
        }
        return subject
    }
}

extension StewardEntry.Matter {
    var isSeal: Bool {
        switch self {
        case .sealed, .unsealed: true
        default: false
        }
    }
}
