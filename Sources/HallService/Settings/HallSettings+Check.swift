import Casework
import Catalogue

/// What a decoder can't know: names that must be unique, and places that must exist.
extension HallSettings {
    /// Name of their file in the data folder.
    static let file = "hall.json"

    /// Seconds east of UTC of the hall's clock.
    var offset: Int { HallSettings.seconds(of: utcOffset) ?? 28_800 }

    /// Seconds without a key after which a console's number and case come free.
    var idleSeconds: Int { (idleMinutes ?? 30) * 60 }

    /// The form of case numbers; nil only for settings that were never checked.
    var numbers: CaseNumberTemplate? { CaseNumberTemplate(caseNumber) }

    /// Refuses settings by which no hall could work: `.badSetting`, with the path of the first fault.
    func check() throws(Trouble) {
        func fault(_ path: String, _ reason: String) -> Trouble {
            Trouble(.badSetting, "\(HallSettings.file): \(path): \(reason)")
        }
        if HallSettings.seconds(of: utcOffset) == nil { throw fault("utcOffset", "expected +HH:MM") }
        if numbers == nil { throw fault("caseNumber", "expected digits, {centre}, {yyyyMMdd} and one {n:4}") }
        if !(1...60).contains(noticeDays) { throw fault("noticeDays", "expected 1 to 60") }
        if let warningDays, !(1...60).contains(warningDays) { throw fault("warningDays", "expected 1 to 60") }
        if !(0...240).contains(idleLock) { throw fault("idleLockMinutes", "expected 0 (never) to 240") }
        if let days = enquiryDays {
            for (name, value) in [("complaint", days.complaint), ("consultation", days.consultation)]
            where !(1...60).contains(value) {
                throw fault("enquiryDays.\(name)", "expected 1 to 60")
            }
        }
        if !(1...64).contains(fileLimitMiB ?? 50) { throw fault("fileLimitMiB", "expected 1 to 64") }
        if let openCommand,
            openCommand.first?.isEmpty != false || !openCommand.contains(where: { $0.contains("{file}") })
        {
            throw fault("openCommand", "expected a program and its arguments, {file} among them")
        }
        if let messageCommand,
            messageCommand.first?.isEmpty != false
                || !["{phone}", "{text}", "{key}"].allSatisfy({ part in messageCommand.contains { $0.contains(part) } })
        {
            throw fault("messageCommand", "expected a program and its arguments, {phone}, {text} and {key} among them")
        }
        if let speechCommand,
            speechCommand.first?.isEmpty != false || !speechCommand.contains(where: { $0.contains("{text}") })
        {
            throw fault("speechCommand", "expected a program and its arguments, {text} among them")
        }
        if let scanFolder, !scanFolder.hasPrefix("/") || scanFolder.hasSuffix("/") {
            throw fault("scanFolder", "expected an absolute path without a slash at its end")
        }
        if let reason = printing?.flaw { throw fault("printing.\(reason.path)", reason.text) }
        if !(1...1440).contains(idleMinutes ?? 30) { throw fault("idleMinutes", "expected 1 to 1440") }
        for (index, centre) in centres.enumerated() {
            let isNumber = !centre.code.isEmpty && centre.code.utf8.allSatisfy { (48...57).contains($0) }
            if !isNumber { throw fault("centres[\(index)].code", "expected digits") }
            if centres[..<index].contains(where: { $0.id == centre.id || $0.code == centre.code }) {
                throw fault("centres[\(index)]", "\"\(centre.id)\" or its code stands there twice")
            }
        }
        for (index, counter) in counters.enumerated() {
            if counter.id.isEmpty { throw fault("counters[\(index)].id", "empty") }
            if counters[..<index].contains(where: { $0.id == counter.id }) {
                throw fault("counters[\(index)].id", "\"\(counter.id)\" stands there twice")
            }
        }
        for (index, member) in staff.enumerated() {
            if let reason = member.flaw(in: self) { throw fault("staff[\(index)]", reason) }
            if staff[..<index].contains(where: { $0.number == member.number }) {
                throw fault("staff[\(index)].number", "\"\(member.number)\" stands there twice")
            }
        }
    }

    /// Refuses settings that name a window, centre or department which the catalogue lacks.
    func check(against catalogue: Catalogue) throws(Trouble) {
        for (index, centre) in centres.enumerated() where catalogue.centre(centre.id) == nil {
            throw Trouble(
                .badSetting, "\(HallSettings.file): centres[\(index)].id: no centre is called \"\(centre.id)\"")
        }
        for (index, counter) in counters.enumerated()
        where !catalogue.windows.contains(where: { $0.id == counter.window }) {
            throw Trouble(
                .badSetting,
                "\(HallSettings.file): counters[\(index)].window: no window is called \"\(counter.window)\"")
        }
        for (index, member) in staff.enumerated() {
            for department in member.capacities.compactMap(\.department)
            where !catalogue.departments.contains(where: { $0.id == department }) {
                throw Trouble(
                    .badSetting, "\(HallSettings.file): staff[\(index)]: no department is called \"\(department)\"")
            }
        }
    }

    private static func seconds(of offset: String) -> Int? {
        let bytes = Array(offset.utf8)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let sign = ["+": 1, "-": -1][offset.prefix(1)],
            let hours = UInt8(offset.dropFirst().prefix(2)), let minutes = UInt8(offset.suffix(2)), hours <= 14,
            minutes < 60
        else { return nil }
        return sign * (Int(hours) * 3600 + Int(minutes) * 60)
    }
}

extension StaffMember {
    /// What is wrong with it, nil when nothing is.
    fileprivate func flaw(in hall: HallSettings) -> String? {
        let letters = number.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        if number.isEmpty || number.utf8.count > 20 || !letters { return "number: expected capitals and digits" }
        if name.isEmpty { return "name: empty" }
        if !hall.centres.contains(where: { $0.id == centre }) { return "centre: no centre is called \"\(centre)\"" }
        for capacity in capacities {
            let behind = capacity.role == .reviewer || capacity.role == .chief
            if capacity.role == .system { return "capacities: nobody acts as the system" }
            if behind != (capacity.department != nil) {
                return "capacities: \(capacity.role.rawValue) \(behind ? "needs" : "has no") department"
            }
        }
        return nil
    }
}
