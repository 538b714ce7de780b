import Testing

/// What can be wrong with the departments' own systems is said with its place.
struct SystemFindingTests {
    @Test(arguments: [
        ("\"applicant.name\"", "\"applicant.shoe\"", "fields[1].source unknownSource"),
        ("\"agent.identity\"", "\"agent.kind\"", "fields[10].source unknownSource"),
        ("\"field:foodItems\"", "\"field:foodItem\"", "fields[7].source unknownField"),
        ("\"market\"", "\"markt\"", "department unknownDepartment"),
        ("\"SS03\"", "\"SS99\"", "items[0] unknownItem"),
        ("\"yyyyMMdd\"", "\"ddMMyyyy\"", "fields[11].format invalid"),
    ])
    func `a wrong name in a system is found at its place`(_ old: String, _ new: String, _ place: String) throws {
        let found = try CatalogueFolder.findings("systems.json", old, new)
        #expect(found.places == ["systems.json systems[0].\(place)"])
    }

    @Test func `two systems of one id are refused`() throws {
        let found = try CatalogueFolder.findings("systems.json", "\"market-registration\"", "\"market-food\"")
        #expect(found.places == ["systems.json systems[1].id duplicate"])
    }
}
