import Catalogue
import Foundation
import Testing

@testable import Casework

/// Words for what happened.
struct EventWordsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Resources/words").standardized

    /// Of tickets, of stocks of blanks, of what counters do and of complaints, which are in no event log.
    private static let others = ["ticket", "blank", "counter", "enquiry"]

    @Test(arguments: ["zh-Hans", "en"])
    func `every operation of a case has a label that names nobody`(language: String) throws {
        let words = try Words.load(language, from: Self.folder)
        for kind in OperationKinds.all.keys where !Self.others.contains(where: kind.hasPrefix) {
            let label = words("export.event.\(kind)")
            #expect(words.has("export.event.\(kind)") && !label.contains("{"), "\(kind)")
        }
    }
}
