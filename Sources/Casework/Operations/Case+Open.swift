extension Case {
    /// The case exists and was not closed as opened in error.
    func mustBeOpen() throws(Denial) {
        guard revision > 0 else { throw Denial(.notOpen) }
        guard voidReason == nil else { throw Denial(.caseVoided) }
    }
}
