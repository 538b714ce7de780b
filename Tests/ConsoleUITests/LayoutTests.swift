import CellText
import Testing

@testable import ConsoleUI

/// Rectangles from a size alone.
struct LayoutTests {
    private static let sizes = [80, 99, 100, 131, 132, 199, 200, 320].flatMap { width in
        [24, 30, 43, 60, 100].map { Size(width: width, height: $0) }
    }

    @Test(arguments: sizes)
    func `panes lie on the screen and none over another`(_ size: Size) {
        let layout = Layout(size)
        let (checklist, notice) = layout.divided(rows: 30)
        let panes =
            [layout.header, layout.entry, layout.message, layout.keyBar, layout.queue, layout.slips, checklist, notice]
            + [layout.facts, layout.margin].compactMap { $0 }
        let screen = Rect(x: 0, y: 0, width: size.width, height: size.height)
        for (index, pane) in panes.enumerated() {
            #expect(!pane.isEmpty && pane.intersection(screen) == pane)
            for other in panes[..<index] { #expect(pane.intersection(other).isEmpty, "\(pane) \(other)") }
        }
    }

    @Test(arguments: sizes)
    func `no pane is narrower than at the floor`(_ size: Size) {
        let (layout, floor) = (Layout(size), Layout(Model.smallest))
        #expect(layout.queue.width >= floor.queue.width && layout.queue.height >= floor.queue.height)
        #expect(layout.slips.height >= floor.slips.height)
        #expect(layout.work.width >= floor.work.width)
        #expect((layout.facts != nil) == (size.width >= 132) && (layout.margin != nil) == (size.width >= 200))
    }

    @Test func `the checklist takes what it needs and leaves the notice a third`() {
        let layout = Layout(Model.smallest)
        #expect(layout.divided(rows: 6).checklist.height == 7)
        #expect(layout.divided(rows: 0).checklist.height == 5)
        #expect(layout.divided(rows: 99).notice.height == 7)
        #expect(Layout(Size(width: 200, height: 60)).divided(rows: 99).notice.height == 18)
    }

    @Test func `from 200 columns on the notice breaks its lines where the paper does`() {
        #expect(Layout(Size(width: 200, height: 60)).work.width > 80)
    }
}
