/// What the program's exit status says; by sysexits(3) where that has a word for it.
enum ExitStatus: Int32 {
    case done = 0
    /// It ran, and what it looked at is not in order: a damaged record, a faulty catalogue.
    case findings = 1
    /// Wrong arguments, or something around the program is missing: no hall, no terminal, no resource files.
    case usage = 2
    /// EX_DATAERR: a file is not what this program wrote, or newer than it.
    case data = 65
    /// EX_NOINPUT: there is no such case, ticket or person.
    case noInput = 66
    /// EX_IOERR: disk full, read error.
    case inputOutput = 74
    /// EX_TEMPFAIL: it is unknown whether it was saved, or others were quicker; try again.
    case temporary = 75
    /// EX_NOPERM: the folder or file may not be used.
    case noPermission = 77
    /// EX_CONFIG: hall.json or the catalogue is wrong.
    case configuration = 78
}
