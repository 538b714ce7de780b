public import FoundationEssentials

/// Where the program's data files lie: the catalogue, the words of each language, the documents' forms.
///
/// `Bundle.module` is not used: it traps when its folder is gone, and it knows the path of the build machine.
public struct ResourceFolder: Hashable, Sendable {
    /// Folder that holds `catalogue`, `words` and `documents`.
    public let url: URL

    /// Items and the hall's own files.
    public var catalogue: URL { url.appending(path: "catalogue", directoryHint: .isDirectory) }
    /// One folder of words for each language.
    public var words: URL { url.appending(path: "words", directoryHint: .isDirectory) }
    /// Forms of the printed documents.
    public var documents: URL { url.appending(path: "documents", directoryHint: .isDirectory) }

    /// Name of the folder that the package manager puts beside the executable.
    static let bundleName = "onewindow_Resources.resources"
    /// Environment variable that names the folder.
    static let variable = "ONEWINDOW_RESOURCES"

    /// Finds the folder: `explicit` (`--resources`), then `$ONEWINDOW_RESOURCES`, then beside the executable (the
    /// package manager's folder, `share/onewindow`), then `../share/onewindow` of an installation under a prefix.
    ///
    /// A folder that is named but does not hold the files is a fault; no other one is taken in its place. `executable`
    /// is the path of the running program with no need of `$PATH`; a symbolic link to it is followed.
    public static func locate(
        explicit: String?, environment: [String: String], executable: String
    ) throws(ResourceFault) -> ResourceFolder {
        if let named = explicit ?? environment[variable].flatMap({ $0.isEmpty ? nil : $0 }) {
            let folder = ResourceFolder(url: URL(filePath: named, directoryHint: .isDirectory))
            guard folder.isComplete else { throw .incomplete(path: named) }
            return folder
        }
        let home = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        let places = [bundleName, "share/onewindow", "../share/onewindow"].map {
            ResourceFolder(url: home.appending(path: $0, directoryHint: .isDirectory).standardized)
        }
        guard let folder = places.first(where: \.isComplete) else {
            throw .notFound(tried: places.map { $0.url.path(percentEncoded: false) })
        }
        return folder
    }

    private var isComplete: Bool {
        [catalogue, words].allSatisfy { folder in
            var isFolder = false
            return FileManager.default.fileExists(
                atPath: folder.path(percentEncoded: false), isDirectory: &isFolder) && isFolder
        }
    }
}

/// Why the data files can't be found.
public enum ResourceFault: Error, Equatable, Sendable {
    /// The folder that was named by option or environment has no `catalogue` and `words` in it.
    case incomplete(path: String)
    /// No folder was named, and none lies where it could be expected.
    case notFound(tried: [String])
}
