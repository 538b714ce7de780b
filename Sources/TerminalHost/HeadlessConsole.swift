public import Catalogue
public import CellText
public import ConsoleUI
public import HallService

/// The console without a terminal: the same model on the same hall, one event after the other, for pictures of it.
///
/// Nothing runs beside it, so what it shows depends on its events, the hall and the hall's clock alone.
public struct HeadlessConsole: Sendable {
    private var model: Model
    private let service: HallService
    private let runner: EffectRunner

    /// A console that asks for a sign-in.
    public init(service: HallService, words: Words, size: Size) {
        self.service = service
        runner = EffectRunner(service, words)
        model = Model(station: Station(service, words), size: size, now: service.now)
    }

    /// Takes an event in, carries out all that it asks for, and all that the answers ask for.
    /// - Returns: false when the console refused something with a bell.
    @discardableResult
    public mutating func send(_ event: Event) async -> Bool {
        var isWilling = true
        var effects = model.update(event)
        while !effects.isEmpty {
            let effect = effects.removeFirst()
            if case .bell = effect { isWilling = false }
            if let answer = await runner.answer(effect) { effects += model.update(answer) }
        }
        return isWilling
    }

    /// Takes in that time has passed and that something in the hall may have changed, as a console in a terminal does.
    public mutating func catchUp() async {
        await send(.tick(service.now))
        if model.session != nil { await send(.hallChanged) }
    }

    /// The frame that a terminal would get now.
    public var grid: Grid { model.view() }
}
