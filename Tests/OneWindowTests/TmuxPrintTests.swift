import Foundation
import Testing

/// A paper from the key to the file, by the program in its terminal, and back by its code.
struct TmuxPrintTests {
    @Test func `what was accepted is printed with one key, and its code opens the case again`() throws {
        let hall = try TmuxHall(numbers: 2)
        let folder = "\(hall.program.data)-printed"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try hall.change { settings in
            settings = settings.replacing(
                "\"printing\" : {", with: "\"printing\" : { \"folder\" : \"\(folder)\",")
        }
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("王建国", "371102198203121216", item: "SS03")
        try console.wait(for: "事项已加入")
        try console.type(.data("好再来面馆"), .enter, .data("海滨五路88号"), .f(6))
        try console.wait(for: "申请表已保存")
        for _ in 0..<5 { try console.type(.space) }
        try console.wait(for: "看过5/5")
        try console.type(.f(6), "1")
        try console.wait(for: "按 0 确认")
        try console.type("0")
        try console.wait(for: "已出具受理通知书")
        try console.type(.key("C-p"))
        try console.wait(for: "已打印受理通知书")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let file = try #require(files.first)
        #expect(files.count == 1 && file.hasSuffix("-SL1.pdf"))
        let number = String(file.dropLast("-SL1.pdf".count))
        let pdf = "\(folder)/\(file)"
        let text = try Tool.run("pdftotext", ["-raw", pdf, "-"]).output.filter { !$0.isWhitespace }
        #expect(text.contains("受理通知书") && text.contains("王建国") && text.contains(number))
        try Tool.run("pdftoppm", ["-r", "200", "-gray", "-png", "-singlefile", pdf, "\(folder)/page"])
        let code = try Tool.run("zbarimg", ["-q", "--raw", "\(folder)/page.png"]).output.trimmingCharacters(
            in: .newlines)
        #expect(code.hasPrefix("W\(number)"))

        // Put away, and opened again by the code.
        try console.type(.f(12))
        try console.wait(forEndOf: "好再来面馆")
        try console.type(.data(code), .enter)
        try console.wait(for: "王建国", "办理情况 \(number)")
        try console.type(.f(12), .data("\(code.dropLast())\(code.last == "0" ? "1" : "0")"), .enter)
        try console.wait(for: "单据码读错了")

        // A second process knows of the print; its own page is a copy.
        #expect(try hall.program("case", "show", number).output.contains("打印 \(pdf)"))
        let copy = "\(folder)/copy.pdf"
        #expect(try hall.program("document", number, "acceptance", "--out", copy).status == 0)
        #expect(try Tool.run("pdftotext", ["-raw", copy, "-"]).output.contains("补打件"))
    }

    @Test func `a queue number comes on its roll`() throws {
        let hall = try TmuxHall(numbers: 0)
        let folder = "\(hall.program.data)-printed"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try hall.change { settings in
            settings = settings.replacing(
                "\"printing\" : {", with: "\"printing\" : { \"folder\" : \"\(folder)\",")
        }
        #expect(try hall.program("ticket", "take", "--print", "A").output == "A001\n")
        let text = try Tool.run("pdftotext", ["-raw", "\(folder)/A001.pdf", "-"]).output
        #expect(text.contains("A001") && text.contains("前面等候：0人"))
        let info = try Tool.run("pdfinfo", ["\(folder)/A001.pdf"]).output
        #expect(info.contains("226.7"), "80 mm: \(info)")
    }
}
