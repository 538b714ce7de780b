import Documents
import Testing

@testable import Casework

/// Marks by which the catalogue says how sure it is stay in the catalogue.
struct CertaintyMarkTests {
    @Test func `reason and address are printed without marks`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.passRest()
        let act = try desk.act(Refuse(desk.keys, reason: "重复申请（行政许可法第32条）◐", rightBody: nil))
        var context = Samples.page
        context.address = "（示例）一楼大厅○"
        context.heading = "●政务服务中心（示例）"
        let text = try desk.page(.refusal, act, context).text
        #expect(!text.contains { "●◐○".contains($0) })
        #expect(!text.contains("示例"))
        #expect(text.contains("重复申请（行政许可法第32条）"))
        #expect(text.contains("（一楼大厅）"))
    }
}
