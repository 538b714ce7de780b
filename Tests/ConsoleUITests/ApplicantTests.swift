import Casework
import Testing

@testable import ConsoleUI

/// What the hall has of an applicant already.
struct ApplicantTests {
    private func registered() throws -> Clerk {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.hall.earlier = clerk.earlier
        clerk.hall.known = ["unitName": "王家老店", "premises": "海曲路1号"]
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        return clerk
    }

    @Test func `known fields are offered: an asterisk takes one, typing passes over it`() throws {
        var clerk = try registered()
        #expect(clerk.screen.contains("王家老店"))
        clerk.type("王家新店", .enter, "*", .f(6))
        #expect(clerk.subject?.fields["unitName"] == "王家新店")
        #expect(clerk.subject?.fields["premises"] == "海曲路1号")
    }

    @Test func `one key lists the applicant's other cases, and says where there are none`() throws {
        var clerk = try registered()
        clerk.type(.escape, "@")
        try Golden.check("history", clerk.screen)
        var other = try Clerk()
        other.hall.take("A017", "A", minutesAgo: 12)
        other.type(.f(2), "王建国", .enter, "371102198203121216", .enter, .enter, "spjy", .enter, .escape, "@")
        #expect(other.said.contains("没有该申请人的其他办件"))
    }
}
