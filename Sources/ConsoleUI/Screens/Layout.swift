import CellText

/// Where everything stands on a screen: rectangles from nothing but its size.
///
/// Two columns from 80 cells on, a third with what the paper does not say from 132, a fourth from 200. Text never
/// stands in the last cell of a pane, so that columns stay apart and nothing wide reaches the edge of the terminal.
struct Layout: Equatable {
    /// Reverse bar at the top: hall, person, clock.
    let header: Rect
    /// Rows between header and entry line.
    let body: Rect
    let entry: Rect
    let message: Rect
    /// Reverse bar at the bottom.
    let keyBar: Rect

    /// Who is next, and who holds papers.
    let queue: Rect
    let slips: Rect
    /// The checklist with the notice below it.
    let work: Rect
    /// Applicant, items, current line; nil on a narrow screen.
    let facts: Rect?
    /// Defects and messages; nil unless the screen is very wide.
    let margin: Rect?
    /// What forms and lists cover: all but the queue, so that a question is never read together with half a pane.
    let layer: Rect

    init(_ size: Size) {
        let (width, height) = (size.width, size.height)
        header = Rect(x: 0, y: 0, width: width, height: 1)
        let body = Rect(x: 0, y: 1, width: width, height: height - 4)
        self.body = body
        entry = Rect(x: 0, y: height - 3, width: width, height: 1)
        message = Rect(x: 0, y: height - 2, width: width, height: 1)
        keyBar = Rect(x: 0, y: height - 1, width: width, height: 1)

        let left = width < 100 ? 24 : width < 200 ? 30 : 36
        let aside = 40
        let columns = width < 132 ? 0 : width < 200 ? 1 : 2
        let right = width - columns * aside
        let slipRows = body.height * 2 / 5
        // One cell between two columns.
        queue = Rect(x: 0, y: body.y, width: left - 1, height: body.height - slipRows)
        slips = Rect(x: 0, y: queue.maxY, width: left - 1, height: slipRows)
        work = Rect(x: left, y: body.y, width: right - left - (columns > 0 ? 1 : 0), height: body.height)
        layer = Rect(x: left, y: body.y, width: width - left, height: body.height)
        func column(_ index: Int) -> Rect? {
            guard index < columns else { return nil }
            let isLast = index == columns - 1
            return Rect(
                x: right + index * aside, y: body.y, width: isLast ? aside : aside - 1, height: body.height)
        }
        facts = column(0)
        margin = column(1)
    }

    /// The left column of the issue window: what waits above, numbers below.
    var issue: (list: Rect, queue: Rect) {
        let column = Rect(x: queue.x, y: body.y, width: queue.width, height: body.height)
        let rows = column.height - max(4, column.height / 5)
        return (column.top(rows), column.below(rows))
    }

    /// The work column divided: the checklist takes what its `rows` need, but leaves the notice a third.
    func divided(rows: Int) -> (checklist: Rect, notice: Rect) {
        let height = min(max(rows + 1, 5), work.height - max(7, work.height / 3))
        return (work.top(height), work.below(height))
    }
}

extension Rect {
    /// The first `rows` rows.
    func top(_ rows: Int) -> Rect { Rect(x: x, y: y, width: width, height: min(rows, height)) }

    /// What lies below the first `rows` rows.
    func below(_ rows: Int) -> Rect { Rect(x: x, y: y + rows, width: width, height: max(0, height - rows)) }
}
