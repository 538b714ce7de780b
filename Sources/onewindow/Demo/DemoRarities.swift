import Casework
import HallService

/// What happens seldom, once each, so that the demo hall has a paper of every kind.
enum DemoRarity: CaseIterable {
    case paused, extended, heard, denied, terminated, givenBack, postponed
}

extension DemoCases {
    /// Food licences of the day that the clock shows, each with something that happens seldom.
    mutating func rarities(at clerk: Actor) async throws(Failure) {
        let morning = clock.now
        for (place, rarity) in DemoRarity.allCases.enumerated() {
            clock.set(morning.adding(seconds: place * 600))
            try await make(rarity, at: clerk)
        }
    }

    private mutating func make(_ rarity: DemoRarity, at clerk: Actor) async throws(Failure) {
        guard let adding = try adding("SS03") else { return }
        let department = adding.definition.deciding
        guard let reviewer = staff.reviewer(of: department), let chief = staff.chief(of: department) else { return }
        var desk = DemoDesk(hall: hall, clock: clock, clerk: clerk)
        try await desk.open(beginning(adding), ticket: nil)
        if rarity == .givenBack {
            try await desk.act(desk.passing() + [ReceivePapers()])
            return try await desk.act([GivePapersBack()])
        }
        if rarity == .postponed {
            guard let wanting = desk.materials.first else { return }
            try await desk.act(
                desk.passing(but: [wanting]) + [FailLine(wanting, defects: [2]), IssueNotice(desk.keys)])
            guard let term = desk.subject.items.first?.notice?.until else { return }
            let later = hall.rules.calendar.workingDay(onOrAfter: term.adding(days: 5))
            return try await desk.act([ExtendTerm(1, until: later, reason: "台风停航，申请人无法按期送达（不可抗力）")])
        }
        try await desk.act(desk.passing() + [Accept(desk.keys)])
        if rarity == .terminated {
            return try await desk.act([Terminate(1, .applicantGone, reason: "申请人已经注销，来函要求终止办理")])
        }
        try await desk.act([HandPapersOver(to: department, desk.subject.usualHandover(to: department))])
        guard let slip = desk.subject.handovers.last else { return }
        try await desk.act([SignForPapers(slip.id, counted: slip.papers)], as: reviewer)
        switch rarity {
        case .paused: try await desk.act([PauseClock(1, .testing, days: 5, note: "油烟排放检测")], as: reviewer)
        case .extended:
            let approval = HeadApproval(name: "周立新", document: "日市监批〔2026〕31号", on: hall.now.day)
            try await desk.act([ExtendLimit(1, approval: approval, reason: "需要向原发证机关核实")], as: reviewer)
        case .heard: try await desk.act([TellOfHearing(1, parties: "申请人和相邻业主")], as: reviewer)
        case .denied:
            for step in adding.definition.steps {
                desk.nextWorkingDay(0)
                try await desk.act([GiveOpinion(1, step: step.id, .agree)], as: reviewer)
            }
            try await desk.act(
                [Decide(1, .refused, reason: "经现场核查，加工区与就餐区之间没有分隔，不符合食品安全要求")], as: chief)
        case .terminated, .givenBack, .postponed: break
        }
    }
}
