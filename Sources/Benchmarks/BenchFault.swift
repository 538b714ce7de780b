import Foundation

/// Why a measurement means nothing.
enum BenchFault: Error {
    case notSaved(String)
    case system(String, errno: CInt)
    case failed(String, Int32)
    /// Nothing came, or not what was to be shown; what did come.
    case noAnswer(awaited: String, shown: [UInt8])
    /// The program has gone; what it said last.
    case ended(shown: [UInt8])
    indirect case contender(String, any Error)
}

extension BenchFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .notSaved(let what): "not saved: \(what)"
        case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
        case .failed(let program, let status): "exit status \(status) of \(program)"
        case .noAnswer("", let shown): "no answer came to a key; last on the screen:\n\(BenchFault.text(shown))"
        case .noAnswer(let awaited, let shown):
            "\"\(awaited)\" was awaited and never shown; last on the screen:\n\(BenchFault.text(shown))"
        case .ended(let shown): "the program ended; last on the screen:\n\(BenchFault.text(shown))"
        case .contender(let name, let error): "\(name): \(error)"
        }
    }

    /// The end of what a terminal was sent, as text: a control sequence is a blank.
    private static func text(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.suffix(8192), as: UTF8.self)
            .replacing(/\u{1B}(\[[0-9;?]*[ -\/]*[@-~]|[()].|.)/, with: " ").replacing(/[\s\p{Cc}]+/, with: " ")
        return String(text.suffix(1500))
    }
}
