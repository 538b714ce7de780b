internal import CTerminal
public import CellText
public import ConsoleUI
internal import Glibc

/// The clerk's terminal: takes frames, gives inputs. One at a time in a process, used from one thread.
public final class Terminal {
    private var decoder = KeyDecoder()
    private var shown: Grid?
    private var isOpen = true

    private let hasWideAmbiguous: Bool

    private init(_ appearance: Appearance) { hasWideAmbiguous = appearance.hasWideAmbiguous }

    deinit { close() }

    /// Opens standard input and output as a full screen, in UTF-8 whatever the environment leaves undeclared.
    /// - Throws: the fault; the terminal is then as it was.
    public static func open(_ appearance: Appearance) throws(TerminalFault) -> Terminal {
        var detail = [CChar](repeating: 0, count: 128)
        let fault = ow_open(appearance.theme.code, &detail, detail.count)
        let name = String(decoding: detail.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        switch ow_fault(rawValue: UInt32(bitPattern: fault)) {
        case OW_OK: return Terminal(appearance)
        case OW_NOT_A_TERMINAL: throw .notATerminal
        case OW_UNKNOWN_TERMINAL: throw .unknownTerminal(name)
        case OW_LOCALE: throw .locale(name)
        default: throw .system(errno: errno)
        }
    }

    /// Columns and rows as of the last input read.
    public var size: Size {
        var (width, height): (CInt, CInt) = (0, 0)
        ow_size(&width, &height)
        return Size(width: Int(width), height: Int(height))
    }

    /// Shows `grid`: sends the rows that changed and places the cursor last. What lies outside the terminal is cut.
    public func present(_ grid: Grid) {
        let rows = shown.map(grid.changedRows) ?? Array(0..<grid.size.height)
        if shown?.size != grid.size { ow_redraw() }
        for y in rows {
            let cells = grid.row(y).map { ow_cell($0, hasWideAmbiguous ? $0.glyph.unambiguous : $0.glyph) }
            ow_put_row(CInt(y), cells, CInt(cells.count))
        }
        let cursor = grid.cursor ?? Point(x: -1, y: -1)
        ow_show(CInt(cursor.x), CInt(cursor.y))
        shown = grid
    }

    /// Makes the next `present` send every cell: after a resize, and on Ctrl-L when something else wrote to the screen.
    public func redrawAll() { shown = nil }

    /// All that has arrived, without waiting. Several resizes make one, at the end; `.hangUp` comes last.
    public func drainInput() -> [Input] {
        var inputs: [Input] = []
        var isResized = false
        while case let key = ow_read_key(), key != OW_KEY_NONE.rawValue {
            if key == OW_KEY_RESIZE.rawValue { isResized = true } else { decoder.decode(key, into: &inputs) }
        }
        decoder.finish(into: &inputs)
        if isResized {
            redrawAll()
            inputs.append(.resize(size))
        }
        if ow_has_ended() { inputs.append(.hangUp) }
        return inputs
    }

    /// As `drainInput`, waiting at most `milliseconds` for something to come.
    func drainInput(within milliseconds: CInt) -> [Input] {
        var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0 ? drainInput() : []
    }

    /// Rings or flashes.
    public func bell() { ow_bell() }

    /// Whether terminfo says that programs may fill the terminal's clipboard.
    var hasClipboard: Bool { ow_has_clipboard() }

    /// Puts `text` into the terminal's clipboard; a space when there is none.
    func copy(_ text: String) {
        let bytes = Clipboard.sequence(for: text).map(CChar.init(bitPattern:))
        ow_send(bytes, bytes.count)
    }

    /// Gives the terminal to another program until `resume`.
    public func suspend() { ow_suspend() }

    /// Takes the terminal back.
    public func resume() {
        ow_resume()
        redrawAll()
    }

    /// Leaves the full screen and puts the terminal back as it was. Later calls do nothing.
    public func close() {
        if isOpen { ow_close() }
        isOpen = false
    }

    /// Readable when a signal has something for `drainInput`.
    var signalDescriptor: CInt { ow_signal_descriptor() }
}

extension ow_cell {
    fileprivate init(_ cell: Grid.Cell, _ glyph: Glyph) {
        self.init(
            base: glyph.base.value,
            first_mark: glyph.firstMark,
            second_mark: glyph.secondMark,
            width: UInt8(glyph.width),
            attributes: cell.style.attributes.rawValue,
            tint: cell.style.tint.rawValue
        )
    }
}
