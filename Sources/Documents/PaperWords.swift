import Casework

/// Dates, numerals, limits and counts as Chinese official papers write them: forms, not wording, so no hall sets them.
enum PaperWords {
    /// `2026年11月23日`
    static func date(_ day: Day) -> String {
        let (year, month, day) = day.parts
        return "\(year)年\(month)月\(day)日"
    }

    /// A date that a limit leads to; one that a later notice on days off can change is marked.
    static func date(_ day: Day, isEstimate: Bool) -> String {
        date(day) + (isEstimate ? "（\(estimate)）" : "")
    }

    /// Mark of a date that can still change.
    static let estimate = "暂估"

    /// 一, 二 … 九十九; digits from 100 on.
    static func ordinal(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九").map(String.init)
        guard (1...99).contains(number) else { return String(number) }
        let (tens, ones) = (number / 10, number % 10)
        return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + (ones > 0 ? digits[ones] : "")
    }

    /// `20个工作日`, `60日`, `3个月`; the same day for none.
    static func limit(_ limit: Limit) -> String {
        if limit.amount <= 0 { return "当日" }
        return switch limit.unit {
        case .working: "\(limit.amount)个工作日"
        case .calendar: "\(limit.amount)日"
        case .month: "\(limit.amount)个月"
        }
    }

    /// `原件1份、复印件2份`, and the form where it is not paper; empty where nothing is asked for.
    static func counts(_ count: PaperCount, _ form: ChecklistLine.Form) -> String {
        let parts =
            (count.originals > 0 ? ["原件\(count.originals)份"] : [])
            + (count.copies > 0 ? ["复印件\(count.copies)份"] : [])
        let form = self.form(form)
        if parts.isEmpty { return form }
        return parts.joined(separator: "、") + (form.isEmpty ? "" : "（\(form)）")
    }

    /// Form of a material; empty for plain paper.
    static func form(_ form: ChecklistLine.Form) -> String {
        switch form {
        case .paper: ""
        case .electronic: "电子版"
        case .either: "纸质或者电子版"
        case .both: "纸质和电子版"
        }
    }

    /// Form of a material in full.
    static func wholeForm(_ form: ChecklistLine.Form) -> String {
        switch form {
        case .paper: "纸质"
        case .electronic: "电子版"
        case .either: "纸质/电子版"
        case .both: "纸质和电子版"
        }
    }

    /// 权力类型
    static func nature(_ nature: Nature) -> String {
        switch nature {
        case .licence: "行政许可"
        case .filing: "备案"
        case .registration: "登记、行政确认"
        case .service: "公共服务"
        }
    }

    /// How long something holds: whole years as years.
    static func span(_ limit: Limit) -> String {
        limit.unit == .month && limit.amount % 12 == 0 ? "\(limit.amount / 12)年" : self.limit(limit)
    }

    /// Fen as yuan: `10元`, `0.50元`.
    static func money(_ fen: Int) -> String {
        let (yuan, rest) = (fen / 100, fen % 100)
        return rest == 0 ? "\(yuan)元" : "\(yuan).\(rest < 10 ? "0" : "")\(rest)元"
    }

    /// Name of an identity paper.
    static func kind(_ kind: IdentityDocument.Kind) -> String {
        switch kind {
        case .citizen: "居民身份证"
        case .credit: "统一社会信用代码"
        case .passport: "护照"
        case .hongKongMacao: "港澳居民来往内地通行证"
        case .taiwan: "台湾居民来往大陆通行证"
        case .permanentResident: "外国人永久居留身份证"
        }
    }

    /// What clocks wait for.
    static func cause(_ cause: PauseCause) -> String {
        switch cause {
        case .hearing: "听证"
        case .bidding: "招标"
        case .auction: "拍卖"
        case .inspection: "检验"
        case .testing: "检测"
        case .quarantine: "检疫"
        case .appraisal: "鉴定"
        case .expertReview: "专家评审"
        case .siteVisit: "现场核查"
        }
    }

    /// Why an application ended without a decision.
    static func cause(_ cause: ApplicationTerminated.Cause) -> String {
        switch cause {
        case .promiseBroken: "逾期未补齐承诺的材料"
        case .correctionMissed: "逾期未补正"
        case .prerequisiteLost: "前置事项未获批准"
        case .applicantGone: "申请人终止或者申请事项不再存在"
        }
    }

    /// Why papers were not taken, by the cause's code.
    static func declined(_ cause: String) -> String {
        switch DeclinePapers.Cause(rawValue: cause) {
        case .wrongCount: "份数不符"
        case .damaged: "材料损坏"
        case .wrongDepartment: "不属本部门"
        case .wrongResult: "所载信息与受理信息不一致"
        case nil: cause
        }
    }

    /// How a field of a certificate differs, character by character.
    static func marks(_ comparison: Comparison) -> String {
        comparison.marks.filter { !$0.kind.isAgreed }.map { mark in
            switch (mark.accepted.isEmpty, mark.found.isEmpty) {
            case (true, _): "第\(mark.place)字多“\(mark.found)”"
            case (_, true): "第\(mark.place)字缺“\(mark.accepted)”"
            default:
                "第\(mark.place)字应为“\(mark.accepted)”误作“\(mark.found)”\(mark.kind == .lookAlike ? "（形近）" : "")"
            }
        }.joined(separator: "；")
    }

    /// Titles of items in running text; nothing stands between title marks (GB/T 15834 §4.5.3.5).
    static func titles(_ names: some Sequence<String>) -> String {
        names.map { "《\($0)》" }.joined()
    }

    /// A typed sentence without the mark that ends it: the template sets its own.
    static func clause(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace || "。．.；;，,".contains(last) { text.removeLast() }
        return String(text)
    }
}
