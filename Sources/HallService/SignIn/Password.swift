import CCrypt
public import Casework

/// Passwords of staff, kept as yescrypt hashes only.
public enum Password {
    /// Characters that a new password must have at least.
    public static let shortest = 8

    /// The hash under which `password` is kept, with a fresh salt. Takes about 16 ms of work, on purpose.
    public static func hash(_ password: String) throws(Trouble) -> String {
        var salt = [CChar](repeating: 0, count: 256)
        let status = ow_salt(&salt, salt.count)
        guard status == 0 else { throw Trouble(.inputOutput, "crypt: errno \(status)") }
        guard let hash = crypt(password, String(nulTerminated: salt)) else { throw Trouble(.inputOutput, "crypt") }
        return hash
    }

    /// Whether `password` is the one kept as `hash`; without a hash the same work is done, and the answer is no.
    static func matches(_ password: String, _ hash: String?) -> Bool {
        let found = crypt(password, hash ?? nobodys)
        guard let found, let hash, found.utf8.count == hash.utf8.count else { return false }
        // No early end: the time must not tell how much of it was right.
        return zip(found.utf8, hash.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A setting of the library's default cost that belongs to nobody.
    private static let nobodys = "$y$j9T$8hUuWgCGqD1Zx1ZxkZmUk0$"

    private static func crypt(_ password: String, _ setting: String) -> String? {
        var out = [CChar](repeating: 0, count: 512)
        guard ow_crypt(password, setting, &out, out.count) == 0 else { return nil }
        return String(nulTerminated: out)
    }
}

extension String {
    fileprivate init(nulTerminated letters: [CChar]) {
        self.init(decoding: letters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
