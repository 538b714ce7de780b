import Foundation
import Glibc

/// A program of the system, run to its end with nothing inherited.
///
/// A tmux server lives on after the command that started it and keeps every descriptor it was given: pipes of tests that
/// run beside it would never end. So its output goes to a file, and all else is closed before it starts.
enum Tool {
    /// What kept a program from being run.
    struct Fault: Error {
        let program: String
        let errno: Int32
    }

    private static let closing =
        "for f in /proc/$$/fd/*; do n=${f##*/}; [ $n -gt 2 ] && eval \"exec $n>&-\"; done; exec \"$@\""

    /// Runs `program`, a path or a name of `PATH`, and returns its exit status (a signal's number negative) and what it wrote.
    ///
    /// Files rather than pipes, and no `Foundation.Process`: neither a server that lives on nor tests that run beside it
    /// can get in the way.
    @discardableResult
    static func run(
        _ program: String, _ arguments: [String],
        environment: [String] = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TERM=dumb"], input: String = ""
    ) throws -> (status: Int32, output: String, errors: String) {
        let place = FileManager.default.temporaryDirectory.appending(path: "ow-run-\(UUID().uuidString)")
        let files = ["in", "out", "err"].map { place.path(percentEncoded: false) + "." + $0 }
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        try input.write(toFile: files[0], atomically: false, encoding: .utf8)
        let child = try spawn(program, arguments, environment) { actions in
            posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let (said, complained) = (
            try Data(contentsOf: URL(filePath: files[1])), try Data(contentsOf: URL(filePath: files[2]))
        )
        // By wait(2): the low seven bits name the signal that ended it, the byte above them its exit status.
        return (
            status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F), String(decoding: said, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }

    /// Starts `program` with what it writes going to the descriptor `output`, and returns its number without waiting.
    static func start(
        _ program: String, _ arguments: [String], environment: [String] = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"],
        output: Int32
    ) throws -> pid_t {
        try spawn(program, arguments, environment) { actions in
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        }
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String],
        _ redirect: (inout posix_spawn_file_actions_t) -> Void
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        redirect(&actions)
        // Tests run on threads that block every signal. A tmux server that inherited that would neither see its child end
        // nor, told to by `kill-server`, itself.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child: pid_t = 0
        let fault = withStrings(["bash", "-c", closing, "bash", program] + arguments) { words in
            withStrings(environment) { environment in
                posix_spawn(&child, "/bin/bash", &actions, &attributes, words, environment)
            }
        }
        guard fault == 0 else { throw Fault(program: program, errno: fault) }
        return child
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = strings.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }
}
