import CellText
import Foundation

/// A screen with a name: what is typed until it stands there, and words that must then be on it.
struct Scene: Decodable {
    /// Also the name of its picture's file.
    let name: String
    let title: ByLanguage<String>
    let keys: [Stroke]
    let expect: ByLanguage<[String]>
}

/// A file of scenes: each goes on where the one before it ended.
struct Story: Decodable {
    /// Staff number of whoever signs in before the first scene; nobody where it is missing.
    let clerk: String?
    let counter: String?
    let size: Size
    let scenes: [Scene]

    private enum CodingKeys: String, CodingKey {
        case clerk, counter, size, scenes
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        clerk = try values.decodeIfPresent(String.self, forKey: .clerk)
        counter = try values.decodeIfPresent(String.self, forKey: .counter)
        scenes = try values.decode([Scene].self, forKey: .scenes)
        let text = try values.decodeIfPresent(String.self, forKey: .size) ?? "80x24"
        guard let size = Size(argument: text) else {
            throw DecodingError.dataCorruptedError(forKey: .size, in: values, debugDescription: "no size: \(text)")
        }
        self.size = size
    }
}

/// Something that each language has its own of.
struct ByLanguage<Value: Decodable>: Decodable {
    private let chinese: Value
    private let english: Value

    private enum CodingKeys: String, CodingKey {
        case chinese = "zh-Hans"
        case english = "en"
    }

    subscript(language: HallOptions.Language) -> Value {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// The stories of the resource folder, in the order of their files' names.
struct SceneBook {
    let stories: [Story]

    /// Reads `scenes/*.json` under `resources`.
    /// - Throws: `.malformed` for the first file that can't be used.
    init(_ resources: URL) throws(SceneFault) {
        let folder = resources.appending(path: "scenes", directoryHint: .isDirectory)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        var stories: [Story] = []
        for name in names.filter({ $0.hasSuffix(".json") }).sorted() {
            do {
                let bytes = try Data(contentsOf: folder.appending(path: name))
                stories.append(try JSONDecoder().decode(Story.self, from: bytes))
            } catch {
                throw .malformed(file: name, reason: "\(error)")
            }
        }
        self.stories = stories
        let scenes = stories.flatMap { $0.scenes.map(\.name) }
        if let twice = scenes.first(where: { name in scenes.filter { $0 == name }.count > 1 }) {
            throw .malformed(file: "scenes", reason: "\(twice) twice")
        }
    }

    /// The story that has the scene `name`.
    func story(of name: String) throws(SceneFault) -> Story {
        guard let story = stories.first(where: { $0.scenes.contains { $0.name == name } }) else {
            throw .unknown(name)
        }
        return story
    }
}

/// Why a scene can't be shown.
enum SceneFault: Error {
    case unknown(String)
    case malformed(file: String, reason: String)
    /// The console rang its bell at a key; `said` is its message line.
    case refused(scene: String, stroke: String, said: String)
    /// A text that must be on the screen is not.
    case absent(scene: String, text: String, screen: String)
}
