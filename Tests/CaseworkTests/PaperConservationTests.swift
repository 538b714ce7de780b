import Testing

@testable import Casework

/// Whatever the desk and the departments do, no sheet has two owners or none.
///
/// Random intents are tried on a joint case; a ledger of its own, kept by moving sheets one way or the other as the
/// log tells, must agree with the custody that the case derives.
struct PaperConservationTests {
    @Test(arguments: 1...60) func `no sheet has two owners or none`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var desk = try Desk.serving(.permit, .fireCheck)
        for _ in 0..<120 {
            try step(&desk, &chance)
            if chance.next() % 12 == 0 { desk.now = desk.now.adding(seconds: 20 * 3600) }
            try check(desk.file)
        }
    }

    @Test func `the steps reach every way a paper can go`() throws {
        var seen: Set<String> = []
        for seed in UInt64(1)...60 {
            var chance = SeededGenerator(seed: seed)
            var desk = try Desk.serving(.permit, .fireCheck)
            for _ in 0..<120 { try step(&desk, &chance) }
            seen.formUnion(desk.file.log.map(\.kind))
        }
        let ways = [
            "lineCounted", "papersReceived", "supplementReceived", "papersHandedOver", "handoverSigned",
            "handoverDeclined", "handoverTakenBack", "papersGivenBack", "undone", "outcomeRevoked",
        ]
        #expect(seen.isSuperset(of: ways))
    }

    /// Tries one intent by chance; what the rules refuse changes nothing.
    private func step(_ desk: inout Desk, _ chance: inout SeededGenerator) throws {
        let material = ["plan", "contract", "drawing"].randomElement(using: &chance) ?? "plan"
        let key = Int.random(in: 1...3, using: &chance)
        let keys = Bool.random(using: &chance) ? [key] : desk.file.items.map(\.key)
        let count = PaperCount(
            originals: Int.random(in: 0...2, using: &chance), copies: Int.random(in: 0...3, using: &chance))
        let slip = Int.random(in: 1...max(1, desk.file.handovers.count), using: &chance)
        let department = Bool.random(using: &chance) ? "market" : "fire"
        let receiver = department == "market" ? Actor.market : .fire
        switch Int.random(in: 0..<22, using: &chance) {
        case 0: try attempt(&desk, CountLine(material, count, inspected: Bool.random(using: &chance)))
        case 1...4: try attempt(&desk, PassLine(material))
        case 5: try attempt(&desk, FailLine(material, defects: [1], approval: .given))
        case 6: try attempt(&desk, FailLine(material, defects: [2], approval: .given))
        case 7: try attempt(&desk, MendLine(material))
        case 8: try attempt(&desk, ReceivePapers())
        case 9: try attempt(&desk, Accept(keys))
        case 10: try attempt(&desk, AcceptOnPromise(keys))
        case 11: try attempt(&desk, IssueNotice(keys))
        case 12: try attempt(&desk, ReceiveSupplement(desk.file.openLines.map(\.material)))
        case 13: try attempt(&desk, HandPapersOver(to: department, desk.file.usualHandover(to: department)))
        case 14: try attempt(&desk, HandPapersOver(to: department, [PaperLine(material, count)]))
        case 15: try attempt(&desk, SignForPapers(slip, counted: desk.listed(slip)), as: receiver)
        case 16: try attempt(&desk, DeclinePapers(slip, cause: .wrongCount), as: receiver)
        case 17: try attempt(&desk, TakeHandoverBack(slip))
        case 18: try attempt(&desk, GivePapersBack(Bool.random(using: &chance) ? nil : [material]))
        case 19: try attempt(&desk, Undo())
        case 20: try attempt(&desk, RevokeOutcome(approval: .given))
        default: try endOrRefile(&desk, key, &chance)
        }
    }

    private func endOrRefile(_ desk: inout Desk, _ key: Int, _ chance: inout SeededGenerator) throws {
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: try attempt(&desk, Withdraw([key], reason: "项目取消"))
        case 1: try attempt(&desk, Refuse([key], reason: "不具备资格"))
        default:
            try attempt(&desk, AddItem(.permit, hash: ItemDefinition.permit.short))
            try attempt(&desk, AddItem(.fireCheck, hash: ItemDefinition.fireCheck.short))
        }
    }

    private func attempt(_ desk: inout Desk, _ intent: some Intent<Case>, as actor: Actor = .clerk) throws {
        if desk.refusal(of: intent, as: actor) == nil { try desk.act(intent, as: actor) }
    }

    private func check(_ file: Case) throws {
        let ledger = try Ledger(file)
        for material in ["plan", "contract", "drawing"] {
            let (atDesk, away, free) = (file.atDesk(material), file.away(material), file.free(material))
            #expect(free.covers(PaperCount()), "\(material) promised twice")
            #expect(away == ledger.departments[material] ?? PaperCount())
            let inHall = ledger.hall[material] ?? PaperCount()
            if file.received.contains(material) {
                #expect(atDesk == inHall)
            } else {
                // Not received: the applicant holds it, and no department can.
                #expect(atDesk == PaperCount() && away == PaperCount())
            }
        }
    }
}

/// Sheets by owner, moved one act at a time; an act that moves a sheet its giver does not hold throws.
private struct Ledger {
    /// On this side of the counter and not with a department.
    var hall: [String: PaperCount] = [:]
    var departments: [String: PaperCount] = [:]

    struct NotHeld: Error {
        var material: String
        var sequence: Int
    }

    init(_ file: Case) throws {
        var slips: [Int: [PaperLine]] = [:]
        for operation in file.standing {
            switch operation.payload {
            case let counted as LineCounted:
                let total = PaperCount(originals: counted.originals, copies: counted.copies)
                hall[counted.material] = total - (departments[counted.material] ?? PaperCount())
            case let given as PapersHandedOver: slips[given.handover] = given.papers
            case let signed as HandoverSigned:
                for paper in slips[signed.handover] ?? [] {
                    try leave(paper, operation.sequence)
                    departments[paper.material] = (departments[paper.material] ?? PaperCount()) + paper.count
                }
            case let returned as PapersGivenBack:
                for paper in returned.papers { try leave(paper, operation.sequence) }
            default: break
            }
        }
    }

    private mutating func leave(_ paper: PaperLine, _ sequence: Int) throws {
        let held = hall[paper.material] ?? PaperCount()
        guard held.covers(paper.count) else { throw NotHeld(material: paper.material, sequence: sequence) }
        hall[paper.material] = held - paper.count
    }
}
