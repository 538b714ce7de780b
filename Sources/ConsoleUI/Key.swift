public import CellText

/// A key as the clerk knows it.
public enum Key: Hashable, Sendable {
    /// A key that types this character.
    case character(Character)
    case enter, tab, backTab, escape, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 and on; with Shift most terminals send the number plus 12.
    case function(Int)
    /// Ctrl with a lower-case letter or one of `@[\]^_`.
    case control(Character)
}

/// What reaches the console from its terminal.
public enum Input: Sendable, Equatable {
    case key(Key)
    /// Pasted text, never to be read as keys; line ends are `\n`. It is as raw as any input.
    case paste(String)
    /// A scanner's burst: letters and digits that came at once, with Enter behind them.
    case scan(String)
    /// The terminal has this size now.
    case resize(Size)
    /// The terminal has gone, or the system asks the program to end.
    case hangUp
}
