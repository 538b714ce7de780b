import Casework

/// Something a clerk can do, declared once: its code, its key, whether it can be undone, its rule and its start.
///
/// Key bar, help, palette and the README's table come from `Action.all`.
struct Action: Sendable, Identifiable {
    /// Typed after `:`; also the key of its words (`action.<id>`).
    let id: String
    /// nil for actions of the palette only.
    let key: Key?
    /// Can't be undone by the clerk alone, and is therefore confirmed.
    let isIrreversible: Bool
    /// Stands in the key bar.
    let isOnBar: Bool
    /// Who has it: a key can mean one thing at the desk and another behind it.
    let audience: Audience
    /// Why it is closed now; the same rule by which the engine refuses.
    let denial: @Sendable (Model) -> Denial?
    let run: @Sendable (inout Model) -> [Effect]

    init(
        _ id: String, _ key: Key? = nil, bar: Bool = false, irreversible: Bool = false, for audience: Audience = .all,
        denial: @escaping @Sendable (Model) -> Denial? = { _ in nil },
        run: @escaping @Sendable (inout Model) -> [Effect]
    ) {
        self.id = id
        self.key = key
        isOnBar = bar
        self.audience = audience
        isIrreversible = irreversible
        self.denial = denial
        self.run = run
    }

    /// The action with this code.
    static func find(_ id: String) -> Action? { all.first { $0.id == id } }

    /// Those who work at the desk, or behind it: in departments and at the issue window.
    enum Audience: Sendable {
        case all, desk, behind, department, issue, supervisor
        /// Wherever numbers are called: the desk and the issue window.
        case counter
    }
}

extension Model {
    /// The action that this key has for those who are signed in.
    func action(on key: Key) -> Action? { Action.all.first { $0.key == key && has($0) } }

    /// Whether those who are signed in have the action at all.
    func has(_ action: Action) -> Bool {
        switch action.audience {
        case .all: true
        case .desk: session?.isDesk != false
        case .behind: session?.isDesk == false
        case .department: session?.isDesk == false && session?.isIssue == false
        case .issue: session?.isIssue == true
        case .supervisor: session?.isSupervisor == true
        case .counter: session?.isDesk != false || session?.isIssue == true
        }
    }
}

extension Model {
    /// Starts an action, or says why it is closed.
    mutating func start(_ action: Action) -> [Effect] {
        if let denial = action.denial(self) { return refuse(denial) }
        return action.run(&self)
    }

    /// Keys as the key bar and the help write them.
    func name(of key: Key) -> String {
        switch key {
        case .function(let number): "F\(number)"
        case .control(let letter): "Ctrl-\(letter.uppercased())"
        case .character(" "): station.text("key.space")
        case .character(let letter): String(letter)
        default: station.text("key.\(key)")
        }
    }
}
