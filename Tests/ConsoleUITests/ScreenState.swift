import Casework
import CellText
import Testing

@testable import ConsoleUI

/// A state of the console worth seeing: its name, and what a clerk types to get there.
struct ScreenState: Sendable, CustomTestStringConvertible {
    var name: String
    /// Sizes beside 80×24 at which it is kept.
    var larger: [Size] = []
    /// Kept with its styles too.
    var hasStyles = false
    /// Kept in English too.
    var hasEnglish = false
    var isSignedIn = true
    var reach: @Sendable (inout Clerk) throws -> Void

    init(
        _ name: String, larger: [Size] = [], styles: Bool = false, english: Bool = false, signedIn: Bool = true,
        _ reach: @escaping @Sendable (inout Clerk) throws -> Void
    ) {
        self.name = name
        self.larger = larger
        hasStyles = styles
        hasEnglish = english
        isSignedIn = signedIn
        self.reach = reach
    }

    var testDescription: String { name }

    /// The console in this state at `size`.
    func clerk(_ size: Size = Model.smallest, language: String = "zh-Hans") throws -> Clerk {
        var clerk = try Clerk(size: size, language: language, signedIn: isSignedIn)
        try reach(&clerk)
        return clerk
    }

    /// Terminals wider than the floor.
    static let wide = [Size(width: 100, height: 30), Size(width: 132, height: 43), Size(width: 200, height: 60)]
}

extension Clerk {
    /// The middle of a checklist: one line passed, two failed, one to look at.
    static func halfway(_ size: Size = Model.smallest, language: String = "zh-Hans") throws -> Clerk {
        var clerk = try Clerk(size: size, language: language)
        clerk.workHalfway()
        return clerk
    }

    mutating func workHalfway() {
        registered()
        type("王家小馆", .enter, "海曲路1号", .f(6), " ", " ", "3.2", .enter, "4.7", .enter)
    }

    /// A number called and its applicant registered for a food business licence; the item's form lies open.
    mutating func registered(_ item: String = "spjy") {
        hall.take("A017", "A", minutesAgo: 31)
        hall.take("A018", "A", minutesAgo: 11)
        hall.take("A019", "A", minutesAgo: 9)
        type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, .text(item), .enter)
    }

    /// Everything in order and accepted.
    mutating func accepted() {
        registered()
        type("王家小馆", .enter, "海曲路1号", .f(6), " ", " ", " ", " ", " ", .f(6), "1", "0")
    }

    /// The one-time notice given for two lines.
    mutating func noticed() {
        workHalfway()
        type(" ", .f(6), "3", "0")
    }
}
