extension [Int] {
    /// The `hundredths`-th quantile by nearest rank: the least value that so many hundredths of all do not exceed; nil for
    /// none. 50 is the median. A mean would hide the long waits.
    public func quantile(_ hundredths: Int) -> Int? {
        guard !isEmpty else { return nil }
        let rank = (count * hundredths + 99) / 100
        return sorted()[Swift.max(0, Swift.min(count, rank) - 1)]
    }
}
