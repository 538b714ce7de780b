import ArgumentParser
import Catalogue
import CellText
import Foundation
import Pictures

/// Shows a named screen of the console without a terminal, as text or as a picture.
struct ScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen", abstract: "Show a named screen of the console, played on a demo hall.")

    @OptionGroup var hall: HallOptions
    @Argument(help: "Name of the screen; --list tells them.") var name: String?
    @Flag(help: "List the screens.") var list = false
    @Flag(help: "Every screen, in both languages; --output names the folder.") var all = false
    @Flag(help: "As text, SVG, or PNG (by rsvg-convert).") var format = Format.text
    @Option(help: "auto, light or dark.") var theme = Appearance.auto
    @Option(help: ArgumentHelp("Columns and rows of the terminal.", valueName: "132x43")) var size: Size?
    @Option(help: ArgumentHelp("File to write, or folder with --all.", valueName: "path")) var output: String?

    func validate() throws {
        guard [name != nil, list, all].filter({ $0 }).count == 1 else {
            throw ValidationError("Name one screen, or --list, or --all.")
        }
        if all, output == nil { throw ValidationError("--all writes to a folder: --output.") }
        if hall.data != nil { throw ValidationError("A screen is played in a folder of its own, not in --data.") }
    }

    func run() async throws {
        let surroundings = try Surroundings(hall)
        do {
            let book = try SceneBook(surroundings.resources)
            if list { return listScenes(of: book, surroundings) }
            if let name { return try await show(name, of: try book.story(of: name), surroundings) }
            let place = try await SceneHall(surroundings)
            for language in HallOptions.Language.allCases { try await writeAll(book, place, in: language) }
        } catch let fault as SceneFault {
            throw surroundings.failure(fault)
        }
    }

    private func listScenes(of book: SceneBook, _ surroundings: Surroundings) {
        var table = Table(["cli.screen.name", "cli.screen.size", "cli.screen.title"].map { surroundings.words($0) })
        for story in book.stories {
            for scene in story.scenes {
                let size = "\(story.size.width)x\(story.size.height)"
                table.add([scene.name, size, scene.title[hall.language]])
            }
        }
        table.lines.forEach(surroundings.line)
    }

    /// Plays a story up to the scene `name`, and writes that.
    private func show(_ name: String, of story: Story, _ surroundings: Surroundings) async throws {
        let place = try await SceneHall(surroundings)
        var stage = try await Stage(place, story, size, hall.language, surroundings.words)
        try await stage.play { scene, grid in
            guard scene.name == name else { return true }
            let title = scene.title[hall.language]
            let bytes = try format.write(grid, title: title, theme: theme, surroundings)
            if let output {
                try bytes.write(to: URL(filePath: output))
            } else {
                FileHandle.standardOutput.write(bytes)
            }
            return false
        }
    }

    /// Plays every story to its end, and writes each scene to `NAME.zh.svg` or the like.
    private func writeAll(_ book: SceneBook, _ place: SceneHall, in language: HallOptions.Language) async throws {
        let folder = URL(filePath: output ?? ".", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var options = hall
        options.language = language
        let surroundings = try Surroundings(options)
        for story in book.stories {
            var stage = try await Stage(place, story, size, language, surroundings.words)
            try await stage.play { scene, grid in
                let bytes = try format.write(grid, title: scene.title[language], theme: theme, surroundings)
                try bytes.write(to: folder.appending(path: "\(scene.name).\(language.short).\(format.suffix)"))
                return true
            }
        }
    }
}

extension HallOptions.Language {
    /// As the names of documents have it: `first-morning.zh.md`.
    fileprivate var short: String {
        switch self {
        case .chinese: "zh"
        case .english: "en"
        }
    }
}

extension Surroundings {
    /// What a fault of a scene is in words.
    fileprivate func failure(_ fault: SceneFault) -> Failure {
        switch fault {
        case .unknown(let name): failure(.noInput, "cli.screen.unknown", ["name": name])
        case .malformed(let file, let reason):
            failure(.configuration, "cli.screen.malformed", ["file": file, "reason": reason])
        case .refused(let scene, let stroke, let said):
            failure(.findings, "cli.screen.refused", ["scene": scene, "stroke": stroke, "said": said])
        case .absent(let scene, let text, let screen):
            failure(.findings, "cli.screen.absent", ["scene": scene, "text": text, "screen": screen])
        }
    }
}
