import Glibc

/// A program in a pseudo terminal of its own: keys go in, every byte that it writes is read and timed.
final class PseudoTerminal {
    /// What a program answered to its start or to a key.
    struct Answer {
        /// From the start or the key to the last byte.
        var milliseconds: Double
        var bytes: [UInt8]
    }

    /// An answer has ended when nothing has come for so long; its time is that of the last byte before.
    static let quiet = 50
    /// Milliseconds after which no answer is one.
    private static let patience = 10_000

    /// `POSIX_SPAWN_SETSID`, which Swift does not see.
    private static let newSession: Int16 = 0x80

    private let master: CInt
    private let child: pid_t
    private let started: ContinuousClock.Instant
    /// The end of all that the program has written, for a fault's message.
    private var shown: [UInt8] = []

    /// Starts the program at `path`, with standard streams in a terminal of `size`, which it has for its own.
    init(_ path: String, _ arguments: [String], _ environment: [String], _ size: (width: UInt16, height: UInt16)) throws
    {
        var window = winsize(ws_row: size.height, ws_col: size.width, ws_xpixel: 0, ws_ypixel: 0)
        var ends: (CInt, CInt) = (-1, -1)
        try checked("openpty", openpty(&ends.0, &ends.1, nil, nil, &window))
        master = ends.0
        defer { close(ends.1) }
        try checked("fcntl", fcntl(master, F_SETFD, FD_CLOEXEC))
        var name = [CChar](repeating: 0, count: 128)
        try checked("ttyname_r", -ttyname_r(ends.1, &name, name.count))

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that the leader of a new session opens becomes the session's own.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession)

        let words = cStrings([path] + arguments)
        let variables = cStrings(environment)
        defer { for string in words + variables { free(string) } }
        var number: pid_t = 0
        started = .now
        let error = posix_spawn(&number, path, &actions, &attributes, words, variables)
        guard error == 0 else { throw BenchFault.system("posix_spawn \(path)", errno: error) }
        child = number
    }

    deinit {
        close(master)
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
    }

    /// The program's first full screen: it holds `text`, and then the program is quiet.
    func firstScreen(showing text: String) throws -> Answer {
        try answer(since: started, until: Array(text.utf8))
    }

    /// Types `keys` and takes the answer; with `text` it may pause before that has been shown.
    func press(_ keys: String, showing text: String = "") throws -> Answer {
        let moment = ContinuousClock.now
        try type(keys)
        return try answer(since: moment, until: Array(text.utf8))
    }

    /// Types `keys` that may change nothing on the screen, and takes what comes.
    func settle(_ keys: String) throws {
        try type(keys)
        while try isReadable(within: PseudoTerminal.quiet) { _ = try read() }
    }

    /// Types `keys` that end the program, and waits until it has gone.
    func end(_ keys: String) throws {
        try type(keys)
        do {
            while try isReadable(within: PseudoTerminal.patience) { _ = try read() }
        } catch BenchFault.ended {
            return
        }
        throw BenchFault.noAnswer(awaited: "the program's end", shown: shown)
    }

    private func type(_ keys: String) throws {
        let bytes = Array(keys.utf8)
        guard write(master, bytes, bytes.count) == bytes.count else { throw BenchFault.system("write", errno: errno) }
    }

    private func answer(since moment: ContinuousClock.Instant, until text: [UInt8]) throws -> Answer {
        var answer = Answer(milliseconds: 0, bytes: [])
        var isShown = false
        while try isReadable(within: isShown ? PseudoTerminal.quiet : PseudoTerminal.patience) {
            answer.bytes += try read()
            answer.milliseconds = moment.duration(to: .now) / .milliseconds(1)
            isShown = isShown || answer.bytes.contains(text)
        }
        guard isShown else { throw BenchFault.noAnswer(awaited: String(decoding: text, as: UTF8.self), shown: shown) }
        return answer
    }

    private func isReadable(within milliseconds: Int) throws -> Bool {
        var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        return try checked("poll", poll(&entry, 1, CInt(milliseconds))) > 0
    }

    private func read() throws -> ArraySlice<UInt8> {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(master, &buffer, buffer.count)
        // The other end is closed when its program ends.
        guard count > 0 else { throw BenchFault.ended(shown: shown) }
        shown = shown.suffix(1 << 16) + buffer[..<count]
        return buffer[..<count]
    }
}

/// The result of a system call that has not failed.
@discardableResult
func checked(_ call: String, _ result: CInt) throws -> CInt {
    guard result >= 0 else { throw BenchFault.system(call, errno: errno) }
    return result
}

/// Copies for C with the null at their end; the caller frees them.
private func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { strdup($0) } + [nil]
}
