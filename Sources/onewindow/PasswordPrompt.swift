import Catalogue
import Foundation
import Glibc
import HallService

/// Asks for a password: without echo at a terminal, else one line of standard input. Never an argument, which every
/// user of the machine could read.
struct PasswordPrompt {
    let surroundings: Surroundings

    /// A new password, typed twice at a terminal.
    func new(for number: String) throws(Failure) -> String {
        let password = try ask("cli.password.new", number)
        guard password.count >= Password.shortest else {
            throw surroundings.failure(.usage, "cli.password.short", ["limit": "\(Password.shortest)"])
        }
        if isatty(0) != 0, try ask("cli.password.again", number) != password {
            throw surroundings.failure(.usage, "cli.password.differs")
        }
        return password
    }

    /// The password of somebody who acts now, typed once.
    func current(of number: String) throws(Failure) -> String {
        try ask("cli.password.current", number)
    }

    private func ask(_ key: String, _ number: String) throws(Failure) -> String {
        let answer: String? =
            if isatty(0) != 0 {
                getpass(surroundings.words(key, ["number": number]) + " ").map { String(cString: $0) }
            } else {
                readLine()
            }
        guard let answer else { throw surroundings.failure(.usage, "cli.password.none") }
        return answer
    }
}
