import Casework

/// Papers that no act of a case calls for: they are made when somebody asks, and made anew each time.
public enum FormKind: String, CaseIterable, Sendable {
    /// 排队号, on a roll.
    case queueTicket
    /// 邮寄交寄清单, of a postal batch.
    case postedList
    /// 办理期限计算书, of a case.
    case deadlineProof
    /// 办事指南, of an item.
    case serviceGuide
    /// 综合窗口事项受理材料标准清单, of an item (seed, annex 2).
    case materialList
    /// 综合窗口受理事项协议书, of a department (seed, annex 1).
    case agreement
    /// 行政许可决定公开清单, of some days (行政许可法 40).
    case publication
    /// 运行统计报告, of a day or a month.
    case report

    var names: Template.Names {
        switch self {
        case .queueTicket: QueueTicketForm.vocabulary.names
        case .postedList: PostedListForm.vocabulary.names
        case .deadlineProof: DeadlineProofForm.vocabulary.names
        case .serviceGuide, .materialList: ItemForm.vocabulary.names
        case .agreement: AgreementForm.vocabulary.names
        case .publication: PublicationForm.vocabulary.names
        case .report: ReportForm.vocabulary.names
        }
    }

    /// What makes the form what it is.
    var required: Set<String> {
        switch self {
        case .queueTicket: ["number"]
        case .postedList: ["batch", "parcels", "tracking"]
        case .deadlineProof: ["caseNumber", "lines"]
        case .serviceGuide: ["name", "lines", "address", "phone"]
        case .materialList: ["name", "lines", "filling", "standard", "form", "tolerable", "remark"]
        case .agreement: ["department", "items", "name"]
        case .publication: ["decisions", "name", "verdict", "body", "decidedOn", "applicant"]
        case .report: ["groups", "taken", "wait", "statutory", "seal"]
        }
    }
}

/// What a form is about.
protocol Form: Sendable {
    static var vocabulary: Vocabulary<Filling<Self>> { get }
}

/// A form, the hall that fills it in, and when.
struct Filling<F: Sendable>: Sendable {
    var form: F
    var context: PageContext
    var at: Instant
}

extension Vocabulary {
    /// The names of a form, with those that all forms have.
    init<F>(_ texts: [String: @Sendable (F) -> String], lists: [String: List] = [:]) where Facts == Filling<F> {
        let common: [String: @Sendable (Facts) -> String] = [
            "heading": { $0.context.heading },
            "centre": { $0.context.centre },
            "address": { $0.context.address },
            "phone": { $0.context.phone },
            "clerk": { $0.context.clerk },
            "date": { PaperWords.date($0.at.day) },
            "clock": { $0.at.clock },
        ]
        let own = texts.mapValues { text in { @Sendable (facts: Facts) in text(facts.form) } }
        self.init(texts: common.merging(own) { $1 }, lists: lists)
    }
}

extension DocumentTemplates {
    func render<F: Form>(
        _ kind: FormKind, _ form: F, number: String = "", code: (text: String, digits: String)? = nil,
        _ context: PageContext, at now: Instant
    ) -> Page {
        let values = F.vocabulary.values(Filling(form: form, context: context, at: now))
        return Page(kind.rawValue, number: number, code: code, issuedAt: now, self[kind.rawValue].lines(values))
    }
}
