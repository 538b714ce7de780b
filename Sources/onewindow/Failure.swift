import Casework

/// Why a command ends without having done its work: the words for the person, and the status for the shell.
struct Failure: Error {
    let status: ExitStatus
    let message: String
}

extension ExitStatus {
    /// The status that fits a trouble.
    init(_ code: Trouble.Code) {
        self =
            switch code {
            case .missing: .usage
            case .noPermission, .readOnly: .noPermission
            case .diskFull, .inputOutput, .tooManyFiles: .inputOutput
            case .damaged, .newerFormat, .definitionMissing: .data
            case .badSetting: .configuration
            }
    }
}
