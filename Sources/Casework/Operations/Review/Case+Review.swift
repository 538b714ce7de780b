extension Case {
    /// The item `key` as somebody of `department` may work on it behind the window: accepted, not decided or ended.
    ///
    /// At the desk only instant items that their department handed to the window (支持综合窗口对即办件直接受理、审核、发证,
    /// seed 四(四)1(10)) can be worked on. For all others who accepted does not review (受审分离): persons are compared,
    /// not roles.
    func mustBeReviewed(_ key: Int, by department: String?, _ context: Context) throws(Denial) -> ItemApplication {
        try mustBeOpen()
        let item = try mustHave(key)
        let named = ["item": item.definition.name]
        let stage = item.stage(asOf: context.today, context.rules)
        guard stage.isAccepted else {
            throw item.ending == nil ? Denial(.notAccepted, named) : Denial(.outcomeGiven, named)
        }
        guard stage.isUnderReview else { throw Denial(.decided, named) }
        try mustBeOf(department ?? item.definition.deciding, item, context)
        return item
    }

    /// The actor works for `department`, or stands at a window that does so for this item.
    func mustBeOf(_ department: String, _ item: ItemApplication, _ context: Context) throws(Denial) {
        if item.isHandledAtWindow, context.actor.capacity.role.isDesk { return }
        guard context.actor.capacity.role.isDepartment else {
            throw Denial(.roleMayNot, ["role": context.actor.capacity.role.rawValue])
        }
        guard context.actor.capacity.department == department else {
            throw Denial(.otherDepartment, ["department": department])
        }
        guard item.acceptedBy != context.actor.person else {
            throw Denial(.acceptorMayNot, ["item": item.definition.name])
        }
    }
}

extension ItemApplication {
    /// Accepted, reviewed and issued in one sitting at the window, which the envelope of each act says by its role.
    public var isHandledAtWindow: Bool { definition.windowEmpowered && definition.kind == .instant }

    /// The step `id`; what it names is not of this item when there is none.
    func mustHaveStep(_ id: String) throws(Denial) -> StepDefinition {
        guard let step = definition.steps.first(where: { $0.id == id }) else {
            throw Denial(.noSuchStep, ["step": id])
        }
        return step
    }
}

extension Set<Role> {
    /// Behind the window, and the desk where a department handed an item to it.
    static var review: Set<Role> { department.union(desk) }
}
