public import Casework

/// What the hall did in some days, to be printed and signed.
struct ReportForm: Form {
    var span: ClosedRange<Day>
    var groups: [(name: String, figures: ServiceFigures)]
    var total: ServiceFigures
    var defects: [(material: String, defect: String, count: Int)]
    /// Digest of the latest seal and its day; nil where no day is sealed.
    var seal: (day: Day, digest: String)?

    static var vocabulary: Vocabulary<Filling<Self>> {
        Vocabulary(
            [
                "from": { PaperWords.date($0.span.lowerBound) },
                "until": { PaperWords.date($0.span.upperBound) },
                "taken": { "\($0.total.taken)" },
                "served": { "\($0.total.served)" },
                "abandoned": { "\($0.total.abandoned)" },
                "wait": { pair($0.total.medianWait, $0.total.ninetiethWait) },
                "handling": { pair($0.total.medianHandling, $0.total.ninetiethHandling) },
                "applications": { "\($0.total.applications)" },
                "firstVisit": { share($0.total.firstVisit) },
                "corrections": { share($0.total.corrections) },
                "second": { "\($0.total.secondCorrections)" },
                "kept": { "\($0.total.promisesKept)" },
                "broken": { "\($0.total.promisesBroken)" },
                "decided": { "\($0.total.decided)" },
                "statutory": { share($0.total.statutoryShare) },
                "promised": { share($0.total.promisedShare) },
                "saved": { "\($0.total.daysSaved)" },
                "refusedAtIssue": { "\($0.total.refusedAtIssue)" },
                "ratings": { form in
                    (1...5).reversed().map { "\(form.total.ratings["\($0)"] ?? 0)" }.joined(separator: "、")
                },
                "badRatingsOpen": { "\($0.total.badRatingsOpen)" },
                "complaints": { "\($0.total.enquiries[Enquiry.Sort.complaint.rawValue] ?? 0)" },
                "consultations": { "\($0.total.enquiries[Enquiry.Sort.consultation.rawValue] ?? 0)" },
                "enquiriesInTime": { "\($0.total.enquiriesInTime)" },
                "enquiriesOverdue": { "\($0.total.enquiriesOverdue)" },
                "enquiriesSatisfied": { "\($0.total.enquiriesSatisfied)" },
                "enquiriesUnsatisfied": { "\($0.total.enquiriesUnsatisfied)" },
                "seal": { $0.seal?.digest ?? "" },
                "sealDay": { $0.seal.map { PaperWords.date($0.day) } ?? "" },
            ],
            lists: [
                "groups": .init(
                    \.form.groups,
                    [
                        "name": { _, _, group in group.name },
                        "groupTaken": { _, _, group in "\(group.figures.taken)" },
                        "groupServed": { _, _, group in "\(group.figures.served)" },
                        "groupWait": { _, _, group in pair(group.figures.medianWait, group.figures.ninetiethWait) },
                        "groupApplications": { _, _, group in "\(group.figures.applications)" },
                        "groupFirst": { _, _, group in share(group.figures.firstVisit) },
                        "groupDecided": { _, _, group in "\(group.figures.decided)" },
                        "groupStatutory": { _, _, group in share(group.figures.statutoryShare) },
                        "waitMinutes": { _, _, group in
                            group.figures.ninetiethWait.map { "\(($0 + 30) / 60)分" } ?? "—"
                        },
                        "waitShare": { facts, _, group in
                            let most = facts.form.groups.compactMap(\.figures.ninetiethWait).max() ?? 0
                            return "\(most == 0 ? 0 : (group.figures.ninetiethWait ?? 0) * 100 / most)"
                        },
                        "firstShare": { _, _, group in "\(group.figures.firstVisit ?? 0)" },
                    ]),
                "defects": .init(
                    \.form.defects,
                    [
                        "n": { _, n, _ in String(n) },
                        "material": { _, _, row in row.material },
                        "defect": { _, _, row in row.defect },
                        "defectCount": { _, _, row in "\(row.count)" },
                    ]),
            ])
    }

    /// Median and nine in ten, in minutes.
    private static func pair(_ median: Int?, _ ninetieth: Int?) -> String {
        guard let median, let ninetieth else { return "—" }
        return "\((median + 30) / 60)/\((ninetieth + 30) / 60)"
    }

    private static func share(_ hundredths: Int?) -> String { hundredths.map { "\($0)%" } ?? "—" }
}

extension DocumentTemplates {
    /// The report of `table`, its groups under their names in this order.
    ///
    /// - Parameter seal: the latest seal over the hall's records, by which they can be proved later.
    public func report(
        _ table: FigureTable, _ groups: [(name: String, figures: ServiceFigures)],
        defects: [(material: String, defect: String, count: Int)], seal: (day: Day, digest: String)?,
        _ context: PageContext, at now: Instant
    ) -> Page {
        let form = ReportForm(span: table.span, groups: groups, total: table.total, defects: defects, seal: seal)
        return render(.report, form, context, at: now)
    }
}
