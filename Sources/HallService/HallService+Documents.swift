import CaseStore
public import Casework

/// Pages as they were issued.
extension HallService {
    /// The text of a page as it was issued. Throws `.missing`, and `.damaged` where the file holds something else.
    public func page(_ hash: String) async throws(Trouble) -> String {
        let bytes = try await troubled { () throws(StoreFault) in try await blobs.read(hash) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
