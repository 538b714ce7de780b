import Foundation
import Resources
import Testing

/// Where the data files are looked for, in which order, and what happens when they are gone.
struct ResourceFolderTests {
    private let home: Home

    init() throws {
        home = try Home()
    }

    @Test func `the named folder comes first`() throws {
        let named = try home.folder("named")
        let environment = ["ONEWINDOW_RESOURCES": try home.folder("variable")]
        _ = try home.folder("bin/onewindow_Resources.resources")
        let found = try ResourceFolder.locate(explicit: named, environment: environment, executable: home.executable)
        #expect(found.url.lastPathComponent == "named")
        let byVariable = try ResourceFolder.locate(
            explicit: nil, environment: environment, executable: home.executable)
        #expect(byVariable.url.lastPathComponent == "variable")
    }

    @Test func `a named folder without the files is a fault even where others have them`() throws {
        _ = try home.folder("bin/onewindow_Resources.resources")
        #expect(throws: ResourceFault.incomplete(path: "/nonexistent")) {
            try ResourceFolder.locate(explicit: "/nonexistent", environment: [:], executable: home.executable)
        }
        #expect(throws: ResourceFault.incomplete(path: "/nonexistent")) {
            try ResourceFolder.locate(
                explicit: nil, environment: ["ONEWINDOW_RESOURCES": "/nonexistent"], executable: home.executable)
        }
    }

    @Test(arguments: ["bin/onewindow_Resources.resources", "bin/share/onewindow", "share/onewindow"])
    func `unnamed, it lies beside the executable or in the share folder`(place: String) throws {
        let folder = try home.folder(place)
        let found = try ResourceFolder.locate(
            explicit: nil, environment: ["ONEWINDOW_RESOURCES": ""], executable: home.executable)
        #expect(found.url == URL(filePath: folder, directoryHint: .isDirectory))
        #expect(FileManager.default.fileExists(atPath: found.catalogue.path))
    }

    @Test func `a link to the executable is followed`() throws {
        _ = try home.folder("bin/onewindow_Resources.resources")
        try Data().write(to: URL(filePath: home.executable))
        let link = home.url.appending(path: "link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: home.executable))
        let found = try ResourceFolder.locate(explicit: nil, environment: [:], executable: link.path)
        #expect(found.url.lastPathComponent == "onewindow_Resources.resources")
    }

    @Test func `nowhere found, it says where it looked`() throws {
        #expect {
            try ResourceFolder.locate(explicit: nil, environment: [:], executable: home.executable)
        } throws: { error in
            guard case ResourceFault.notFound(let tried) = error else { return false }
            return tried.count == 3 && tried.allSatisfy { $0.contains("onewindow") }
        }
    }
}

/// A temporary folder with an executable's place in it; gone with the value.
private final class Home {
    let url: URL
    var executable: String { url.appending(path: "bin/onewindow").path }

    init() throws {
        url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "resources-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url.appending(path: "bin"), withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Makes a folder with what a resource folder must have, and gives its path.
    func folder(_ path: String) throws -> String {
        for part in ["catalogue", "words"] {
            try FileManager.default.createDirectory(
                at: url.appending(path: "\(path)/\(part)"), withIntermediateDirectories: true)
        }
        return url.appending(path: path).path
    }
}
