import Crypto

/// Names that stand for people, cases and queue numbers in what leaves the hall: the same for the same one under the same key,
/// and found by nobody who tries all numbers without it.
public struct Pseudonyms: Sendable {
    private let key: SymmetricKey

    /// Pseudonyms under a key of 32 bytes (`newKey`).
    public init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// 32 bytes of chance.
    public static func newKey(using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// `P-` and 64 bits, for the staff number `number`.
    public func person(_ number: String) -> String { pseudonym("P", number) }

    /// `C-` and 64 bits, for the case numbered `number`. Of a million cases two meet by a chance of 1 in 30 million.
    public func caseNumber(_ number: String) -> String { pseudonym("C", number) }

    /// `N-` and 64 bits, for the queue number with the identity `id`.
    public func queueNumber(_ id: String) -> String { pseudonym("N", id) }

    private func pseudonym(_ sort: String, _ text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(sort)\0\(text)".utf8), using: key)
        return "\(sort)-"
            + code.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
