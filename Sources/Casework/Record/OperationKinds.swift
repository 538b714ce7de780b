/// Every operation this engine knows, by its frozen name in the file.
enum OperationKinds {
    static let all: [String: any OperationPayload.Type] = {
        let types: [any OperationPayload.Type] = [
            Accepted.self,
            AcceptedOnPromise.self,
            ApplicantRecorded.self,
            AgentRecorded.self,
            CaseOpened.self,
            CaseVoided.self,
            CorrectionNoticeIssued.self,
            DocumentIssued.self,
            NotNeededTold.self,
            Refused.self,
            Withdrawn.self,
            FieldRecorded.self,
            SituationAnswered.self,
            HandoverSigned.self,
            HandoverDeclined.self,
            HandoverTakenBack.self,
            ItemAdded.self,
            ItemDropped.self,
            LineCounted.self,
            LinePassed.self,
            LineFailed.self,
            LineMended.self,
            PapersGivenBack.self,
            PapersHandedOver.self,
            PapersReceived.self,
            SupplementReceived.self,
            Undone.self,
            OutcomeRevoked.self,
            TicketCalled.self,
            TicketRecalled.self,
            TicketMissed.self,
            TicketRequeued.self,
            TicketParked.self,
            TicketFinished.self,
            TicketReleased.self,
            TicketTaken.self,
            TicketTransferred.self
        ]
        return Dictionary(uniqueKeysWithValues: types.map { ($0.kind, $0) })
    }()
}
