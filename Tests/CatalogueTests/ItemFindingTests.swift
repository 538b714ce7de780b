import Catalogue
import Testing

/// A change of one value in an item or a hall file, and the finding that it must bring.
struct ItemFindingTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let sentence: String
        let file: String
        let old: String
        let new: String
        let finding: String

        var testDescription: String { sentence }
    }

    @Test(arguments: names + limits + lists + results + hall)
    func `one wrong value brings one finding at its place`(change: Change) throws {
        let found = try CatalogueFolder.findings(change.file, change.old, change.new)
        #expect(found.places == ["\(change.file) \(change.finding)"])
    }

    private static let names = [
        Change(
            sentence: "the accepting body is a department", file: "items/SS03.json", old: "\"accepting\": \"approval\"",
            new: "\"accepting\": \"nobody\"", finding: "accepting unknownDepartment"),
        Change(
            sentence: "the sealing body is a department", file: "items/SS03.json", old: "\"sealing\": \"market\"",
            new: "\"sealing\": \"nobody\"", finding: "sealing unknownDepartment"),
        Change(
            sentence: "a step's department is one", file: "items/SS03.json", old: "\"department\": \"market\"",
            new: "\"department\": \"nobody\"", finding: "steps[0].department unknownDepartment"),
        Change(
            sentence: "the window is one", file: "items/SS03.json", old: "\"window\": \"commercial\"",
            new: "\"window\": \"nowhere\"", finding: "window unknownWindow"),
        Change(
            sentence: "the issue window takes no items", file: "items/SS03.json", old: "\"window\": \"commercial\"",
            new: "\"window\": \"issue\"", finding: "window unknownWindow"),
        Change(
            sentence: "a condition asks a question of the item", file: "items/TZ05.json",
            old: "\"question\": \"dwelling\"", new: "\"question\": \"house\"",
            finding: "lines[5].condition.question unknownQuestion"),
        Change(
            sentence: "a condition has one of the answers", file: "items/TZ05.json",
            old: "\"question\": \"dwelling\",\n        \"answer\": \"是\"",
            new: "\"question\": \"dwelling\",\n        \"answer\": \"对\"",
            finding: "lines[5].condition.answer unknownAnswer"),
        Change(
            sentence: "the usual answer is one of the answers", file: "items/SS01.json", old: "\"usual\": \"租赁\"",
            new: "\"usual\": \"借用\"", finding: "questions[0].usual unknownAnswer"),
        Change(
            sentence: "a multiplicity is a field of the item", file: "items/SS02.json",
            old: "\"multiplicity\": \"shareholderCount\"", new: "\"multiplicity\": \"shareholders\"",
            finding: "lines[2].multiplicity unknownField"),
        Change(
            sentence: "a multiplicity is a number", file: "items/SS02.json",
            old: "\"multiplicity\": \"shareholderCount\"", new: "\"multiplicity\": \"unitName\"",
            finding: "lines[2].multiplicity unknownField"),
        Change(
            sentence: "a step comes after known steps", file: "items/SS03.json", old: "\"site\"\n      ]",
            new: "\"visit\"\n      ]", finding: "steps[2].after[0] unknownStep"),
        Change(
            sentence: "a required item is known", file: "items/TZ02.json", old: "\"TZ01\"\n  ]", new: "\"TZ98\"\n  ]",
            finding: "requires[0] unknownItem"),
        Change(
            sentence: "an item does not require itself", file: "items/TZ02.json", old: "\"TZ01\"\n  ]",
            new: "\"TZ02\"\n  ]", finding: "requires[0] unknownItem"),
        Change(
            sentence: "an implementation code has 31 signs or 33", file: "items/TZ02.json", old: "\"code\": null",
            new: "\"code\": \"1137\"", finding: "code badText"),
    ]

    private static let limits = [
        Change(
            sentence: "a limit is not negative", file: "items/SS03.json", old: "\"amount\": 8", new: "\"amount\": -8",
            finding: "promised.amount badLimit"),
        Change(
            sentence: "a limit is not beyond any law's", file: "items/RC01.json",
            old: "\"promised\": {\n    \"amount\": 5",
            new: "\"promised\": {\n    \"amount\": 5000", finding: "promised.amount badLimit"),
        Change(
            sentence: "an extension is not nothing", file: "items/SS03.json",
            old: "\"extension\": {\n    \"amount\": 5", new: "\"extension\": {\n    \"amount\": 0",
            finding: "extension.amount badLimit"),
        Change(
            sentence: "a correction term is not nothing", file: "items/SS03.json",
            old: "\"correctionTerm\": {\n    \"amount\": 10", new: "\"correctionTerm\": {\n    \"amount\": 0",
            finding: "correctionTerm.amount badLimit"),
        Change(
            sentence: "a limit has a basis", file: "items/SS03.json",
            old: "\"basis\": \"食品经营许可和备案管理办法（市场监管总局令第78号）\"", new: "\"basis\": \"\"",
            finding: "statutory.basis badLimit"),
        Change(
            sentence: "nothing is promised later than the law allows", file: "items/SS03.json", old: "\"amount\": 8",
            new: "\"amount\": 11", finding: "promised promisedTooLong"),
        Change(
            sentence: "the promise term ends before the statutory limit", file: "items/SS03.json",
            old: "\"promiseTerm\": {\n    \"amount\": 5", new: "\"promiseTerm\": {\n    \"amount\": 10",
            finding: "promiseTerm promiseTermTooLong"),
        Change(
            sentence: "terms are compared across units", file: "items/SH01.json",
            old: "\"promiseTerm\": {\n    \"amount\": 10", new: "\"promiseTerm\": {\n    \"amount\": 43",
            finding: "promiseTerm promiseTermTooLong"),
        Change(
            sentence: "tolerable lines need a promise term", file: "items/JB02.json",
            old: "\"tolerable\": true", new: "\"tolerable\": false", finding: "promiseTerm promiseTermUnfit"),
    ]

    private static let lists = [
        Change(
            sentence: "a material stands once in an item", file: "items/SS03.json", old: "\"M-LICENCE\"",
            new: "\"M-FORM-SS03\"", finding: "lines[1].material duplicate"),
        Change(
            sentence: "a material code is in capitals", file: "items/SS03.json", old: "\"M-LICENCE\"",
            new: "\"m licence\"", finding: "lines[1].material badText"),
        Change(
            sentence: "a line asks for at least one paper", file: "items/SS03.json",
            old: "\"originals\": 1,\n      \"copies\": 0", new: "\"originals\": 0,\n      \"copies\": 0",
            finding: "lines[0] badCount"),
        Change(
            sentence: "a field stands once in an item", file: "items/TZ03.json",
            old: "\"id\": \"projectSite\",\n      \"label\": \"建设地点\"",
            new: "\"id\": \"projectCode\",\n      \"label\": \"项目代码\"", finding: "fields[2].id duplicate"),
        Change(
            sentence: "a choice has choices", file: "items/SS03.json",
            old: "\"id\": \"foodItems\",\n      \"label\": \"经营项目\",\n      \"kind\": \"text\"",
            new: "\"id\": \"foodItems\",\n      \"label\": \"经营项目\",\n      \"kind\": \"choice\"",
            finding: "fields[3].choices choicesUnfit"),
        Change(
            sentence: "a step does not wait for itself", file: "items/SS03.json",
            old: "\"review\"\n      ]", new: "\"site\"\n      ]", finding: "steps[1].after cyclicSteps"),
    ]

    private static let results = [
        Change(
            sentence: "a result has a name", file: "items/SS03.json",
            old: "\"result\": {\n    \"name\": \"食品经营许可证\"", new: "\"result\": {\n    \"name\": \"\"",
            finding: "result.name badText"),
        Change(
            sentence: "a certificate does not hold for no time", file: "items/SS03.json", old: "\"amount\": 60",
            new: "\"amount\": 0", finding: "result.validity.amount badLimit"),
        Change(
            sentence: "a validity has a basis", file: "items/SS03.json",
            old: "\"basis\": \"食品经营许可和备案管理办法（市场监管总局令第78号）：有效期五年\"", new: "\"basis\": \"\"",
            finding: "result.validity.basis badLimit"),
        Change(
            sentence: "what is read from a certificate is a field of the item", file: "items/SS01.json",
            old: "\"rekeyed\": [\n      \"unitName\"", new: "\"rekeyed\": [\n      \"unitname\"",
            finding: "result.rekeyed[0] unknownField"),
        Change(
            sentence: "a fee has an amount", file: "items/JB03.json", old: "\"amount\": 600", new: "\"amount\": 0",
            finding: "tariff.amount badCount"),
        Change(
            sentence: "a fee has a basis", file: "items/JB03.json",
            old: "\"basis\": \"示例，以价格主管部门公布的标准为准○\"", new: "\"basis\": \"\"", finding: "tariff.basis badText"),
        Change(
            sentence: "a result stands for a material that others ask for", file: "items/TZ01.json",
            old: "\"material\": \"M-PROJECT-FILING\"", new: "\"material\": \"M-PROJECT-FILLING\"",
            finding: "result.material unknownMaterial"),
        Change(
            sentence: "powers rest on a letter", file: "items/SS03.json", old: "\n  \"source\"",
            new: "\n  \"powers\": {\"decides\": true, \"basis\": \"\"},\n  \"source\"", finding: "powers.basis badText"),
        Change(
            sentence: "a cause stands once among the pauses", file: "items/SS03.json", old: "\n  \"source\"",
            new: """

                  "pauses": [
                    {"cause": "siteVisit", "statutory": false, "promised": true, "basis": "约定"},
                    {"cause": "siteVisit", "statutory": true, "promised": true, "basis": "约定"}
                  ],
                  "source"
                """, finding: "pauses[1].cause duplicate"),
        Change(
            sentence: "a pause has a basis", file: "items/SS03.json", old: "\n  \"source\"",
            new: """

                  "pauses": [{"cause": "siteVisit", "statutory": false, "promised": true, "basis": ""}],
                  "source"
                """, finding: "pauses[0].basis badText"),
    ]

    private static let hall = [
        Change(
            sentence: "no department is called like another owner of papers", file: "departments.json",
            old: "\"id\": \"politics\"", new: "\"id\": \"courier\"", finding: "departments[14].id reservedName"),
        Change(
            sentence: "departments have ids of their own", file: "departments.json", old: "\"id\": \"politics\"",
            new: "\"id\": \"hightech\"", finding: "departments[14].id duplicate"),
        Change(
            sentence: "a short name fits its place", file: "departments.json", old: "\"short\": \"市监局\"",
            new: "\"short\": \"市场监管局\"", finding: "departments[5].short badText"),
        Change(
            sentence: "a window stands in a centre", file: "windows.json", old: "\"centre\": \"main\"",
            new: "\"centre\": \"moon\"", finding: "windows[0].centre unknownCentre"),
        Change(
            sentence: "queue letters are unique in a centre", file: "windows.json", old: "\"category\": \"B\"",
            new: "\"category\": \"A\"", finding: "windows[1].category duplicate"),
        Change(
            sentence: "a season begins on a date", file: "windows.json", old: "03-01", new: "3-1",
            finding: "windows[3].season.from badDate"),
        Change(
            sentence: "defect numbers are unique", file: "defects.json", old: "\"number\": 7", new: "\"number\": 6",
            finding: "defects[6].number duplicate"),
        Change(
            sentence: "a defect has lawful words", file: "defects.json", old: "\"wording\": \"缺少应有的签名或者盖章\"",
            new: "\"wording\": \"\"", finding: "defects[1] badText"),
        Change(
            sentence: "grounds are unique in their act", file: "refusals.json", old: "\"number\": 8",
            new: "\"number\": 7", finding: "grounds[7].number duplicate"),
        Change(
            sentence: "a theme names known items", file: "themes.json", old: "\"SS03\"", new: "\"SS99\"",
            finding: "themes[0].items[1] unknownItem"),
    ]
}
