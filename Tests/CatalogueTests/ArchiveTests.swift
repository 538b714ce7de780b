import Casework
import Catalogue
import Foundation
import Testing

/// How a definition is pinned and comes back from the archive.
struct ArchiveTests {
    private let items: [ItemDefinition]

    init() throws {
        items = try Catalogue.load(from: CatalogueFolder.shipped).items
    }

    @Test func `every definition comes back from its bytes by its hash`() throws {
        for item in items {
            let bytes = try Catalogue.archiveBytes(of: item)
            let hash = try Catalogue.hash(of: item)
            #expect(hash.utf8.count == 64)
            #expect(try Catalogue.definition(archived: bytes, hash: hash) == item)
        }
    }

    @Test func `no two versions share a hash`() throws {
        #expect(Set(try items.map { try Catalogue.hash(of: $0) }).count == items.count)
    }

    @Test func `a changed byte is found`() throws {
        let item = try #require(items.first)
        var bytes = try Catalogue.archiveBytes(of: item)
        let hash = try Catalogue.hash(of: item)
        bytes[bytes.count / 2] ^= 1
        #expect(throws: CatalogueFault.archiveDamaged(hash: hash)) {
            try Catalogue.definition(archived: bytes, hash: hash)
        }
    }

    @Test func `the bytes have sorted keys and plain slashes, and leave out what is not there`() throws {
        let item = try #require(items.first { $0.short == "RC01" })
        let text = String(decoding: try Catalogue.archiveBytes(of: item), as: UTF8.self)
        #expect(text.hasPrefix("{\"accepting\":"))
        #expect(text.contains("高校毕业生引进落户/档案接收"))
        #expect(!text.contains("statutory") && !text.contains("null"))
    }
}
