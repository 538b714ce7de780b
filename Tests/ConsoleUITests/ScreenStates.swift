import Casework
import CellText

@testable import ConsoleUI

/// The table of states that golden text is kept of; what `ScreenTests` tells as stories is not told again.
extension ScreenState {
    static let all: [ScreenState] = [
        doors, desks, marks, forms, lists, questions, handovers, issuing, troubles, sheets,
    ].flatMap { (states: [ScreenState]) in states }

    private static let doors: [ScreenState] = [
        ScreenState("sign-in-refused", signedIn: false) { $0.type("0117", .enter, "wrong", .enter, "3", .enter) },
        ScreenState("sign-in-locked-out", signedIn: false) { clerk in
            clerk.hall.nextDenial = .locked(until: Clerk.morning.adding(seconds: 600))
            clerk.type("0117", .enter, "wrong", .enter, "3", .enter)
        },
        ScreenState("sign-in-capacity", signedIn: false) { clerk in
            clerk.hall.nextDenial = .capacityNeeded([Capacity(.frontDesk), Capacity(.supervisor)])
            clerk.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        },
        ScreenState("lock", styles: true, english: true) { clerk in
            clerk.workHalfway()
            clerk.type(":lock", .enter)
        },
        ScreenState("lock-idle", larger: [Size(width: 132, height: 43)]) { clerk in
            clerk.workHalfway()
            clerk.wait(minutes: 5)
            clerk.wait(minutes: 1)
            clerk.type("12345")
        },
        ScreenState("lock-refused") { clerk in
            clerk.workHalfway()
            clerk.type(":lock", .enter, "wrong", .enter)
        },
        ScreenState("lock-sign-out", english: true) { clerk in
            clerk.workHalfway()
            clerk.type(":lock", .enter, .f(3))
        },
        ScreenState("lock-signed-out") { clerk in
            clerk.workHalfway()
            clerk.type(":lock", .enter, .f(3), "0")
        },
    ]

    private static let desks: [ScreenState] = [
        ScreenState("desk-empty", larger: wide, styles: true) { _ in },
        ScreenState("desk-queue", styles: true, english: true) { clerk in
            for (index, minutes) in [28, 25, 21, 12, 11, 9, 2].enumerated() {
                clerk.hall.take("A0\(index + 17)", "A", minutesAgo: minutes)
            }
            clerk.type(
                .f(2), .escape, ":miss", .enter, .f(2), .escape, ":park", .enter, .f(2), .escape, .tab, .down, .down)
        },
        ScreenState("desk-called") { clerk in
            clerk.hall.take("A017", "A", minutesAgo: 12)
            clerk.type(.f(2), .escape)
        },
        ScreenState("desk-half", larger: [Size(width: 100, height: 30), Size(width: 200, height: 60)], styles: true) {
            $0.workHalfway()
        },
        ScreenState("desk-joint", larger: wide) { clerk in
            clerk.registered("SS01")
            clerk.type(.escape, "SS03", .enter, .enter, .escape, " ", "2.2 第三页,法定代表人一栏", .enter)
            clerk.hall.earlier = clerk.earlier
            clerk.type(.f(5))
        },
        ScreenState("desk-no-item") { clerk in
            clerk.registered("SS01")
            clerk.type(.escape, ":dropItem", .enter, .enter)
        },
        ScreenState("desk-typing") { clerk in
            clerk.workHalfway()
            clerk.type("5.3 第二页手写部分看不清")
        },
    ]

    private static let marks: [ScreenState] = [
        ScreenState("checklist-long", larger: [Size(width: 132, height: 43)]) { clerk in
            clerk.registered("SS01")
            clerk.type(.escape, "SS03", .enter, .enter, .escape)
            for line in 1...8 { clerk.type(.text("\(line).2.3.13"), .enter) }
            clerk.type("4", .enter)
        },
        ScreenState("checklist-mended") { clerk in
            clerk.workHalfway()
            clerk.type("3+", .enter, "5=0/2", .enter)
        },
        ScreenState("checklist-noticed", larger: [Size(width: 132, height: 43)]) { $0.noticed() },
        ScreenState("checklist-brought", styles: true) { clerk in
            clerk.noticed()
            clerk.type(.f(7), .enter)
        },
        ScreenState("checklist-promised", larger: [Size(width: 132, height: 43)], english: true) { clerk in
            clerk.workHalfway()
            clerk.type(" ", .f(6), "2", .enter, "0")
        },
        ScreenState("outcomes-closed") { clerk in
            clerk.accepted()
            clerk.type(.f(6))
        },
        ScreenState("outcomes-open", styles: true, english: true) { clerk in
            clerk.workHalfway()
            clerk.type("3+", .enter, "4+", .enter, "5", .enter, " ", .f(6))
        },
        ScreenState("case-void") { clerk in
            clerk.registered()
            clerk.type(.escape, ":voidCase", .enter, "取错号", .enter, "0")
        },
        ScreenState("case-refused") { clerk in
            clerk.registered()
            clerk.type(.escape, .f(6), "4", "2", "0")
        },
    ]

    private static let forms: [ScreenState] = [
        ScreenState("form-flawed-number", styles: true, english: true) { clerk in
            clerk.hall.take("A017", "A", minutesAgo: 12)
            clerk.type(.f(2), "王建国", .enter, "371102198203121217", .enter, .enter, "SS03", .enter)
        },
        ScreenState("form-no-such-item") { clerk in
            clerk.hall.take("A017", "A", minutesAgo: 12)
            clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, .enter, "xyz")
        },
        ScreenState("form-fields", larger: [Size(width: 200, height: 60)]) { $0.registered() },
        ScreenState("form-applicant") { $0.open(":applicant") },
        ScreenState("form-agent") { $0.open(":agent") },
        ScreenState("form-count") { $0.open("=") },
        ScreenState("form-note") { clerk in
            clerk.workHalfway()
            clerk.type(.up, ":note", .enter)
        },
        ScreenState("form-promise") { clerk in
            clerk.workHalfway()
            clerk.type(" ", .f(6), "2")
        },
        ScreenState("form-approval") { clerk in
            clerk.noticed()
            clerk.type(.f(7), .enter, "3.9", .enter)
        },
        ScreenState("form-revoke") { clerk in
            clerk.accepted()
            clerk.type(":revoke", .enter)
        },
        ScreenState("form-late-notice") { $0.open(":lateNotice") },
        ScreenState("form-right-body") { clerk in
            clerk.workHalfway()
            clerk.type(.f(6), "4", "1")
        },
        ScreenState("form-withdraw") { $0.open(":withdraw") },
        ScreenState("form-out-of-turn") { clerk in
            clerk.hall.take("A017", "A", minutesAgo: 12)
            clerk.hall.take("A018", "A", minutesAgo: 3)
            clerk.type(.f(5), .tab, .down, .down, .enter)
        },
    ]

    private static let lists: [ScreenState] = [
        ScreenState("list-items", larger: [Size(width: 132, height: 43)], styles: true, english: true) {
            $0.open(":addItem")
        },
        ScreenState("list-items-none") { clerk in
            clerk.workHalfway()
            clerk.type("没有这个", .enter)
        },
        ScreenState("list-defects") { $0.open(.f(4)) },
        ScreenState("list-transfer") { $0.open(":transfer") },
        ScreenState("list-situation") { clerk in
            clerk.registered("SS01")
            clerk.type(.escape, ":situation", .enter)
        },
        ScreenState("list-drop-item") { $0.open(":dropItem") },
        ScreenState("list-documents") { clerk in
            clerk.accepted()
            clerk.type(.f(9))
        },
        ScreenState("list-supplement") { clerk in
            clerk.noticed()
            clerk.type(.f(7))
        },
        ScreenState("list-give-back") { clerk in
            clerk.workHalfway()
            clerk.type(":receive", .enter, "0", ":giveBack", .enter)
        },
        ScreenState("list-commands-closed") { $0.open(":giveBack") },
        ScreenState("list-refusal") { clerk in
            clerk.workHalfway()
            clerk.type(.f(6), "4")
        },
        ScreenState("list-not-needed") { clerk in
            clerk.workHalfway()
            clerk.type(.f(6), "5")
        },
        ScreenState("list-search", larger: [Size(width: 200, height: 60)]) { clerk in
            clerk.accepted()
            clerk.type(.f(12), "/王")
        },
        ScreenState("list-search-none") { clerk in
            clerk.accepted()
            clerk.type(.f(12), "/没有此人")
        },
        ScreenState("list-commands", larger: [Size(width: 132, height: 43)], english: true) { clerk in
            clerk.workHalfway()
            clerk.type(":")
        },
    ]

    private static let questions: [ScreenState] = [
        ScreenState("confirm-call-next") { clerk in
            clerk.workHalfway()
            clerk.type(.f(2))
        },
        ScreenState("confirm-leave") { clerk in
            clerk.workHalfway()
            clerk.type(.f(3), .enter)
        },
        ScreenState("confirm-handover", larger: [Size(width: 132, height: 43)]) { clerk in
            clerk.accepted()
            clerk.type(.f(8))
        },
        ScreenState("confirm-refusal") { clerk in
            clerk.workHalfway()
            clerk.type(.f(6), "4", "2")
        },
    ]

    private static let handovers: [ScreenState] = [
        ScreenState("slips-open", styles: true) { clerk in
            clerk.accepted()
            clerk.type(.f(8), "0", .tab, .tab)
        },
        ScreenState("slips-signed") { clerk in
            clerk.accepted()
            clerk.type(.f(8), "0", .f(8))
            clerk.signAsListed("0301")
        },
        ScreenState("slips-declined", larger: [Size(width: 132, height: 43)]) { $0.declined() },
        ScreenState("department", larger: wide, styles: true, english: true) { clerk in
            clerk.accepted()
            clerk.type(.f(8), "0")
            clerk.becomeReviewer()
        },
        ScreenState("department-empty") { $0.becomeReviewer() },
        ScreenState("department-sign") { clerk in
            clerk.accepted()
            clerk.type(.f(8), "0")
            clerk.becomeReviewer()
            clerk.type(.tab, .enter)
        },
        ScreenState("department-case", larger: wide) { clerk in
            clerk.accepted()
            clerk.type(.f(8), "0")
            clerk.becomeReviewer()
            clerk.type(.enter)
        },
        ScreenState("list-follow") { clerk in
            clerk.accepted()
            clerk.type("%")
        },
        ScreenState("where") { clerk in
            clerk.accepted()
            clerk.type("#")
        },
        ScreenState("department-opinion") { clerk in
            clerk.accepted()
            clerk.becomeReviewer()
            clerk.type(.enter, .f(6))
        },
        ScreenState("department-proceedings") { clerk in
            clerk.accepted()
            clerk.becomeReviewer()
            clerk.type(.enter, .f(4))
        },
        ScreenState("department-plan") { clerk in
            clerk.accepted()
            clerk.becomeReviewer()
            clerk.type(.enter, "|")
        },
        ScreenState("department-decline") { clerk in
            clerk.accepted()
            clerk.type(.f(8), "0")
            clerk.becomeReviewer()
            clerk.type(":decline", .enter)
        },
    ]

    private static let issuing: [ScreenState] = [
        ScreenState("issue-empty") { $0.becomeIssuer() },
        ScreenState("issue-list", larger: wide, styles: true, english: true) { clerk in
            clerk.sentToIssue()
            clerk.hall.take("E001", "E", minutesAgo: 7)
            clerk.becomeIssuer()
        },
        ScreenState("issue-compare", english: true) { clerk in
            clerk.sentToIssue()
            clerk.becomeIssuer()
            clerk.type(.enter, "王健国", .enter, "JY13711020001", .enter, "2031-11-22", .enter)
        },
        ScreenState("issue-refuse") { clerk in
            clerk.sentToIssue()
            clerk.becomeIssuer()
            clerk.type(.enter, "王健国", .enter, "JY1371102000l", .enter, "2031-11-22", .enter, .f(6))
        },
        ScreenState("issue-give", larger: wide) { clerk in
            clerk.readyToIssue()
            clerk.type(.enter)
        },
        ScreenState("issue-case", larger: wide, styles: true) { clerk in
            clerk.sentToIssue()
            clerk.becomeIssuer()
            clerk.type(.enter, "王健国", .enter, "JY13711020001", .enter, "2031-11-22", .enter, .f(6), "0")
            clerk.make("JY13711020001", blank: "00018")
            clerk.becomeIssuer()
            clerk.type(.enter, "王建国", .enter, "JY13711020001", .enter, "2031-11-22", .enter)
            clerk.type(.enter, .escape, .f(4), "2")
        },
        ScreenState("issue-closed") { clerk in
            clerk.readyToIssue()
            clerk.type(.enter, "0", .f(8), "0")
            clerk.becomeReviewer()
            clerk.type("$", "1", .enter)
            let number = clerk.hall.cases.values.first?.number ?? ""
            clerk.becomeIssuer()
            clerk.type(.text(number), .enter)
        },
        ScreenState("issue-post") { clerk in
            clerk.readyToIssue()
            clerk.type(.enter, .escape, ":wish", .enter, .enter, "海滨五路8号", .enter, .enter, .f(7))
        },
        ScreenState("issue-tell") { clerk in
            clerk.readyToIssue()
            clerk.type(.enter, .escape, .f(4))
        },
        ScreenState("blanks", english: true) { clerk in
            clerk.becomeReviewer()
            clerk.type(":blanks", .enter, .enter, "1", "B0001", .enter, "B0100", .enter)
        },
        ScreenState("issue-uncollected") { clerk in
            clerk.readyToIssue()
            clerk.wait(minutes: 3 * 1440)
            clerk.becomeIssuer()
            clerk.type(":uncollected", .enter)
        },
    ]

    private static let troubles: [ScreenState] = [
        ScreenState("message-conflict", styles: true, english: true) { clerk in
            clerk.workHalfway()
            clerk.type(":applicant", .enter, .down, "2")
            guard let subject = clerk.subject, let last = subject.log.last else { return }
            clerk.hall.nextAct = .conflict(subject, newer: [last])
            clerk.type(.f(6))
        },
        ScreenState("message-disk-full") { clerk in
            clerk.workHalfway()
            clerk.hall.nextAct = .failed(Trouble(.diskFull, "/srv/onewindow/cases/QP/01J.json"))
            clerk.type(" ")
        },
        ScreenState("message-unknown") { clerk in
            clerk.workHalfway()
            clerk.hall.nextAct = .unknown(Trouble(.inputOutput, "cases/QP/01J.json"))
            clerk.type(" ")
        },
        ScreenState("message-busy") { clerk in
            clerk.workHalfway()
            _ = clerk.model.update(.input(.key(.character(" "))))
        },
    ]

    private static let sheets: [ScreenState] = [
        ScreenState("enquiries", styles: true, english: true) { clerk in
            clerk.superviseEnquiries()
            clerk.type(":enquiries", .enter, .down)
        },
        ScreenState("enquiry", larger: [Size(width: 132, height: 43)], styles: true, english: true) { clerk in
            clerk.superviseEnquiries()
            clerk.type(":enquiries", .enter, "1")
        },
        ScreenState("enquiry-of-case") { clerk in
            clerk.workHalfway()
            clerk.type(":enquiry", .enter, "1", .enter, .enter, "等了一上午", .f(6), " ")
        },
        ScreenState("messages", larger: [Size(width: 200, height: 60)], styles: true, english: true) { $0.troubled() },
        ScreenState("messages-troubles") { clerk in
            clerk.troubled()
            clerk.type("!")
        },
        ScreenState("messages-none-bad") { clerk in
            clerk.workHalfway()
            clerk.type("!", "!")
        },
        ScreenState("help-end") { clerk in
            clerk.type(.f(1), .key(.end))
        },
    ]
}
