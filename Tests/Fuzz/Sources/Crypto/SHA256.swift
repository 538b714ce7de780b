/// SHA-256 (FIPS 180-4), as much of swift-crypto's as the store asks for: the fuzzed build is made without any package.
public struct SHA256: Sendable {
    private var bytes: [UInt8] = []

    public init() {}

    public mutating func update(bufferPointer: UnsafeRawBufferPointer) { bytes += bufferPointer }

    public static func hash(data: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.bytes = Array(data)
        return hash.finalize()
    }

    public func finalize() -> [UInt8] {
        var state: [UInt32] = [
            0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
        ]
        var padded = bytes + [0x80]
        while padded.count % 64 != 56 { padded.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            padded.append(UInt8(UInt64(bytes.count * 8) >> shift & 255))
        }
        var words = [UInt32](repeating: 0, count: 64)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for place in 0..<16 {
                words[place] = (0..<4).reduce(0) { $0 << 8 | UInt32(padded[block + place * 4 + $1]) }
            }
            for place in 16..<64 {
                let (early, late) = (words[place - 15], words[place - 2])
                let a = early.turned(7) ^ early.turned(18) ^ early >> 3
                let b = late.turned(17) ^ late.turned(19) ^ late >> 10
                words[place] = words[place - 16] &+ a &+ words[place - 7] &+ b
            }
            var v = state
            for place in 0..<64 {
                let one = v[4].turned(6) ^ v[4].turned(11) ^ v[4].turned(25)
                let choice = v[4] & v[5] ^ ~v[4] & v[6]
                let first = v[7] &+ one &+ choice &+ SHA256.constants[place] &+ words[place]
                let zero = v[0].turned(2) ^ v[0].turned(13) ^ v[0].turned(22)
                let second = zero &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
                v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
            }
            for place in 0..<8 { state[place] &+= v[place] }
        }
        return state.flatMap { word in (0..<4).map { UInt8(word >> UInt32(24 - $0 * 8) & 255) } }
    }

    /// The first 32 bits behind the point of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}

extension UInt32 {
    fileprivate func turned(_ places: UInt32) -> UInt32 { self >> places | self << (32 - places) }
}
