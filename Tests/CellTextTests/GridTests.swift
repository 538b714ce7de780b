import CellText
import Testing

struct GridTests {
    private var grid = Grid(Size(width: 8, height: 3))

    @Test mutating func `a wide glyph never stands in the last column`() {
        grid.put("政务服务中心", x: 1, y: 0)
        #expect(grid.text == " 政务服\n\n")
        #expect(grid.row(0).last?.isTail == false)
    }

    @Test mutating func `a wide glyph cut by either edge of the clip leaves a space`() {
        grid.put("##########", x: 0, y: 0)
        grid.put("一二三", x: 1, y: 0, within: Rect(x: 2, y: 0, width: 4, height: 1))
        #expect(grid.text == "## 二 ##\n\n")
    }

    @Test mutating func `text outside the grid or the clip changes nothing`() {
        let blank = grid
        grid.put("一", x: 0, y: -1)
        grid.put("一", x: 0, y: 3)
        grid.put("一", x: 8, y: 0)
        grid.put("一", x: -2, y: 0)
        grid.put("一", x: 0, y: 0, within: Rect(x: 4, y: 0, width: -1, height: 1))
        grid.fill(Rect(x: 8, y: 0, width: 4, height: 1), style: .reverse)
        grid.setStyle(Rect(x: 0, y: 3, width: 4, height: 1), .reverse)
        #expect(grid == blank)
    }

    @Test mutating func `put returns the next column even when cut`() {
        #expect(grid.put("政务", x: 1, y: 0) == 5)
        #expect(grid.put("政务", x: 5, y: 0) == 9)
        #expect(grid.put("政务", x: 9, y: 0) == 13)
    }

    @Test mutating func `writing over a half blanks the other half`() {
        grid.put("政务服", x: 0, y: 0)
        grid.put("x", x: 1, y: 0)
        grid.put("y", x: 4, y: 0)
        #expect(grid.text == " x务y\n\n")
        grid.fill(Rect(x: 3, y: 0, width: 1, height: 1))
        #expect(grid.text == " x  y\n\n")
    }

    @Test mutating func `a wide glyph shifted by one leaves no half`() {
        grid.put("政务服务", x: 0, y: 0)
        grid.put("中心", x: 1, y: 0)
        #expect(grid.text == " 中心 务\n\n")
    }

    @Test mutating func `restyling goes by the cell a wide glyph begins in`() {
        grid.put("政务服", x: 0, y: 0)
        grid.setStyle(Rect(x: 1, y: 0, width: 2, height: 1), .reverse)
        #expect(grid.annotated == "政‹R›务‹›服\n\n")
        #expect(grid.row(0).prefix(5).map { $0.style == .reverse } == [false, false, true, true, false])
    }

    @Test mutating func `only rows that differ count as changed`() {
        let before = grid
        grid.put("x", x: 0, y: 1, style: .bold)
        grid.setStyle(Rect(x: 7, y: 2, width: 1, height: 1), .tinted(.bad))
        #expect(grid.changedRows(since: before) == [1, 2])
        #expect(grid.changedRows(since: grid) == [])
        #expect(grid.changedRows(since: Grid(Size(width: 7, height: 3))) == [0, 1, 2])
    }

    @Test func `a grid of one cell or none can be drawn on`() {
        for size in [Size(width: 1, height: 1), Size(width: 0, height: 5), Size(width: -3, height: 2)] {
            var grid = Grid(size)
            grid.put("政务", x: 0, y: 0)
            grid.fill(grid.bounds, style: .reverse)
            grid.setStyle(grid.bounds, .bold)
            #expect(grid.text.allSatisfy { $0 == "\n" })
        }
    }

    @Test mutating func `annotations name attributes, tints and the cursor`() {
        grid.put("合格", x: 0, y: 0, style: Style([.reverse, .bold], tint: .good))
        grid.fill(Rect(x: 0, y: 2, width: 8, height: 1), style: .reverse)
        grid.cursor = Point(x: 4, y: 0)
        #expect(grid.annotated == "‹RB good›合格‹›\n\n‹R›        ‹›\ncursor 4,0")
    }

    /// A fixed sequence (a linear congruential generator), so that a failure comes again.
    @Test func `no order of drawing leaves half a glyph`() {
        var seed: UInt64 = 1
        func next(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        var grid = Grid(Size(width: 9, height: 2))
        for _ in 0..<5000 {
            let block = Rect(x: next(12) - 2, y: next(2), width: next(9), height: 1)
            switch next(4) {
            case 0: grid.fill(block)
            case 1: grid.setStyle(block, .reverse)
            default: grid.put(["政a务", "服", "ab"][next(3)], x: next(12) - 2, y: next(2), within: block)
            }
            for y in 0..<2 {
                let widths = grid.row(y).map(\.glyph.width)
                let pairs = zip(widths, widths.dropFirst() + [1])
                #expect(widths.first != 0 && pairs.allSatisfy { ($0 == 2) == ($1 == 0) })
            }
        }
    }
}
