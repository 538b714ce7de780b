import Casework
import CellText

/// What shows whole citizen numbers, and is therefore written down first (`access.log`).
public enum WholeNumbers: Sendable, Equatable {
    /// A page of them.
    case page
    /// The forms in which they are corrected.
    case applicant, agent
    /// The sheet with this place, from which another system is fed.
    case feed(Int)
}

/// Numbers and phones are masked wherever a case is shown. Whoever needs them whole asks for it, and the hall writes down
/// who did before anything is drawn.
extension Model {
    /// Asks that the look at the open case be written down; `showWhole` follows once it was.
    mutating func askWhole(_ wish: WholeNumbers) -> [Effect] {
        guard let subject = desk.subject else { return refuse(Denial(.notOpen)) }
        return begin(.recordAccess(subject, wish))
    }

    var wholeDenial: Denial? {
        guard let subject = desk.subject else { return Denial(.notOpen) }
        return subject.applicant == nil ? Denial(.noApplicant) : nil
    }

    /// The look was written down. A case that was put away meanwhile is not shown any more.
    mutating func showWhole(_ wish: WholeNumbers, of id: ULID) {
        guard let subject = desk.subject, subject.id == id else { return }
        switch wish {
        case .page:
            layers.append(
                .page(
                    PageView(
                        title: station.text("page.whole", ["number": subject.number]), lines: wholeLines(subject))))
        case .applicant: open(applicantForm())
        case .agent: open(agentForm())
        case .feed(let index): openFeeder(index)
        }
    }

    private func wholeLines(_ subject: Case) -> [SafeText] {
        func lines(_ role: String, _ name: String, _ document: IdentityDocument, _ phone: String) -> [SafeText] {
            [
                station.say(role) + " " + SafeText(name),
                "  " + station.say("identity.\(document.kind.rawValue)") + " " + SafeText(document.number),
                "  " + station.say("aside.phone") + " " + SafeText(phone), SafeText(),
            ]
        }
        var all: [SafeText] = []
        if let party = subject.applicant {
            all += lines("aside.applicant", party.name, party.document, party.phone)
        }
        if let agent = subject.agent { all += lines("aside.agent", agent.name, agent.document, agent.phone) }
        return all + [station.say("page.whole.recorded", ["time": now.clock])]
    }
}
