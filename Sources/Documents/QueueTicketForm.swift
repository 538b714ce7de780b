public import Casework

/// A queue number as it is handed out.
struct QueueTicketForm: Form {
    var number: String
    var queue: String
    var ahead: Int

    static var vocabulary: Vocabulary<Filling<Self>> {
        Vocabulary([
            "number": { $0.number },
            "queue": { $0.queue },
            "ahead": { String($0.ahead) },
        ])
    }
}

extension DocumentTemplates {
    /// The slip of the queue number `number`, taken at `now`.
    ///
    /// - Parameters:
    ///   - queue: names of the windows that the queue leads to.
    ///   - ahead: numbers that wait before it.
    public func queueTicket(
        _ number: String, queue: String, ahead: Int, _ context: PageContext, at now: Instant
    ) -> Page {
        let form = QueueTicketForm(number: number, queue: queue, ahead: ahead)
        return render(.queueTicket, form, number: number, code: (number, number), context, at: now)
    }
}
