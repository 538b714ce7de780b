import CaseStore
public import Casework
public import Documents

/// Pages as they were issued.
extension HallService {
    /// A page as it was issued. Throws `.missing`, and `.damaged` where the file holds something else.
    public func page(_ hash: String) async throws(Trouble) -> Page {
        let bytes = try await troubled { () throws(StoreFault) in try await blobs.read(hash) }
        guard let page = Page(bytes) ?? Page(plain: bytes) else { throw Trouble(.damaged, "blobs/\(hash)") }
        return page
    }
}
