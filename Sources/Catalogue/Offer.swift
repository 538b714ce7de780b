public import Casework

/// An item as a window sees it on a day: takeable, or why not, so that the clerk can send the applicant on.
public struct Offer: Equatable, Sendable {
    /// Why a window can't take an item in.
    public enum Obstacle: Hashable, Sendable {
        /// It may be applied for from this day on.
        case notYet(Day)
        /// It could be applied for up to this day.
        case ended(Day)
        /// Another comprehensive window takes it (`ServiceWindow.id`).
        case otherWindow(String)
        /// The window is open in this part of the year only.
        case outOfSeason(ServiceWindow.Season)
    }

    /// The version that holds on the day; else the next one to come; else the last.
    public let item: ItemDefinition
    /// nil where the item can be taken in.
    public let obstacle: Obstacle?
}

extension Catalogue {
    /// Every item once, as `window` (`ServiceWindow.id`) may take it in on `day`, by short code.
    public func items(for window: String, on day: Day) -> [Offer] {
        let season = self.window(window)?.season
        return items.chunkedByShort.compactMap { versions in
            if let item = versions.first(where: { $0.holds(on: day) }) {
                if item.window != window { return Offer(item: item, obstacle: .otherWindow(item.window)) }
                let closed = season.flatMap { $0.contains(day) ? nil : Offer.Obstacle.outOfSeason($0) }
                return Offer(item: item, obstacle: closed)
            }
            if let next = versions.first(where: { $0.effectiveFrom > day }) {
                return Offer(item: next, obstacle: .notYet(next.effectiveFrom))
            }
            return versions.last.map { Offer(item: $0, obstacle: $0.effectiveTo.map { .ended($0) }) }
        }
    }
}

extension [ItemDefinition] {
    /// Versions of one item together; the array is sorted by short code and first day.
    fileprivate var chunkedByShort: [[ItemDefinition]] {
        reduce(into: []) { chunks, item in
            if chunks.last?.first?.short == item.short {
                chunks[chunks.count - 1].append(item)
            } else {
                chunks.append([item])
            }
        }
    }
}
