import Foundation
import Testing

/// `onewindow ticket help`: for guides in the hall who have no console.
struct HelpCommandTests {
    @Test func `a guide says how a number was helped, and it is counted by kind`() throws {
        let hall = try TmuxHall(numbers: 1)
        func help(_ arguments: String..., password: String = TmuxHall.password) throws -> Program.Outcome {
            try hall.program.run(
                ["ticket", "help"] + arguments + ["--data", hall.program.data], input: password + "\n")
        }
        let done = try help("a001", "--kind", "assisted", "--note", "代填申请表", "--as", "0117")
        #expect(done.status == 0 && done.output.contains("A001"), "\(done.errors)")
        #expect(try help("A001", "--kind", "guided", "--helper", "0118", "--as", "0117").status == 0)
        #expect(try help("A001", "--kind", "guided", "--as", "0117", password: "wrong").status != 0)
        #expect(try help("A001", "--kind", "guided", "--as", "0301").status != 0, "reviewers guide nobody")
        #expect(try help("A001", "--kind", "guided", "--helper", "9999", "--as", "0117").errors.contains("9999"))
        #expect(try help("A009", "--kind", "guided", "--as", "0117").status != 0)
        #expect(try help("A001", "--kind", "carried", "--as", "0117").status == 2)
        let figures = try hall.program("figures", "--json").output
        let table = try #require(JSONSerialization.jsonObject(with: Data(figures.utf8)) as? [String: Any])
        let total = try #require(table["total"] as? [String: Any])
        #expect(total["helped"] as? [String: Int] == ["assisted": 1, "guided": 1])
        #expect(try hall.program("figures").output.contains("1/1/0"))
    }
}
