import Glibc

/// A folder that is not the store's, into which files are put for somebody else to take away.
public enum OutsideFolder {
    /// Puts `bytes` into the folder at `path`, which is made where it is missing, for this account alone to read.
    ///
    /// - Parameter name: name of the file; where that is taken, a number comes before its ending.
    /// - Returns: path of the file.
    /// - Throws: `.badName` where a thousand numbers are taken too, or what the system says.
    public static func put(_ bytes: [UInt8], as name: String, in path: String) throws(StoreFault) -> String {
        do {
            try system(.makeFolder, path) { mkdir(path, 0o700) }
        } catch .system(.makeFolder, _, EEXIST) {
            // As it should be.
        }
        let folder = Descriptor(try system(.open, path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
        // Two consoles must not choose one name; where a folder can't be locked they seldom do.
        _ = flock(folder.number, LOCK_EX)
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        for number in 1...1_000 {
            let file = "\(path)/\(name[..<dot])\(number > 1 ? "-\(number)" : "")\(name[dot...])"
            var status = stat()
            if lstat(file, &status) == 0 { continue }
            try OutsideOutput.write(bytes, to: file, for: .owner)
            return file
        }
        throw .badName("\(path)/\(name)")
    }
}
