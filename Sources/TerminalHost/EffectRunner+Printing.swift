internal import Casework
internal import Catalogue
internal import ConsoleUI
internal import Documents
internal import HallService
internal import Synchronization

extension EffectRunner {
    /// Prints a paper after those before it.
    func printed(_ job: PrintJob) async -> Event? {
        guard let session = current else { return nil }
        let task = printing.withLock { last in
            let before = last
            let task = Task<Event, Never> {
                _ = await before?.value
                return .printed(job.id, await self.result(of: job, as: session.actor))
            }
            last = task
            return task
        }
        return await task.value
    }

    private func result(of job: PrintJob, as actor: Actor) async -> Result<PrintResult, Trouble> {
        do throws(Trouble) {
            let printed: HallService.Printed
            switch job.paper {
            case .issued(let hash, let caseID):
                printed = try await service.printPage(hash, of: caseID, as: actor) { [words] now, actor in
                    words(
                        "paper.copy",
                        ["date": "\(now.day)", "clock": now.clock, "name": actor.name, "number": actor.person])
                }
            case .deadlineProof(let caseID):
                let subject = try await service.load(caseID)
                guard let page = service.deadlineProof(of: subject, words) else {
                    throw Trouble(.missing, subject.number)
                }
                printed = try await service.printForm(page)
            case .postedList(let batch): printed = try await service.printForm(try await service.postedList(batch))
            case .report(let span): printed = try await service.printForm(try await service.report(of: span))
            case .serviceGuide(let short):
                printed = try await service.printForm(try service.itemForm(.serviceGuide, short))
            }
            return .success(PrintResult(to: printed.to, isCopy: printed.isCopy, missing: printed.missing))
        } catch {
            return .failure(error)
        }
    }
}
