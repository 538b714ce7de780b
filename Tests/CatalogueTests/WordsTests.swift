import Catalogue
import Foundation
import Testing

/// Words by key and language.
struct WordsTests {
    private let words = Words(
        ["greeting": "Good day, {name}.", "plain": "Plain {x}"],
        fallback: ["greeting": "您好，{name}。", "only.chinese": "仅有中文{n}项"])

    @Test func `a placeholder is replaced by its value`() {
        #expect(words("greeting", ["name": "王建国"]) == "Good day, 王建国.")
    }

    @Test func `a missing key falls back to Chinese and then to itself`() {
        #expect(words("only.chinese", ["n": "3"]) == "仅有中文3项")
        #expect(words("nowhere") == "nowhere")
    }

    @Test func `a placeholder without value stays as it stands`() {
        #expect(words("plain") == "Plain {x}")
        #expect(words("plain", ["y": "1"]) == "Plain {x}")
    }

    @Test func `braces in a value are not looked at again`() {
        #expect(words("greeting", ["name": "{name}"]) == "Good day, {name}.")
        #expect(Words(["k": "a{b"])("k", ["b": "1"]) == "a{b")
    }

    @Test func `missing keys are those that the other language has`() {
        let chinese = Words(["a": "", "b": "", "greeting": ""])
        #expect(words.missingKeys(comparedTo: chinese) == ["a", "b"])
    }

    @Test func `both shipped languages load and a third is a fault`() throws {
        let folder = CatalogueFolder.resources.appending(path: "words")
        let chinese = try Words.load("zh-Hans", from: folder)
        let english = try Words.load("en", from: folder)
        #expect(english.missingKeys(comparedTo: chinese) == [])
        #expect(chinese.missingKeys(comparedTo: english) == [])
        #expect(throws: CatalogueFault.self) { try Words.load("tlh", from: folder) }
    }
}
