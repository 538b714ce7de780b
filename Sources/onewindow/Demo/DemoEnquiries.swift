import Casework
import Catalogue
import HallService

extension DemoCases {
    /// A complaint that is late, one that is answered and still to be told, and a question that was settled; all before `end`.
    mutating func enquiries(before end: Instant) async throws(Failure) {
        let calendar = hall.catalogue.calendar
        func morning(_ days: Int) -> Instant {
            let day = calendar.workingDay(onOrAfter: end.day.adding(days: -days))
            return Instant(min(day, end.day.adding(days: -1)), secondOfDay: 10 * 3_600, offset: end.offset)
        }
        defer { clock.set(end) }
        guard let supervisor = staff.supervisor, let market = staff.reviewer(of: "market") else { return }
        clock.set(morning(13))
        let waited = RegisterEnquiry(
            .complaint, .hotline, matter: "在商事登记窗口排队一上午没有办成，要求说明原因并改进叫号。",
            asker: Enquiry.Asker(name: people.name(), phone: people.phone()), order: "RZ1187", about: "0117")
        _ = try Failure.unless(await hall.register(waited, owner: "0001", as: supervisor))
        clock.set(morning(6))
        let asked = RegisterEnquiry(
            .complaint, .phone, matter: "办食品经营许可时被要求提供清单以外的租赁备案证明。",
            asker: Enquiry.Asker(name: people.name(), phone: people.phone()))
        let answered = try Failure.unless(
            await hall.register(asked, caseNumber: try await aCase(), owner: "market", as: supervisor))
        clock.set(morning(5))
        let apology = AnswerEnquiry("经核实，租赁备案证明不在公开的材料清单内，已退还并向申请人致歉。")
        _ = try Failure.unless(await hall.perform(apology, onEnquiry: answered.id, as: market))
        clock.set(morning(4))
        let question = RegisterEnquiry(.consultation, .online, matter: "营业执照遗失后怎样补领，需要登报吗？")
        let settled = try Failure.unless(await hall.register(question, owner: "market", as: supervisor))
        let answer = AnswerEnquiry("持身份证到综合窗口申请补领，登报或在公示系统声明作废均可。")
        _ = try Failure.unless(await hall.perform(answer, onEnquiry: settled.id, as: market))
        _ = try Failure.unless(await hall.perform(CloseEnquiry(told: .letter), onEnquiry: settled.id, as: market))
    }

    /// Number of a food licence's case that there was by then; empty where there was none.
    private func aCase() async throws(Failure) -> String {
        do {
            let known = try await hall.cases(limit: 500).filter { $0.openedAt < hall.now }
            return known.first { $0.items.contains { $0.short == "SS03" } }?.number ?? ""
        } catch {
            throw Failure(status: ExitStatus(error.code), message: error.detail)
        }
    }
}
