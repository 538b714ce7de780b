import Casework
import Foundation
import HallService

/// The halls that consoles are measured on: the demo, and one with 10,000 cases that is kept for the next run.
struct BenchHalls {
    static let manyCases = 10_000

    /// Folder of what is kept between runs.
    let kept: String
    /// Folder of this run, which goes with it.
    let scratch: String
    /// The console's executable.
    let program: String
    let resources: String

    /// A demo hall as everybody gets it.
    func demo() throws -> String {
        let data = scratch + "/demo"
        try run(program, "demo", "--no-console", "--data", data, "--resources", resources)
        return data
    }

    /// A copy of the hall with 10,000 cases. It is made where waiting for the disk costs nothing, by the same acts of the
    /// same clerks as the demo's, and every byte of it is verified.
    func large() throws -> String {
        let hall = "\(kept)/\(BenchHalls.manyCases)"
        if !isUsable(hall) {
            print("making a hall of \(BenchHalls.manyCases) cases, once")
            let memory = "/dev/shm/onewindow-bench-\(getpid())"
            defer { try? FileManager.default.removeItem(atPath: memory) }
            try run(
                program, "demo", "--no-console", "--cases", "\(BenchHalls.manyCases)", "--data", memory, "--resources",
                resources)
            try run(program, "case", "verify", "--data", memory, "--resources", resources)
            try? FileManager.default.removeItem(atPath: hall)
            try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
            try run("/bin/cp", "-a", memory, hall)
        }
        let data = scratch + "/large"
        try run("/bin/cp", "-a", hall, data)
        // The copies are new files to the index: it looks at them all, once.
        try run(program, "case", "list", "--limit", "1", "--data", data, "--resources", resources)
        return data
    }

    /// The hall with a million cases, made once from the one with 10,000, and used in its place.
    func huge(_ count: Int) async throws -> String {
        let hall = "\(kept)/\(count)"
        if !isUsable(hall) {
            _ = try large()
            print("making a hall of \(count) cases, once")
            try? FileManager.default.removeItem(atPath: hall)
            try await HallMaker(source: "\(kept)/\(BenchHalls.manyCases)", destination: hall, seed: 7)
                .make(count, resources: URL(filePath: resources))
        }
        return hall
    }

    /// A hall that an older program made is made anew.
    private func isUsable(_ hall: String) -> Bool {
        FileManager.default.fileExists(atPath: hall)
            && (try? run(program, "case", "list", "--limit", "1", "--data", hall, "--resources", resources)) != nil
    }

    /// Opens `count` cases of a food licence for counter 3 and gives their numbers: each round has its own.
    func openCases(_ count: Int, in data: String) async throws -> [String] {
        let hall = try await HallService.open(data: data, resources: URL(filePath: resources))
        let clerk = Actor(
            person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "3")
        let applicant = Party(
            kind: .person, name: "王建国", document: IdentityDocument(kind: .citizen, number: "371102198203121216"),
            phone: "19900000000")
        var numbers: [String] = []
        for _ in 0..<count {
            guard let item = try hall.adding(short: "SS03"),
                case .done(let subject) = await hall.open(
                    [RecordApplicant(applicant), item], as: clerk, intent: hall.identity())
            else { throw BenchFault.notSaved("SS03") }
            numbers.append(subject.number)
        }
        return numbers
    }
}

/// A folder of 10,000 mails, kept for the next run, with settings for mutt that name it.
struct BenchMail {
    static let mails = 10_000
    let folder: String

    /// Makes the folder if it is not there, and gives the path of the settings.
    func settings() throws -> String {
        let path = folder + "/muttrc"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/mail/\(part)", withIntermediateDirectories: true)
        }
        for number in 0..<BenchMail.mails {
            let minute = number % 60 < 10 ? "0\(number % 60)" : "\(number % 60)"
            let mail = """
                From: clerk\(number % 97)@example.org
                To: hall@example.org
                Subject: Case \(number), application received
                Date: \(number % 28 + 1) Oct 2026 09:\(minute):00 +0800
                Message-ID: <\(number)@example.org>

                Your application has been received.

                """
            try Data(mail.utf8).write(
                to: URL(filePath: "\(folder)/mail/cur/\(1_700_000_000 + number).\(number).hall:2,S"))
        }
        let settings = """
            set mbox_type=Maildir folder="\(folder)" spoolfile="\(folder)/mail" header_cache="\(folder)/headers"
            set sleep_time=0 timeout=600 mail_check=600 quit=yes

            """
        try Data(settings.utf8).write(to: URL(filePath: path))
        return path
    }
}

/// Runs a program to its end, with its output thrown away.
func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw BenchFault.failed("\(program) \(arguments.joined(separator: " "))", process.terminationStatus)
    }
}
