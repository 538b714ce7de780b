/// Families of type that pages are set in, by the names that fontconfig knows them by.
public struct Typefaces: Codable, Hashable, Sendable {
    /// Running text (GB/T 9704 §7.3.3 asks for 仿宋).
    public var body: String
    /// Titles and the heads of tables (§7.3.1: 小标宋).
    public var title: String
    /// Labels, page numbers, digits under a code.
    public var label: String

    /// The faces by use. Those that stand here come with Debian's `fonts-lxgw-wenkai` (between 仿宋 and 楷体) and
    /// `fonts-noto-cjk`; a hall that has licences for others names
    /// them in `hall.json`.
    public init(
        body: String = "LXGW WenKai", title: String = "Noto Serif CJK SC", label: String = "LXGW WenKai"
    ) {
        self.body = body
        self.title = title
        self.label = label
    }
}
