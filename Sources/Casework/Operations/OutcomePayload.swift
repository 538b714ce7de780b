/// One of the lawful outcomes at the desk.
protocol OutcomePayload: OperationPayload where Subject == Case {}

/// May follow an outcome without resting on it.
protocol LeavesOutcomesAlone {}

/// Changes nothing that anybody else decides upon: an act that was prepared before it is carried out after it all the same,
/// and taking back the last act passes it over.
public protocol LeavesOthersAlone: OperationPayload {}
