import Casework

/// A centre or sub-centre, as its papers name it.
public struct Centre: Codable, Hashable, Sendable {
    /// `main`, `hr`, `police`; `ServiceWindow.centre` names it.
    public var id: String
    /// Short name for screens.
    public var name: String
    /// Name at the head of its papers.
    public var heading: String
    /// Where the applicant comes to, as printed.
    public var address: String
    /// Number printed for questions.
    public var phone: String
}

/// A numbered ground on which an application is refused (不予受理) or told that it needs no licence (不受理).
public struct RefusalGround: Codable, Hashable, Sendable {
    /// The two acts of 行政许可法 32 that turn an application away.
    public enum Act: String, Codable, Sendable, CaseIterable {
        /// 不予受理决定: a condition is not met, or the power is another body's.
        case refused
        /// 不受理告知: no licence is needed.
        case notNeeded
    }

    /// Number within its act, the same for every item.
    public var number: Int
    /// Which of the two acts it can be given for.
    public var act: Act
    /// What the list shows.
    public var short: String
    /// What the paper gives as the reason, without closing mark.
    public var wording: String
    /// What the applicant can do, without closing mark.
    public var remedy: String
    /// Law or rule it rests on.
    public var basis: String
    /// The right body must be named (行政许可法 32(2)).
    public var otherBody: Bool
}

// Each of the hall's files says where its values come from, and holds one list.

struct DepartmentsFile: Decodable {
    let source: String
    let departments: [Department]
}

struct WindowsFile: Decodable {
    let source: String
    let windows: [ServiceWindow]
}

struct CentresFile: Decodable {
    let source: String
    let centres: [Centre]
}

struct DefectsFile: Decodable {
    let source: String
    let defects: [DefectPhrase]
}

struct ThemesFile: Decodable {
    let source: String
    let themes: [Theme]
}

struct RefusalsFile: Decodable {
    let source: String
    let grounds: [RefusalGround]
}

struct SystemsFile: Decodable {
    let source: String
    let systems: [OutsideSystem]
}
