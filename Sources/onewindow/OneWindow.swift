import ArgumentParser
import CellText
import Foundation

/// The program `onewindow`: the console when nothing else is asked for, and the commands around it.
@main
struct OneWindow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "onewindow",
        abstract: "一窗受理 One window for everything: the console of a government service centre.",
        version: "0.1.0",
        subcommands: [
            ConsoleCommand.self, InitCommand.self, DemoCommand.self, TicketCommand.self, CaseCommand.self,
            CertificateCommand.self, DocumentCommand.self, BoardCommand.self, KioskCommand.self, FiguresCommand.self,
            RatingCommand.self, EnquiryCommand.self,
            StaffCommand.self, CatalogueCommand.self, ReindexCommand.self, DueCommand.self, ScreenCommand.self,
            FeedingCommand.self, ExportCommand.self, PublicationCommand.self, PapersCommand.self, WatchCommand.self,
            BagCommand.self,
            StewardCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)

    /// Runs the command and ends the process with a status of `ExitStatus`.
    static func main() async {
        // Asked of the program, not of the console that it would open.
        if ["--help", "-h"].contains(CommandLine.arguments.dropFirst().first) { return print(helpMessage()) }
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            if !failure.message.isEmpty { complain("onewindow: \(failure.message)") }
            Foundation.exit(failure.status.rawValue)
        } catch {
            let isClean = exitCode(for: error) == .success
            if isClean { print(fullMessage(for: error)) } else { complain(fullMessage(for: error)) }
            Foundation.exit(isClean ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue)
        }
    }

    private static func complain(_ text: String) {
        // What was typed stands in it, and must not drive the terminal.
        for line in SafeText.lines(text) { FileHandle.standardError.write(Data("\(line.string)\n".utf8)) }
    }
}
