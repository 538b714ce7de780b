import Casework
import Catalogue
import CellText
import Documents

/// A complaint or a question being read.
struct EnquirySheet: Sendable {
    var enquiry: Enquiry
    /// Rows that are scrolled past.
    var offset = 0
}

extension Model {
    /// What is not closed yet, the most urgent first; a list that lies open is renewed where it lies.
    mutating func showEnquiries(_ summaries: [EnquirySummary]) {
        let words = summaries.map { $0.due == nil ? station.say("enquiry.toTell") : dueWord($0.due) }
        let width = words.map(\.width).max() ?? 0
        let rows = zip(summaries, words).map { enquiryRow($0, $1.padded(to: width)) }
        let place = layers.firstIndex {
            if case .picker(let picker) = $0 { picker.purpose == .enquiries } else { false }
        }
        var picker = Picker(
            .enquiries, title: station.text("picker.enquiries", ["n": "\(rows.count)"]), rows: rows)
        picker.picksByDigit = true
        guard let place, case .picker(let before) = layers[place] else {
            if rows.isEmpty { return tell(.info, "message.noEnquiries") }
            layers.append(.picker(picker))
            return
        }
        picker.selected = min(before.selected, max(0, rows.count - 1))
        layers[place] = .picker(picker)
    }

    /// That somebody complained or asked about the open case and is not done with; nil where nobody is.
    var openEnquiries: SafeText? {
        desk.enquiries.isEmpty
            ? nil : station.say("enquiry.ofCase", ["numbers": desk.enquiries.joined(separator: "、")])
    }

    private func enquiryRow(_ row: EnquirySummary, _ word: SafeText) -> Picker.Row {
        // Others see only what is theirs; a sign says that it is about a case.
        let owner =
            session?.isSupervisor == true ? row.owner.map(station.ownerName) ?? station.text("enquiry.nobody") : ""
        let words = [owner, row.link == nil ? "" : "#", row.matter]
        var shown = Picker.Row(
            id: row.id.description,
            text: word + SafeText(" \(row.number) ") + station.say("enquiry.sort.\(row.sort.rawValue)"),
            detail: SafeText(words.filter { !$0.isEmpty }.joined(separator: " ")))
        shown.style = tint(of: urgency(row.due))
        return shown
    }

    /// Lays one open, in the place of an older reading of it.
    mutating func show(_ enquiry: Enquiry) {
        let sheet = EnquirySheet(enquiry: enquiry)
        if case .enquiry(let before) = layers.last, before.enquiry.id == enquiry.id { layers.removeLast() }
        layers.append(.enquiry(sheet))
    }

    mutating func press(_ key: Key, on sheet: EnquirySheet) -> [Effect] {
        switch key {
        case .enter, .function(6):
            layers.append(.picker(enquiryActPicker(sheet.enquiry)))
            return []
        case .character(let sign) where Model.narrow(sign) == "#":
            guard let link = sheet.enquiry.link else {
                tell(.info, "message.noLinkedCase")
                return [.bell]
            }
            layers.removeAll()
            return begin(.load(link.id))
        case .function(9): return [.bell]
        default:
            let rows = enquiryLines(sheet.enquiry).count
            return scroll(key, sheet.offset, rows: rows, page: sheetRows) { offset in
                .enquiry(EnquirySheet(enquiry: sheet.enquiry, offset: offset))
            }
        }
    }

    func draw(_ sheet: EnquirySheet, on grid: inout Grid) {
        let enquiry = sheet.enquiry
        let title = station.say("enquiry.sort.\(enquiry.sort.rawValue)") + SafeText(" \(enquiry.number)")
        drawSheet(title, foot: station.say("foot.enquiry"), on: &grid)
        let lines = enquiryLines(enquiry)
        let offset = min(sheet.offset, max(0, lines.count - sheetRows))
        for (index, line) in lines.dropFirst(offset).prefix(sheetRows).enumerated() {
            grid.put(line.text, x: 1, y: layout.body.y + 1 + index, style: line.style)
        }
    }

    /// Everything that is known of it, and its story.
    private func enquiryLines(_ enquiry: Enquiry) -> [MessageRow] {
        let text = EnquiryText(
            enquiry, station.words, station.rules, asOf: now.day, name: station.name,
            department: { station.catalogue.department($0)?.short })
        let width = min(size.width, 100) - 2
        var rows = text.facts.flatMap { fact -> [MessageRow] in
            let head = station.say("enquiry.\(fact.key)").padded(to: 12)
            let style: Style =
                switch fact.key {
                case "state": .bold
                case "due": tint(of: urgency(enquiry.due(station.rules)?.due))
                default: .plain
                }
            return SafeText(fact.text).wrapped(to: width - 12).enumerated().map { index, line in
                MessageRow(text: (index == 0 ? head : SafeText().padded(to: 12)) + line, style: style)
            }
        }
        rows.append(MessageRow(text: "", style: .plain))
        return rows + text.story.flatMap { SafeText($0).wrapped(to: width) }.map { MessageRow(text: $0, style: .dim) }
    }
}
