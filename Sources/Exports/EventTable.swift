/// Event logs as a table of events, its columns called as process mining tools call them.
public enum EventTable {
    /// What stands before the first trace.
    public static var head: String {
        CSV.mark + CSV.row(Trace.Key.allCases.map { "case:\($0.rawValue)" } + Trace.Event.Key.allCases.map(\.rawValue))
    }

    /// One line an event.
    public static func text(of trace: Trace) -> String {
        let common = Trace.Key.allCases.map { trace.values[$0] ?? "" }
        return trace.events
            .map { event in CSV.row(common + Trace.Event.Key.allCases.map { event.values[$0] ?? "" }) }
            .joined()
    }
}
