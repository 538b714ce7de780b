/// Why an intent is refused: a code that the language files put into words, and what the words name.
///
/// The console shows the same denial beside a greyed key that the engine would answer with.
public struct Denial: Error, Equatable, Sendable {
    /// Reasons; each has its words in `Resources/words` under `denial.<code>`.
    public enum Code: String, Sendable, CaseIterable {
        // Who
        case roleMayNot, mustBeAnotherPerson, otherDepartment
        /// Answered above the pure rules: whether somebody IS a supervisor stands in the hall's staff list.
        case supervisorNeeded
        // Case
        case caseVoided, noApplicant, noItems, noSuchItem, itemAlreadyAdded, itemHasOutcome, nothingToUndo
        case outcomeGiven, notOpen, nothingToAsk
        // Items at this window
        case otherWindow, outOfSeason, notInForce, windowIssuesOnly, mustAppearInPerson
        // Entries
        case missing, tooLong, numberFlawed, notAChoice, notANumber, notADate, mandateEnded
        // Checklist
        case noSuchLine, lineNotFailed, linesNotLookedAt, linesOpen, nothingFailed, noSuchDefect
        case countsTooLow, notACount, newDefect, notBrought, alreadyPassed, nothingToRepeat
        // Outcomes
        case noticeGiven, noticeTooLate, notTolerable, noPromiseTaken, discredited, promiseTooLong, dateInPast
        case deemedAccepted, nothingToSupplement, outcomeNotToday, outcomeActedOn, noOutcome
        case fieldsMissing, dateAhead
        // Papers
        case noPapers, papersAway, handoverOpen, noSuchHandover, handoverClosed, notAccepted
        case noPapersHere, allHandedOver, totalDiffers, nothingToSign
        case documentKnown
        // Files
        case fileKnown, fileEmpty, fileTooLarge, fileTypeUnknown, fileCutShort, noSuchFile, noFiles
        case paperNotCounted, differenceNeeded
        // Other systems
        case noOutsideSystem
        // Tickets
        case ticketNotWaiting, ticketNotCalled, ticketNotAbsent, ticketDone, otherCounter
        case notServed, alreadyRated, nothingToRectify, nobodyNamed, nobodyToHelp
        /// Answered above the pure rules: who is of the staff stands in the hall's list.
        case noSuchPerson
        case queueServed, queueNotServed, counterPaused, counterNotPaused
        case alreadyServing
        // Enquiries
        case enquiryOpen, enquiryAnswered, enquiryClosed, complainedOf, notTheOwner, noSuchOwner, alreadyOwner
        case askerKnown, nobodyTold, noSuchCase
        /// Another desk works on the case now (`Holder`); and the contrary, for taking it over.
        case heldElsewhere, notHeldElsewhere
        /// The applicant has no other case in this hall.
        case noOtherCases
        // Clocks
        case noClockRuns
        case causeStopsNoClock, clockStands, clockRuns, limitOver, noExtension, extendedAlready, extensionTooLong
        case nothingToAcknowledge, warningAcknowledged, warningEscalated, warningOfOthers, nothingToJudge,
            judgedAlready, askedAlready
        case wrongApprover, termOver, termRuns, noTermRuns, termNotLonger, termTooLong, nothingToRemind
        // Review
        case acceptorMayNot, noSuchStep, stepIsYours, stepIsTaken, stepNotTaken, stepWaits, stepDone, stepsOpen
        case twoPeopleNeeded, departmentsNeeded, licencesOnly
        case hearingTold, hearingNotTold, hearingRequested, hearingNotRequested, hearingNotCalled, hearingHeld
        case hearingTooSoon, hearingTooLate, hearingPending
        case notPassedUp, alreadyPassedUp, notAbove, notDecidedAbove, decidedOtherwiseAbove
        case alreadyGrave, chiefOnly, opinionGiverMayNot, headMustApprove
        case promiseOpen, resultAwaited, decided, notDecided, resultMade, noResult, issueWindowOnly, resultDelivered
        case noPromiseOpen, noNoticeOpen, prerequisiteLost, prerequisiteNotLost
        case noSuchResult, circularAwait, notShared, certificateOver, sameDefinition, notJoint, alreadyLead
        case noSuchReceiver, resultsOnly, causeNeeded, nothingWaits, nothingAtWindow
        // The issue window
        case otherCentre, compareFirst, resultUnchecked, resultNotHere, resultContested, resultNotContested,
            resultNotDelivered
        case feeDue, noFeeDue, mandateNeeded, receiptsOnly, blankUsed
        case notABlankRun, blanksKnown, blankUnknown, noBlanks, blanksDiffer
        case noPhone, messageUnsettled, noSuchMessage
        case noAddress, addressesDiffer, nothingToPost, trackingFlawed, trackingKnown, resultPosted, carrierNotSigned
    }

    public let code: Code
    /// What the words name: `line`, `item`, `date`, `names` …
    public let arguments: [String: String]

    /// A refusal for `code`.
    public init(_ code: Code, _ arguments: [String: String] = [:]) {
        self.code = code
        self.arguments = arguments
    }
}
