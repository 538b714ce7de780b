/// One of the lawful outcomes at the desk.
protocol OutcomePayload: OperationPayload where Subject == Case {}

/// May follow an outcome without resting on it.
protocol LeavesOutcomesAlone {}
