import Testing

@testable import TerminalHost

/// What a clerk can set is not what the hall's account works by.
struct SealedEnvironmentTests {
    @Test(arguments: [
        "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "TMPDIR", "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "HOME", "EDITOR",
        "PAGER", "SHELL", "BASH_ENV", "ENV", "IFS", "LOCPATH", "NLSPATH", "TZDIR", "ONEWINDOW_DATA",
        "ONEWINDOW_RESOURCES", "SWIFT_BACKTRACE", "SSH_ORIGINAL_COMMAND", "SUDO_USER",
    ])
    func `a variable that could lead the program elsewhere is thrown away`(_ name: String) {
        #expect(SealedEnvironment.sealed([name: "x"])[name] == nil)
    }

    @Test func `programs are looked for in the system's folders alone`() {
        #expect(SealedEnvironment.sealed(["PATH": "/home/clerk/bin"]) == ["PATH": "/usr/bin:/bin"])
        #expect(SealedEnvironment.sealed([:]) == ["PATH": "/usr/bin:/bin"])
    }

    @Test func `terminal and language stay, unless they name a file or are no such thing`() {
        let right = ["TERM": "xterm-256color", "LANG": "zh_CN.UTF-8", "ONEWINDOW_THEME": "dark"]
        #expect(SealedEnvironment.sealed(right).filter { $0.key != "PATH" } == right)
        for value in ["../../home/clerk/x", "/tmp/x", "%s%n", "a\u{1B}[2J", String(repeating: "x", count: 65)] {
            #expect(SealedEnvironment.sealed(["TERM": value, "LANG": value]).count == 1, "\(value)")
        }
    }
}
