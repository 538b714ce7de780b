import CaseStore
public import Casework

/// What waits for whom: departments' work, the desk's follow-up list, the cases of a project.
extension HallService {
    /// Cases in which steps, decisions or results wait for `department`, the most urgent first.
    public func work(department: String, limit: Int = 500) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in try await index.work(department: department, limit: limit) }
    }

    /// Cases of `centre` in which something waits for its issue window, the most urgent first.
    public func issueWork(centre: String, limit: Int = 500) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in
            try await index.work(department: Owner.issueWindow.id, centre: centre, limit: limit)
        }
    }

    /// Cases of the project with this code (项目代码), oldest first.
    public func projectCases(_ code: String) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in try await index.cases(ofProject: code) }
    }

    /// What became of the cases opened at `centre`, by `person` if that is given: those that are under review, promised or
    /// awaiting corrections, the most urgent first.
    public func followUps(
        centre: String, person: String? = nil, limit: Int = 500
    ) async throws(Trouble) -> [CaseSummary] {
        try await asked { (index) throws(StoreFault) in
            try await index.followUps(centre: centre, person: person, limit: limit)
        }
    }
}
