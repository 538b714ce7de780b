import CellText
import Testing

@testable import ConsoleUI

/// Every state of the table as text, some with their styles.
struct GoldenTests {
    @Test(arguments: ScreenState.all)
    func `a screen reads as it was kept`(_ state: ScreenState) throws {
        try Golden.check(state.name, try state.clerk().screen)
        for size in state.larger {
            try Golden.check("\(state.name)-\(size.width)x\(size.height)", try state.clerk(size).screen)
        }
        if state.hasEnglish { try Golden.check("\(state.name)-en", try state.clerk(language: "en").screen) }
        if state.hasStyles { try Golden.check("\(state.name).styles", try state.clerk().model.view().annotated) }
    }

    @Test func `no two states share a name`() {
        #expect(Set(ScreenState.all.map(\.name)).count == ScreenState.all.count)
    }

    @Test(arguments: ScreenState.all)
    func `at any size nothing wide stands in the last column and the cursor is on the screen`(
        _ state: ScreenState
    ) throws {
        for size in [Model.smallest] + ScreenState.wide + [Size(width: 131, height: 25), Size(width: 321, height: 90)] {
            let grid = try state.clerk(size).model.view()
            #expect(!(0..<size.height).contains { grid.row($0).last?.isTail == true }, "\(size)")
            if let cursor = grid.cursor {
                #expect((0..<size.width).contains(cursor.x) && (0..<size.height).contains(cursor.y), "\(size)")
            }
        }
    }

    @Test(arguments: ScreenState.all)
    func `a terminal made larger, too small and as it was shows the same again`(_ state: ScreenState) throws {
        var clerk = try state.clerk()
        let before = clerk.model.view()
        for size in ScreenState.wide + [Size(width: 40, height: 10), Size(width: 1, height: 1), Model.smallest] {
            clerk.send(.input(.resize(size)))
            _ = clerk.model.view()
        }
        #expect(clerk.model.view().annotated == before.annotated)
    }
}
