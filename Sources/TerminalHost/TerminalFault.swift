/// Why the console cannot use this terminal. The clerk's words for it are made at the edge.
public enum TerminalFault: Error, Equatable, Sendable {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// The value of `TERM` has no description here, or describes a terminal without cursor addressing.
    case unknownTerminal(String)
    /// The declared locale does not speak UTF-8, as zh_CN.GB18030.
    case locale(String)
    /// A system call failed with this errno; EBUSY when a screen is open already.
    case system(errno: CInt)
}
