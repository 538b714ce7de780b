import Casework
import Testing

/// The code on a paper: what it says, and what is no such code.
struct CaseCodeTests {
    private let code = CaseCode(number: "370002202611260005")

    @Test func `a code comes back as the number it was made of`() {
        #expect(code.text.count == 23)
        #expect(CaseCode(code.text)?.number == "370002202611260005")
        #expect(CaseCode(code.text.lowercased())?.number == "370002202611260005")
        #expect(CaseCode(CaseCode(number: "0000000").text)?.number == "0000000")
    }

    @Test func `no wrong digit passes`() {
        let digits = Array(code.text)
        for place in digits.indices.dropFirst() {
            for digit in "0123456789" where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                #expect(CaseCode(String(wrong)) == nil, "\(String(wrong))")
            }
        }
    }

    @Test func `no two digits that changed places pass`() {
        let digits = Array(code.text)
        for place in digits.indices.dropFirst().dropLast() where digits[place] != digits[place + 1] {
            var wrong = digits
            wrong.swapAt(place, place + 1)
            #expect(CaseCode(String(wrong)) == nil, "\(String(wrong))")
        }
    }

    @Test(arguments: [
        "", "W", "W123", "370002202611260005", "A017", "OWC1ABCD", "W37000220261126000X1234", "https://a.b/W1",
    ])
    func `what was made for something else is no code`(text: String) {
        #expect(CaseCode(text) == nil)
    }
}
