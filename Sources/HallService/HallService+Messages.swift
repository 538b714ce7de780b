public import Casework
import Logging

/// What programs of the hall say to applicants: text messages (`messageCommand`), calls said aloud (`speechCommand`).
extension HallService {
    /// Writes down that a message is about to be sent, hands it to the hall's program, and writes down what became of it.
    /// Where that can't be learnt (the program does not end in time, this process dies) the message stays begun: a clerk
    /// settles it, and nothing here sends it again. The program is given the message's identity, by which it can tell a
    /// repetition.
    public func sendMessage(
        _ text: String, about keys: [Int], of id: ULID, as actor: Actor
    ) async -> ActResult<Case> {
        guard !isSealed else { return .failed(Trouble(.noPermission, "messageCommand")) }
        guard let command = settings.messageCommand, !command.isEmpty else {
            return .failed(Trouble(.missing, "messageCommand"))
        }
        let message = identity()
        let begun: ActResult<Case>
        let phone: String
        do throws(Trouble) {
            let subject = try await load(id)
            phone = subject.phoneToTell ?? ""
            begun = await perform(
                [BeginMessage(keys, text: text)], on: id, expecting: subject.revision, as: actor, intent: message)
        } catch {
            return .failed(error)
        }
        guard case .done(let subject) = begun else { return begun }
        let arguments = command.map {
            $0.replacing("{phone}", with: phone).replacing("{text}", with: text).replacing("{key}", with: "\(message)")
        }
        let outcome: HookProgram.Outcome
        do throws(Trouble) {
            outcome = try await blocking { () throws(Trouble) in
                try HookProgram.run(arguments, setting: "messageCommand", seconds: HallService.messagePatience)
            }
        } catch {
            // It was not even started.
            diary.warning("a message program could not be started", metadata: ["detail": "\(error.detail)"])
            outcome = .ended(127)
        }
        guard case .ended(let status) = outcome else {
            diary.warning("the fate of a message is unknown", metadata: ["case": "\(id)", "message": "\(message)"])
            return begun
        }
        return await perform(
            [SettleMessage(message, isSent: status == 0)], on: id, expecting: subject.revision, as: actor,
            intent: identity())
    }

    /// Seconds that a message's program may take.
    private static let messagePatience = 10

    /// Has a sentence said aloud by the hall's program, and waits for its end; silent where the hall has none.
    public func speak(_ sentence: String) async {
        guard !isSealed, let command = settings.speechCommand, !command.isEmpty else { return }
        let arguments = command.map { $0.replacing("{text}", with: sentence) }
        do throws(Trouble) {
            _ = try await blocking { () throws(Trouble) in
                try HookProgram.run(arguments, setting: "speechCommand", seconds: HallService.speechPatience)
            }
        } catch {
            diary.warning("a call was not said aloud", metadata: ["detail": "\(error.detail)"])
        }
    }

    /// Seconds that a sentence may take.
    private static let speechPatience = 20
}
