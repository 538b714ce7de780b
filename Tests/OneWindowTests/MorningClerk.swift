/// A clerk of a simulated morning: the console, what is being done at it, and what it said.
final class MorningClerk {
    let person: (number: String, name: String)
    let counter: String
    let size: (width: Int, height: Int)
    /// Queues that the counter calls from, its window's own first.
    var queues: [String]
    /// nil while nobody sits there.
    var console: TmuxConsole?
    /// The number being served, and whether its applicant was registered.
    var number: String?
    var isRegistered = false
    /// Numbers that the console said were called, in order.
    var called: [String] = []
    /// Waits for somebody to come.
    var isIdle = false

    init(_ person: (number: String, name: String), counter: String, queue: String, size: (width: Int, height: Int)) {
        self.person = person
        self.counter = counter
        self.size = size
        queues = [queue]
    }

    /// How a recount is told who sits there.
    var seat: String { "\(counter)=\(([person.name] + queues.dropFirst()).joined(separator: "+"))" }

    /// Types the keys of `deed`; what they bring about is waited for later, while others type.
    func begin(_ deed: Agenda.Deed) throws {
        switch deed {
        case .call where number != nil && !isRegistered: try console?.type(.f(2), "0")
        case .call: try console?.type(.f(2))
        case .finish where !isRegistered: try console?.type(.command(":finish"), .enter, "0")
        case .finish: try console?.type(.command(":finish"), .enter)
        case .miss: try console?.type(.command(":miss"), .enter)
        case .park: try console?.type(.command(":park"), .enter)
        case .transfer: try console?.type(.command(":transfer"), .enter, .data(otherQueue), .enter)
        case .putBack: try console?.type(.command(":queue"), .enter, .key("End"))
        case .pause: try console?.type(.command(":pauseCounter"), .enter, "喝水", .enter)
        case .resume: try console?.type(.command(":resumeCounter"), .enter)
        case .leave: try console?.type(.f(3), "0")
        case .take, .widen, .comeBack: break
        }
    }

    /// Where numbers are moved that stand in the wrong queue.
    var otherQueue: String { queues[0] == "A" ? "B" : "A" }

    /// Waits for the end of a call; nil when nobody waited. The form that it opens stays open.
    func finishCall() throws -> String? {
        let call = /请 ([A-Z]\d{3}) 到窗口/
        let shown = try console?.wait("a call") { $0.contains(call) || $0.contains("现在没有人等候") } ?? ""
        (number, isRegistered) = (shown.firstMatch(of: call).map { String($0.1) }, false)
        try console?.type(.escape)
        try console?.wait("the form put aside") { !$0.contains("请 ") && !$0.contains("现在没有人等候") }
        if let number { called.append(number) }
        return number
    }

    /// Waits until the console says that the number being served is off the counter.
    func finishService(_ word: String) throws {
        guard let ended = number else { return }
        try console?.wait(for: "\(ended) \(word)")
        (number, isRegistered) = (nil, false)
    }

    /// A plain acceptance from applicant to handover.
    func accept() throws {
        guard let console, let number else { return }
        try console.type(.enter)
        try console.wait(for: "登记申请人和事项", "姓名/名称")
        try console.fillIn("申请人\(number)", "371102198203121216", item: "spjy")
        try console.wait(for: "单位名称", "事项已加入")
        try console.type(.data("餐馆\(number)"), .enter, "海曲路1号", .enter)
        try console.wait(for: "申请表已保存")
        try console.type(.space, .space, .space, .space, .space, .f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try console.type(.f(8), .command("0"))
        try console.wait(for: "材料已移交")
        isRegistered = true
    }

    /// Puts `number` back in line, with the keyboard among the numbers.
    func putBack(_ number: String) throws {
        try console?.wait("a number selected") { $0.contains(#/>[A-Z]\d{3}\s/#) }
        while try console?.screen().contains(">\(number) ") == false {
            let before = try console?.screen()
            try console?.type(.up)
            try console?.wait("another number") { $0 != before }
        }
        // What just left the counter stands there as served until the queue is read again.
        try console?.wait(forEndOf: ">\(number)  办理中")
        try console?.type(.command(":requeue"), .enter)
        try console?.wait(for: "\(number) 重新排队")
        try console?.type(.escape)
        try console?.wait(forEndOf: "上下键选号")
    }
}
