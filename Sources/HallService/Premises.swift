import Casework
import Catalogue
import Synchronization

/// What the whole service reads: catalogue, settings as they were last read, and the hall's clock.
final class Premises: Sendable {
    let catalogue: Catalogue
    private let clock: @Sendable () -> Instant
    /// The settings, and what follows from them.
    private let current: Mutex<(settings: HallSettings, offset: Int, rules: HallRules)>

    init(_ catalogue: Catalogue, _ settings: HallSettings, _ clock: @escaping @Sendable () -> Instant) {
        self.catalogue = catalogue
        self.clock = clock
        current = Mutex((settings, settings.offset, HallRules(catalogue, settings)))
    }

    var settings: HallSettings {
        get { current.withLock { $0.settings } }
        set {
            let rules = HallRules(catalogue, newValue)
            current.withLock { $0 = (newValue, newValue.offset, rules) }
        }
    }

    /// Now, in the hall's zone.
    var now: Instant { Instant(milliseconds: clock().milliseconds, offset: current.withLock { $0.offset }) }

    var rules: HallRules { current.withLock { $0.rules } }
}

extension HallRules {
    fileprivate init(_ catalogue: Catalogue, _ settings: HallSettings) {
        self.init(
            calendar: catalogue.calendar,
            noticeLimit: Limit(settings.noticeDays, .working, basis: "行政许可法第三十二条"),
            warningLimit: Limit(settings.warningDays ?? 1, .working, basis: ""), dayZeroCounts: settings.dayZeroCounts,
            discredited: Set(settings.discredited),
            defects: Set(catalogue.defects.map(\.number)),
            absentDefects: Set(catalogue.defects.filter(\.absent).map(\.number)),
            enquiryDays: settings.enquiryDays ?? EnquiryDays())
    }
}
