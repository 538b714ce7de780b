import CaseStore
import Casework
import Catalogue
import CellText
import ConsoleUI
import HallService
import TerminalHost

/// Plays a story: the console without a terminal, at a counter of a hall that nobody else touches.
struct Stage {
    private let hall: HallService
    private let clock: DemoClock
    /// The other counters' consoles live as long as these.
    private let consoles: [SessionLock]
    private let story: Story
    private let language: HallOptions.Language
    /// Another size than the story's may show less, so nothing is expected of it.
    private let isAsWritten: Bool
    private var console: HeadlessConsole

    /// A console of the story's size or another, on a fresh copy of `place`.
    init(
        _ place: SceneHall, _ story: Story, _ size: Size?, _ language: HallOptions.Language, _ words: Words
    ) async throws(Failure) {
        (hall, clock, consoles) = try await place.copy()
        self.story = story
        self.language = language
        isAsWritten = size == nil
        console = HeadlessConsole(service: hall, words: words, size: size ?? story.size)
    }

    /// Plays the story and gives `show` each scene's frame, until `show` has had enough.
    mutating func play(_ show: (Scene, Grid) throws -> Bool) async throws {
        guard let first = story.scenes.first else { return }
        for act in story.signingIn {
            guard try await play(act) else { throw refusal(of: "clerk", first) }
        }
        for scene in story.scenes {
            for stroke in scene.keys {
                guard try await play(stroke.act) else { throw refusal(of: stroke.words, scene) }
            }
            let grid = console.grid
            for text in scene.expect[language] where isAsWritten && !grid.text.contains(text) {
                throw SceneFault.absent(scene: scene.name, text: text, screen: grid.text)
            }
            guard try show(scene, grid) else { return }
        }
    }

    private func refusal(of stroke: String, _ scene: Scene) -> SceneFault {
        let lines = console.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
        return .refused(scene: scene.name, stroke: stroke, said: lines.dropLast().last.map(String.init) ?? "")
    }

    /// False when the console refused it.
    private mutating func play(_ act: Act) async throws(Failure) -> Bool {
        switch act {
        case .key(let key): return await console.send(.input(.key(key)))
        case .text(let text):
            for character in text where await !console.send(.input(.key(.character(character)))) { return false }
        case .wait(let minutes):
            clock.advance(minutes * 60)
            await console.catchUp()
        case .day(let day):
            let now = hall.now
            clock.advance((day.number - now.day.number) * 86_400)
            await console.catchUp()
        case .ticket(let category):
            let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")
            _ = try Failure.unless(await hall.takeTicket(category: category, as: machine))
            await console.catchUp()
        case .size(let size): return await console.send(.input(.resize(size)))
        }
        return true
    }
}

extension Story {
    /// The sign-in form filled in, where somebody signs in.
    fileprivate var signingIn: [Act] {
        guard let clerk else { return [] }
        return [clerk, DemoStaff.password, counter ?? ""].flatMap { [.text($0), .key(.enter)] }
    }
}
