/// Refuses a number that is missing, too long, or wrong without a reason why it is taken.
func check(_ document: IdentityDocument, phone: String) throws(Denial) {
    try checked(document.number, "identity", limit: 40)
    if let flaw = document.flaw {
        guard let reason = document.override, reason.contains(where: { !$0.isWhitespace }) else {
            throw Denial(.numberFlawed, ["flaw": flaw.rawValue, "document": document.kind.rawValue])
        }
        try checked(reason, "reason")
    }
    guard phone.unicodeScalars.count <= 40 else { throw Denial(.tooLong, ["field": "phone", "limit": "40"]) }
}
