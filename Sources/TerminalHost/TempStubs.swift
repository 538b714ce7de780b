internal import Casework
internal import HallService

extension HallService {
    func work(department: String) async throws(Trouble) -> [CaseSummary] { [] }
    func projectCases(_ code: String) async throws(Trouble) -> [CaseSummary] { [] }
    func followUps(centre: String) async throws(Trouble) -> [CaseSummary] { [] }
    func resultSources(for material: String, in subject: Case) async throws(Trouble) -> [AwaitResult.Source] { [] }
}
