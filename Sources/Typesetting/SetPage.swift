/// A page set and drawn.
public struct SetPage: Sendable {
    /// The PDF file.
    public let pdf: [UInt8]
    /// Pages of it, those of all copies.
    public let pageCount: Int
    /// Characters for which no installed font has a shape; they stand as boxes.
    public let missing: [Character]
}

/// What a reprint says over its page.
public struct CopyMark: Sendable, Equatable {
    /// `补打 2026年11月26日 10:31 王芳（0117）`
    public var words: String

    /// A mark of these words.
    public init(_ words: String) {
        self.words = words
    }
}

/// Why a page could not be set.
public struct TypesettingFault: Error, Sendable {
    /// What the library said.
    public let reason: String
}
