import Testing

/// `onewindow due`
struct DueTests {
    private let program = Program()

    @Test(arguments: [
        ("2018-02-09", "5", "2018-02-22"), ("2018-02-14", "20", "2018-03-20"), ("2018-12-20", "10", "2019-01-04"),
        ("2018-12-28", "1", "2018-12-29"),
    ])
    func `working days are counted by the State Council's notices`(
        _ sample: (from: String, amount: String, due: String)
    ) throws {
        let outcome = try program("due", sample.from, sample.amount, data: false)
        #expect(outcome.output == sample.due + "\n")
        #expect(outcome.status == 0)
    }

    @Test func `the proof names each day and ends with the answer`() throws {
        let lines = try program("due", "2018-02-09", "5", "--proof", data: false).lines
        #expect(lines.first == "2018-02-10 周六 周末 不计")
        #expect(lines.contains("2018-02-11 周日 春节调休上班 第1日"))
        #expect(lines.last == "2018-02-22")
    }

    @Test func `a year without a notice is marked as an estimate`() throws {
        #expect(try program("due", "2035-01-02", "5", data: false).output.contains("暂估"))
        #expect(try program("due", "2035-01-02", "5", "--json", data: false).output.contains("\"isEstimate\" : true"))
    }

    @Test func `months end on the working day after a day off`() throws {
        #expect(try program("due", "2018-01-31", "1", "--unit", "month", data: false).output == "2018-02-28\n")
    }

    @Test(arguments: [
        ["2018-02-30", "5"], ["2018-02-09"], ["2018-02-09", "5000"], ["2018-02-09", "5", "--unit", "weeks"],
    ])
    func `arguments that make no sense end with status 2`(_ arguments: [String]) throws {
        let outcome = try program.run(["due"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("Usage:"))
    }
}
