import Casework
import Catalogue
import Foundation
import HallService

/// A food licence with its own checklist and eight review steps: two pairs side by side, each joined. `review.bpmn`
/// draws the same graph.
struct ReviewSample {
    private static let graph: [(id: String, name: String, department: String, after: [String])] = [
        ("papers", "材料审查", "market", []),
        ("site", "现场核查", "market", ["papers"]),
        ("fire", "消防意见", "construction", ["papers"]),
        ("joint", "会审", "market", ["site", "fire"]),
        ("environment", "环保意见", "environment", ["joint"]),
        ("health", "卫生意见", "social", ["joint"]),
        ("draft", "拟定意见", "market", ["environment", "health"]),
        ("recheck", "复核", "market", ["draft"]),
    ]

    /// One opinion a step, and who gives it.
    let opinions: [(act: GiveOpinion, actor: Actor)]
    let hall: HallService
    let data: String
    private let adding: AddItem

    /// A hall of its own in the missing folder `data`.
    init(in data: String, resources: String) async throws {
        self.data = data
        let resources = URL(filePath: resources)
        _ = try await HallService.create(data: data, resources: resources)
        hall = try await HallService.open(data: data, resources: resources)
        guard var item = try hall.adding(short: "SS03")?.definition, let step = item.steps.first else {
            throw BenchFault.notSaved("SS03")
        }
        item.requires = []
        item.steps = ReviewSample.graph.map { node in
            var step = step
            (step.id, step.name, step.department, step.after) = node
            return step
        }
        adding = AddItem(item, hash: try Catalogue.hash(of: item))
        opinions = ReviewSample.graph.map { node in
            let capacity = Capacity(.reviewer, department: node.department)
            let reviewer = Actor(person: "3001", name: "李强", capacity: capacity, centre: "main")
            return (GiveOpinion(1, step: node.id, .agree), reviewer)
        }
    }

    /// For folding in memory.
    var definitions: Definitions {
        let (hash, item) = (adding.hash, adding.definition)
        return Definitions { $0 == hash ? item : nil }
    }

    /// A case of the item, taken in and accepted at the window.
    func accepted() async throws -> Case {
        let clerk = Actor(
            person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: counter)
        let applicant = Party(
            kind: .person, name: "王建国", document: IdentityDocument(kind: .citizen, number: "371102198203121216"),
            phone: "19900000000")
        let opened = try ReviewSample.record(
            await hall.open(
                [
                    RecordApplicant(applicant), adding, RecordField("unitName", "王建国饭店"),
                    RecordField("premises", "北京路1号"),
                ], as: clerk, intent: hall.identity()))
        return try ReviewSample.record(
            await hall.perform(
                opened.checklist().map { PassLine($0.material) } + [Accept([1])], on: opened.id,
                expecting: opened.revision, as: clerk, intent: hall.identity()))
    }

    /// The counter that takes the item.
    private var counter: String? {
        hall.settings.counters.first { $0.window == adding.definition.window }?.id
    }

    /// What was done; a benchmark goes no further with any other answer.
    static func record(_ result: ActResult<Case>) throws -> Case {
        guard case .done(let subject) = result else { throw BenchFault.notSaved("\(result)") }
        return subject
    }
}
