/// A government service item (政务服务事项) as the catalogue publishes it: one version, pinned by hash in each case.
public struct ItemDefinition: Codable, Equatable, Sendable {
    /// Short code that clerks type and papers show, `SS03`.
    public var short: String
    /// Full name, 食品经营许可(新办).
    public var name: String
    /// Implementation code (实施编码, 31 characters); nil where the hall has not been given one.
    public var code: String?
    /// Rule profile (权力类型).
    public var nature: Nature
    /// 即办件 or 承诺件.
    public var kind: Handling
    /// Joint handling by two or more departments (联办).
    public var joint: Bool
    /// A higher body decides (上报).
    public var passedUp: Bool
    /// Comprehensive window that takes it in (`ServiceWindow.id`).
    public var window: String
    /// Body that accepts, body that decides, body that seals (`Department.id`).
    public var accepting: String
    public var deciding: String
    public var sealing: String
    /// First and last day on which this version may be applied for.
    public var effectiveFrom: Day
    public var effectiveTo: Day?
    /// Limit set by law and, where the law allows one, its extension; nil where no law sets one.
    public var statutory: Limit?
    public var extension_: Limit?
    /// Limit the department promised.
    public var promised: Limit?
    /// Longest promise term (补齐期限) for tolerable papers; nil where the item takes no promises.
    public var promiseTerm: Limit?
    /// Correction term (补正期限) printed on the one-time notice.
    public var correctionTerm: Limit
    /// Must be filed in person (行政许可法 29).
    public var inPerson: Bool
    /// The accepting department empowered the window to accept, review and issue by itself (四(四)1(10)).
    public var windowEmpowered: Bool
    /// Form fields, recorded once and later compared with the certificate.
    public var fields: [FieldDefinition]
    /// Situation questions that switch checklist lines on.
    public var questions: [SituationQuestion]
    /// The published checklist (annex 2), in its order.
    public var lines: [ChecklistLine]
    /// Review steps behind the window, as a graph.
    public var steps: [StepDefinition]
    /// Short codes of items whose result this one needs.
    public var requires: [String]
    /// What it gives out; nil where the hall has not described it.
    public var result: ResultDefinition?
    /// What is due before the result is issued; nil for nothing.
    public var tariff: Tariff?
    /// What the chief representative decides alone; nil for the usual, everything but grave cases.
    public var powers: ChiefPowers?
    /// Causes that stop a clock otherwise than by the item's nature; nil for none.
    public var pauses: [PauseRule]?
    /// Where the values come from and how sure they are (● ◐ ○).
    public var source: String

    private enum CodingKeys: String, CodingKey {
        case short, name, code, nature, kind, joint, passedUp, window, accepting, deciding, sealing, effectiveFrom
        case effectiveTo, statutory, promised, promiseTerm, correctionTerm, inPerson, windowEmpowered, fields
        case questions, lines, steps, requires, result, tariff, powers, pauses, source
        case extension_ = "extension"
    }
}

/// Rule profile by the nature of the power (权力类型): deemed acceptance, the 20 (+10) days and article 45 hold for
/// licences only.
public enum Nature: String, Codable, Sendable, CaseIterable {
    /// 行政许可
    case licence
    /// 备案
    case filing
    /// 登记、行政确认
    case registration
    /// 公共服务
    case service
}

/// How an item is handled: while the applicant waits, or within a promised limit.
public enum Handling: String, Codable, Sendable {
    /// 即办件
    case instant
    /// 承诺件
    case promised
}

/// A span in which something must be done, with its unit and its legal basis.
public struct Limit: Codable, Hashable, Sendable {
    /// Units of limits: the licensing law's days are working days (行政许可法 82); others count calendar days or months.
    public enum Unit: String, Codable, Sendable, CaseIterable {
        case working, calendar, month
    }

    /// How many units; 0 means the same day (当场).
    public var amount: Int
    public var unit: Unit
    /// Law, agreement or custom that sets it.
    public var basis: String

    /// `amount` units by `basis`.
    public init(_ amount: Int, _ unit: Unit, basis: String) {
        self.amount = amount
        self.unit = unit
        self.basis = basis
    }
}

/// A field of the form, recorded once for all items of a case that ask for it.
public struct FieldDefinition: Codable, Hashable, Sendable {
    /// Kinds of value; `text` unless a kind narrows it.
    public enum Kind: String, Codable, Sendable {
        case text, number, date, choice
    }

    /// Shared key: items of one case with the same id share the value (`premises`, `projectCode`).
    public var id: String
    public var label: String
    public var kind: Kind
    public var required: Bool
    /// Choices of a `choice` field; empty otherwise.
    public var choices: [String]
}

/// A question on the applicant's situation; its answer switches lines on (住宅 = 是).
public struct SituationQuestion: Codable, Hashable, Sendable {
    public var id: String
    public var text: String
    public var answers: [String]
    /// Taken until the clerk answers.
    public var usual: String
}

/// One line of the published checklist: a material type and what this item asks of it (annex 2's columns).
public struct ChecklistLine: Codable, Hashable, Sendable {
    /// Paper, electronic, either, or both at once.
    public enum Form: String, Codable, Sendable {
        case paper, electronic, either, both
    }

    /// Shown only when the question has this answer.
    public struct Condition: Codable, Hashable, Sendable {
        public var question: String
        public var answer: String
    }

    /// Shared material type code, so that one paper serves several items.
    public var material: String
    /// 材料名称
    public var name: String
    /// 材料填报要求, empty where none is published.
    public var filling: String
    /// 材料收件标准, empty where none is published.
    public var standard: String
    /// 原件(份)
    public var originals: Int
    /// 复印件(份)
    public var copies: Int
    /// 纸质/电子版
    public var form: Form
    /// 验原件: the original is only inspected and given back.
    public var inspected: Bool
    /// 容缺受理
    public var tolerable: Bool
    /// May be taken from the hall's own certificates (证照共享).
    public var sharing: Bool
    /// Situation in which the line is asked for; nil for always.
    public var condition: Condition?
    /// Field whose number multiplies the counts (one per shareholder, per teacher); nil for once.
    public var multiplicity: String?
    /// 备注
    public var remark: String
}

/// A review step: who, within what, after which others.
public struct StepDefinition: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    /// `Department.id`
    public var department: String
    public var limit: Limit?
    /// Steps that must be done before this one opens; none for the first.
    public var after: [String]
}
