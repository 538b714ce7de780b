extension Case {
    /// Licences that several departments handle together have a cap beside their own limits; it never lengthens them
    /// (行政许可法 42 II, `model.md` 15). nil for an item that is no part of joint handling.
    public func jointDeadline(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> Deadline? {
        guard item.review.decision == nil else { return nil }
        let together = handledJointly(with: item)
        guard let start = together.compactMap({ $0.clockStart(asOf: day, rules) }).min(),
            item.clockStart(asOf: day, rules) != nil
        else { return nil }
        let limit = Limit.joint.extended(by: jointExtension(of: item)?.limit)
        return rules.deadline(from: start, limit, excluding: item.excluded(\.statutory))
    }

    /// The one extension of the cap that `item` is under: of whichever item it was recorded, it holds for all of them.
    func jointExtension(of item: ItemApplication) -> Review.Extension? {
        handledJointly(with: item).compactMap(\.review.extendedJointly).first
    }

    /// Licences under one cap with `item`, itself included; none where it is no part of joint handling.
    private func handledJointly(with item: ItemApplication) -> [ItemApplication] {
        guard item.definition.nature == .licence else { return [] }
        let licences = items.filter { $0.definition.nature == .licence && $0.ending == nil }
        let bodies = Set(licences.map(\.definition.deciding))
        if bodies.count > 1 { return licences }
        return item.definition.joint ? [item] : []
    }
}
