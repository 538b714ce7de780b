import Casework
import CellText

/// What was said at this sitting, the newest first, laid over the desk to be read whole.
struct MessageLog: Sendable, Equatable {
    /// Rows that are scrolled past.
    var offset = 0
    /// Only what was refused or warned of.
    var troublesOnly = false
}

/// A row of the log: the first one of a message has its time and weight.
struct MessageRow: Sendable, Equatable {
    var text: SafeText
    var style: Style
}

extension Model {
    /// Today's messages of this sitting as rows of at most `width` cells, the newest first; no more than `most` messages.
    func messageRows(width: Int, troublesOnly: Bool = false, most: Int = .max) -> [MessageRow] {
        messages.reversed().filter { message in
            message.at.day == now.day && (!troublesOnly || message.weight == .error || message.weight == .warning)
        }.prefix(most).flatMap { message -> [MessageRow] in
            let head = SafeText("\(message.at.clock) ") + station.say(message.weight.word) + " "
            let lines = message.text.wrapped(to: max(2, width - head.width))
            let indent = SafeText().padded(to: head.width)
            return lines.enumerated().map { index, line in
                MessageRow(text: (index == 0 ? head : indent) + line, style: message.weight.style)
            }
        }
    }

    /// Keys of the log: scrolling, `!` for troubles only, and away.
    mutating func pressInLog(_ key: Key, _ log: MessageLog) -> [Effect] {
        if case .character(let character) = key, Model.narrow(character) == "!" {
            replaceTop(.log(MessageLog(troublesOnly: !log.troublesOnly)))
            return []
        }
        let rows = messageRows(width: logRoom.width - 1, troublesOnly: log.troublesOnly)
        return scroll(key, log.offset, rows: rows.count, page: logRoom.height) { offset in
            .log(MessageLog(offset: offset, troublesOnly: log.troublesOnly))
        }
    }

    /// Where the rows of the log stand.
    private var logRoom: Rect {
        Rect(x: 1, y: layout.body.y + 1, width: size.width - 1, height: layout.body.height - 2)
    }

    func drawLog(_ log: MessageLog, on grid: inout Grid) {
        let rows = messageRows(width: logRoom.width - 1, troublesOnly: log.troublesOnly)
        let title = station.say(log.troublesOnly ? "log.troubles" : "log.all", ["n": "\(messages.count)"])
        drawSheet(title, foot: station.say(log.troublesOnly ? "foot.log.all" : "foot.log.troubles"), on: &grid)
        for (index, row) in rows.dropFirst(log.offset).prefix(logRoom.height).enumerated() {
            grid.put(row.text, x: logRoom.x, y: logRoom.y + index, style: row.style)
        }
        if rows.isEmpty {
            let key = log.troublesOnly ? "log.noTroubles" : "log.nothing"
            grid.put(station.say(key), x: logRoom.x, y: logRoom.y, style: .dim)
        }
    }
}

extension Message.Weight {
    /// Key of the word in front.
    var word: String {
        switch self {
        case .info: "weight.info"
        case .done: "weight.done"
        case .warning: "weight.warning"
        case .error: "weight.error"
        }
    }

    var style: Style {
        switch self {
        case .info: Style(tint: .info)
        case .done: Style(tint: .good)
        case .warning: Style([.bold], tint: .warn)
        case .error: Style([.bold], tint: .bad)
        }
    }
}
