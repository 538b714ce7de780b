import Glibc

/// The surroundings of a console that another account's rule started for its clerk (sudo, a forced command): what a clerk
/// could set is thrown away but for what says how a terminal looks.
///
/// sudo and sshd throw most of it away before; this is so that the hall does not hang on their settings. What acts before
/// a program's first line (`LD_PRELOAD`) only they can stop.
public enum SealedEnvironment {
    /// Kept, if it looks like what it should be.
    static let kept: Set<String> = [
        "TERM", "LANG", "LC_ALL", "LC_CTYPE", "COLORFGBG", "NO_COLOR", "ONEWINDOW_THEME", "ONEWINDOW_AMBIGUOUS",
        "ONEWINDOW_CLIPBOARD",
    ]

    /// What is left of `environment`: names of files, and all that is long or strange, are nobody's locale or terminal.
    public static func sealed(_ environment: [String: String]) -> [String: String] {
        var left = environment.filter { name, value in
            kept.contains(name) && value.utf8.count <= 64
                && value.utf8.allSatisfy {
                    (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%")
                }
        }
        left["PATH"] = "/usr/bin:/bin"
        return left
    }

    /// Makes it this process's environment; to be called before anything is started or any terminal opened.
    public static func enter(from environment: [String: String]) -> [String: String] {
        let left = sealed(environment)
        for name in environment.keys where left[name] == nil { unsetenv(name) }
        for (name, value) in left { setenv(name, value, 1) }
        return left
    }
}
