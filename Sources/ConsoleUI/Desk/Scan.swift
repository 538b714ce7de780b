import Casework
import CellText

/// A scanner is a fast keyboard that ends with Enter: its code opens a case or a number from anywhere, except where text
/// is being typed. There it is text.
extension Model {
    /// A digit pressed now would act at once, so the host makes sure first that it is no scanner's.
    public var mindsBursts: Bool {
        switch layers.last {
        case .outcomes, .confirm, .help, .page, .log, .board, .watch, .enquiry, .ratings: true
        case .picker(let picker): picker.isMultiple || picker.picksByDigit
        case .form, .feeder, nil: false
        }
    }

    /// Shortest code that a scanner gives: a queue number.
    static let shortestScan = 4

    mutating func scan(_ code: String) -> [Effect] {
        let isPaper = CaseCode.isMeant(code)
        switch layers.last {
        case .form where isPaper, .feeder where isPaper:
            // It is no text for a field, and what is typed there is not left for it.
            tell(.warning, "message.codeInForm")
            return [.bell]
        case .form, .feeder: break
        case .picker where !mindsBursts && !isPaper: break
        case nil where !desk.entry.isEmpty && !isPaper: break
        default:
            // What lay there was no text; a question that is scanned over is not answered.
            layers = []
            desk.entry = TextField(code)
            return runEntry(code)
        }
        return code.reduce(into: []) { $0 += press(.character($1)) } + press(.enter)
    }
}

extension [Input] {
    /// The keys of one burst: a letter at most and digits, with Enter behind, are a scanner's code.
    ///
    /// - Parameter question: the screen asks something that a single key answers (`Model.mindsBursts`). There any burst of
    ///   signs is a code, whatever it says: a 0 in a certificate's or a stranger's code is no answer.
    public func scanned(overQuestion question: Bool) -> [Input] {
        guard case .key(.enter)? = last, count > Model.shortestScan else { return self }
        var code = ""
        for input in dropLast() {
            guard case .key(.character(let sign)) = input else { return self }
            code.append(sign)
        }
        let isNumber =
            code.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) } && code.contains(where: \.isNumber)
            && code.dropFirst().allSatisfy(\.isNumber)
        return isNumber || question ? [.scan(code)] : self
    }
}
