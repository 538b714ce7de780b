import Glibc

/// What libFuzzer calls: the bytes go to the target that `ONEWINDOW_FUZZ` names.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.take(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// With `ONEWINDOW_SEEDS`, the lawful bytes of the target are written into that folder first.
private let target: Target = {
    guard let name = getenv("ONEWINDOW_FUZZ").map({ String(cString: $0) }), let target = Target(rawValue: name) else {
        fatalError("ONEWINDOW_FUZZ: one of \(Target.allCases.map(\.rawValue))")
    }
    return target
}()

/// Called before the corpus is read.
@_cdecl("LLVMFuzzerInitialize")
public func writeSeeds(
    _ count: UnsafeMutablePointer<CInt>?,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    guard let folder = getenv("ONEWINDOW_SEEDS").map({ String(cString: $0) }) else { return 0 }
    for (number, seed) in Seeds.of(target).enumerated() {
        guard let file = fopen("\(folder)/seed-\(number)", "w") else { fatalError("\(folder): errno \(errno)") }
        fwrite(seed, 1, seed.count, file)
        fclose(file)
    }
    return 0
}

/// SwiftPM names the entry of an executable so; it goes on to libFuzzer's own.
@_cdecl("Fuzz_main")
public func begin(_ count: CInt, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var (count, words) = (count, words)
    return runDriver(&count, &words, takeOne)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
