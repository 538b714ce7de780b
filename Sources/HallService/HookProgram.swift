import Casework
import FoundationEssentials
import Glibc

/// A program that the hall's settings name: started by its arguments, never by a shell, with nothing of ours inherited.
enum HookProgram {
    /// Starts `command` and does not wait for it. What it writes is nobody's.
    ///
    /// - Throws: `.missing` for a program that is not there, `.inputOutput` where the system starts none. The detail names
    ///   `setting`, by which the hall asked for it.
    static func start(_ command: [String], setting: String) throws(Trouble) {
        reap(try spawn(command, setting: setting))
    }

    /// How a program ended.
    enum Outcome: Equatable {
        /// By itself, with this status.
        case ended(Int32)
        /// By a signal, or not in time: what it did is not known.
        case unknown
    }

    /// Starts `command` and waits for its end, `seconds` at the most; one that goes on longer is let go on.
    static func run(_ command: [String], setting: String, seconds: Int) throws(Trouble) -> Outcome {
        let child = try spawn(command, setting: setting)
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            var status: CInt = 0
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status & 0x7f == 0 ? .ended((status >> 8) & 0xff) : .unknown }
            usleep(10_000)
        }
        reap(child)
        return .unknown
    }

    private static func spawn(_ command: [String], setting: String) throws(Trouble) -> pid_t {
        guard let program = command.first, let path = executable(program) else {
            throw Trouble(.missing, "\(setting): \(command.first ?? "")")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for number: CInt in 0...2 { posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0) }
        // Descriptors of ours are close-on-exec; its signals and its process group are its own.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
        let words = ([path] + command.dropFirst()).map { strdup($0) }
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawn(&child, path, &actions, &attributes, words + [nil], environ) == 0 else {
            throw Trouble(.inputOutput, "\(setting): \(program)")
        }
        return child
    }

    /// Waits for the program's end in the background, so that no dead process is left behind.
    private static func reap(_ child: pid_t) {
        var thread = pthread_t()
        let made = pthread_create(
            &thread, nil,
            { child in
                let number = pid_t(Int(bitPattern: child))
                while waitpid(number, nil, 0) < 0, errno == EINTR {}
                return nil
            }, UnsafeMutableRawPointer(bitPattern: Int(child)))
        if made == 0 { pthread_detach(thread) }
    }

    private static func executable(_ program: String) -> String? {
        let places = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        let paths = program.contains("/") ? [program] : places.split(separator: ":").map { "\($0)/\(program)" }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
