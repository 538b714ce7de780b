import Casework
import CellText

/// Electronic materials: attaching, listing and opening files, and comparing them with the paper.
extension Model {
    // MARK: - Attaching

    /// Closed where no line could take a file; the same rule by which the engine refuses.
    var attachDenial: Denial? {
        guard let subject = desk.subject else { return Denial(.notOpen) }
        let line = session?.isDesk == true ? desk.line : subject.checklist().first?.material
        guard let line else { return Denial(.noItems) }
        return denial(of: AttachFile(line, hash: "", name: "—", type: .pdf, size: 1))
    }

    /// On the current line at the desk; behind the window the line is chosen first.
    mutating func attach() -> [Effect] {
        guard let subject = desk.subject else { return refuse(Denial(.notOpen)) }
        if session?.isDesk == true, let line = desk.line {
            open(attachForm(line))
            return []
        }
        let rows = subject.checklist().enumerated().map { index, row in
            Picker.Row(
                id: row.material, text: SafeText("\(index + 1)  \(row.line.name)"), detail: fileMark(row.material))
        }
        var picker = Picker(.attachTo, title: station.text("picker.attachTo"), rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
        return []
    }

    mutating func chooseAttachTo(_ material: String) -> [Effect] {
        layers.removeLast()
        open(attachForm(material))
        return []
    }

    func attachForm(_ material: String) -> Form {
        Form(
            purpose: .attach(material: material),
            title: station.text("form.attach", ["line": desk.subject?.name(of: material) ?? ""]),
            fields: [field("path", required: true)])
    }

    mutating func submitAttachment(_ path: String, to material: String) -> [Effect] {
        guard let session, let subject = desk.subject else { return refuse(Denial(.notOpen)) }
        return begin(
            .attach(
                path: path, material: material, caseID: subject.id, revision: subject.revision, actor: session.actor))
    }

    // MARK: - Looking

    var filesDenial: Denial? {
        guard let subject = desk.subject else { return Denial(.notOpen) }
        return subject.files.isEmpty ? Denial(.noFiles) : nil
    }

    func filePicker(_ purpose: Picker.Purpose, _ indices: [Int]) -> Picker {
        let files = desk.subject?.files ?? []
        let rows = indices.enumerated().compactMap { place, index in
            files[safe: index].map { file in
                Picker.Row(
                    id: "\(index)",
                    text: SafeText("\(place + 1)  \(desk.subject?.name(of: file.material) ?? "") \(file.name)"),
                    detail: detail(of: file))
            }
        }
        var picker = Picker(
            purpose, title: station.text(purpose == .files ? "picker.files" : "picker.compare"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    /// Type, size, who and when, and what the comparison found.
    private func detail(of file: AttachedFile) -> SafeText {
        let found =
            switch file.comparison {
            case nil: station.text("file.notCompared")
            case let found? where found.agrees: station.text("file.agreed", ["person": station.name(of: found.person)])
            case let found?:
                station.text(
                    "file.differed", ["person": station.name(of: found.person), "note": found.note ?? ""])
            }
        let when = "\(station.day(file.attachedAt.day, from: now.day)) \(file.attachedAt.clock)"
        return SafeText(
            "\(file.type.rawValue.uppercased()) \(length(file.size)) \(found) \(station.name(of: file.person)) \(when)")
    }

    private func length(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20).\((bytes >> 10) % 1024 * 10 / 1024)M" : "\(max(1, bytes >> 10))K"
    }

    mutating func chooseFile(_ index: Int) -> [Effect] {
        guard let file = desk.subject?.files[safe: index] else { return [.bell] }
        layers.removeLast()
        return begin(.openFile(file))
    }

    /// A program shows the file; where the hall has none, the page says where the copy lies.
    mutating func opened(_ file: AttachedFile, at path: String?) {
        guard let path else { return tell(.done, "message.fileOpened", ["name": file.name]) }
        let lines = [station.say("page.file"), SafeText()] + SafeText(path).wrapped(to: 72)
        layers.append(.page(PageView(title: file.name, lines: lines)))
    }

    // MARK: - Comparing

    /// Places of the files that comparing means: those of the current line, behind the window all.
    private var comparable: [Int] {
        let files = desk.subject?.files ?? []
        return files.indices.filter { session?.isDesk != true || files[$0].material == desk.line }
    }

    var compareDenial: Denial? {
        guard let subject = desk.subject else { return Denial(.notOpen) }
        let denials = comparable.map { index in
            denial(of: CompareFile(subject.files[index].material, hash: subject.files[index].hash, agrees: true))
        }
        guard let first = denials.first else { return Denial(.noFiles) }
        return denials.contains { $0 == nil } ? nil : first
    }

    mutating func compare() -> [Effect] {
        let places = comparable
        if places.count == 1 { return chooseCompared(places[0]) }
        layers.append(.picker(filePicker(.compare, places)))
        return []
    }

    /// Asks what was found of the file at this place.
    mutating func chooseCompared(_ index: Int) -> [Effect] {
        guard let file = desk.subject?.files[safe: index] else { return [.bell] }
        if let denial = denial(of: CompareFile(file.material, hash: file.hash, agrees: true)) { return refuse(denial) }
        if case .picker = layers.last { layers.removeLast() }
        open(compareForm(file.material, file.hash))
        return []
    }

    func compareForm(_ material: String, _ hash: String) -> Form {
        let file = desk.subject?.files(of: material).first { $0.hash == hash }
        let choices = ["yes", "no"].map { Form.Choice(value: $0, label: station.text("agrees.\($0)")) }
        let known = file?.comparison.map { $0.agrees ? "yes" : "no" }
        return Form(
            purpose: .compare(material: material, hash: hash),
            title: station.text("form.compare", ["name": file?.name ?? ""]),
            fields: [
                field("agrees", known ?? "yes", required: true, kind: .choice(choices)),
                field("difference", file?.comparison?.note ?? ""),
            ])
    }

    mutating func submitComparison(_ form: Form, _ material: String, _ hash: String) -> [Effect] {
        let agrees = form["agrees"] == "yes"
        return tryPerform(
            CompareFile(material, hash: hash, agrees: agrees, note: agrees ? "" : form["difference"]))
    }

    // MARK: - On the panes

    /// `电子`, with `已核对` or `不一致` behind it; empty where the line has no file.
    func fileMark(_ material: String) -> SafeText {
        let files = desk.subject?.files(of: material) ?? []
        guard !files.isEmpty else { return "" }
        let found = files.map(\.comparison?.agrees)
        if found.contains(false) { return station.say("file.mark") + " " + station.say("file.mark.differs") }
        if found.allSatisfy({ $0 == true }) { return station.say("file.mark") + " " + station.say("file.mark.agrees") }
        return station.say("file.mark")
    }
}
