/// What may stop a clock of an item while it lasts.
public enum PauseCause: String, Codable, Sendable, CaseIterable {
    // 行政许可法第四十五条: the time these need is not counted
    /// 听证
    case hearing
    /// 招标
    case bidding
    /// 拍卖
    case auction
    /// 检验
    case inspection
    /// 检测
    case testing
    /// 检疫
    case quarantine
    /// 鉴定
    case appraisal
    /// 专家评审
    case expertReview
    /// 踏勘、现场核查: not on the list, so it counts unless an item's own rules say otherwise
    case siteVisit
}

/// What a cause does to the clocks of an item: a row of the table in `model.md` 15.
public struct PauseRule: Codable, Hashable, Sendable {
    public var cause: PauseCause
    /// Whether the statutory clock and the promised one stop.
    public var statutory: Bool
    public var promised: Bool
    /// Law or agreement that says so.
    public var basis: String

    /// The rule of licences: article 45 stops the statutory clock for its eight causes. The promised clock stops with it
    /// but for hearings, which the agreement counts into the promised days like site visits (seed, annex 1 §3).
    static func ofLicences(_ cause: PauseCause) -> PauseRule? {
        guard cause != .siteVisit else { return nil }
        return PauseRule(
            cause: cause, statutory: true, promised: cause != .hearing, basis: "行政许可法第四十五条")
    }
}

extension ItemDefinition {
    /// What `cause` does to the item's clocks: by its own rules where it has some, else by its nature; nil where it stops
    /// none. Article 45 holds for licences only.
    public func pauseRule(_ cause: PauseCause) -> PauseRule? {
        if let own = pauses?.first(where: { $0.cause == cause }) { return own.statutory || own.promised ? own : nil }
        return nature == .licence ? PauseRule.ofLicences(cause) : nil
    }
}
