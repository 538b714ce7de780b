import Foundation
import Glibc
import Testing

/// Two accounts of the system: the one that owns the hall, and a clerk's. Numbers stand for them, so that nothing of the
/// machine is changed; only root can act as either.
struct DeploymentTests {
    private static let owner = 64_201
    private static let clerk = 64_202
    fileprivate static let isRoot: ConditionTrait = .enabled(
        if: geteuid() == 0, "needs root: acts as two other accounts of the system")

    /// A hall that the owner made, in a place where everybody may go.
    private func withHall(_ body: (Program) throws -> Void) throws {
        let program = Program()
        let place = program.data
        defer { program.cleanUp() }
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755, .ownerAccountID: DeploymentTests.owner])
        let hall = Program(data: place + "/hall")
        let made = try run(DeploymentTests.owner, ["init", "--data", hall.data])
        try #require(made.status == 0, "\(made.errors)")
        try body(hall)
    }

    /// The program as another account runs it, with an environment of the test's making.
    private func run(
        _ user: Int, _ arguments: [String], environment: [String] = [], input: String = ""
    ) throws -> Program.Outcome {
        let ran = try Tool.run(
            "setpriv",
            ["--reuid", "\(user)", "--regid", "\(user)", "--clear-groups", "--no-new-privs", "--"]
                + [try Program.executable.path(percentEncoded: false)] + arguments,
            environment: ["PATH=/usr/bin:/bin", "HOME=/nonexistent"] + environment, input: input)
        return Program.Outcome(status: ran.status, output: ran.output, errors: ran.errors)
    }

    /// What of `tries`, a line of the shell with `$1` for a path, works on any of `paths` as the clerk.
    private func works(_ tries: [String], on paths: [String]) throws -> String {
        let attempts = tries.map { "( \($0) ) >/dev/null 2>&1 </dev/null && echo \"$1: \($0.prefix(12))\"" }
        let script = "for f; do set -- \"$f\"; \(attempts.joined(separator: "; ")); done; true"
        return try Tool.run(
            "setpriv",
            [
                "--reuid", "\(DeploymentTests.clerk)", "--regid", "\(DeploymentTests.clerk)", "--clear-groups", "--",
                "bash", "-c", script, "bash",
            ] + paths
        ).output
    }

    @Test(isRoot) func `a clerk's account can neither read nor write, list or replace any file of the hall`() throws {
        try withHall { hall in
            let person = ["staff", "add", "0117", "张敏", "--capacity", "frontDesk", "--data", hall.data]
            #expect(try run(DeploymentTests.owner, person, input: "onewindow\n").status == 0)
            #expect(try run(DeploymentTests.owner, ["ticket", "take", "A", "--data", hall.data]).status == 0)
            let paths = try FileManager.default.subpathsOfDirectory(atPath: hall.data).map { "\(hall.data)/\($0)" }
            #expect(paths.count > 15)
            let found = try works(
                [
                    "cat \"$1\"", "ls \"$1/.\"", "stat \"$1\"", ": >> \"$1\"", "touch \"$1\"",
                    "rm -f \"$1\" && ! test -e \"$1\" && false",
                    "mv \"$1\" \"$1.x\"", "ln \"$1\" /tmp/ow-$$", "chmod 777 \"$1\"", "mkdir \"$1/x\"",
                ], on: paths)
            #expect(found == "")
            #expect(try works(["cd \"$1\"", "ls \"$1\"", ": > \"$1/x\"", "rmdir \"$1\""], on: [hall.data]) == "")
            // The check finds what there is to be found.
            #expect(try works(["test -d \"$1\""], on: [hall.data]) != "")
        }
    }

    @Test(isRoot) func `the program does nothing for a clerk's account by itself, and all as the owner's`() throws {
        try withHall { hall in
            for command in [["ticket", "take", "A"], ["case", "verify"], ["staff", "list"], ["reindex"]] {
                let refused = try run(DeploymentTests.clerk, command + ["--data", hall.data])
                #expect(refused.status == 77, "\(command): \(refused.output)\(refused.errors)")
            }
            let out = hall.data + "-clerk.tar"
            #expect(try run(DeploymentTests.clerk, ["backup", "--out", out, "--data", hall.data]).status == 77)
            #expect(try run(DeploymentTests.owner, ["ticket", "take", "A", "--data", hall.data]).output == "A001\n")
        }
    }

    @Test(isRoot) func `the owner's program refuses a hall that a clerk's account made`() throws {
        try withHall { hall in
            let trap = FileManager.default.temporaryDirectory.path + "/trap-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: trap) }
            try FileManager.default.createDirectory(
                atPath: trap, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o777, .ownerAccountID: DeploymentTests.clerk])
            #expect(try run(DeploymentTests.clerk, ["init", "--data", trap + "/hall"]).status == 0)
            #expect(try run(DeploymentTests.owner, ["ticket", "list", "--data", trap + "/hall"]).status == 77)
        }
    }

    @Test func `a sealed console takes neither folder from the environment, and needs its data named`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("init").status == 0)
        func sealed(_ arguments: [String], _ environment: [String]) throws -> Program.Outcome {
            let ran = try Tool.run(
                try Program.executable.path(percentEncoded: false),
                ["console", "--sealed", "--language", "en"] + arguments, environment: ["PATH=/nowhere"] + environment)
            return Program.Outcome(status: ran.status, output: ran.output, errors: ran.errors)
        }
        let unnamed = try sealed([], ["ONEWINDOW_DATA=\(program.data)", "HOME=\(program.data)"])
        #expect(unnamed.status == 2)
        #expect(unnamed.errors.contains("--data"))
        // It opens on the hall that is named, with its own resources; only a terminal is missing here.
        let named = try sealed(
            ["--data", program.data],
            ["ONEWINDOW_DATA=/nonexistent", "ONEWINDOW_RESOURCES=/nonexistent", "TERM=xterm", "TERMINFO=/nonexistent"])
        #expect(named.status == 2)
        #expect(named.errors.contains("terminal"), "\(named.errors)")
    }

    @Test func `a terminal that only the clerk's own folder knows is none to a sealed console`() throws {
        let program = Program()
        let folder = program.data + "-terminfo"
        defer {
            program.cleanUp()
            try? FileManager.default.removeItem(atPath: folder)
        }
        #expect(try program("init").status == 0)
        let source = folder + ".src"
        defer { try? FileManager.default.removeItem(atPath: source) }
        let xterm = try Tool.run("infocmp", ["xterm"]).output.split(separator: "\n").filter { !$0.hasPrefix("#") }
        try (["owtrap|clerk's own,"] + xterm.dropFirst().map(String.init)).joined(separator: "\n").appending("\n")
            .write(toFile: source, atomically: false, encoding: .utf8)
        try #require(try Tool.run("tic", ["-o", folder, source]).status == 0)
        let executable = try Program.executable.path(percentEncoded: false)
        func said(_ flags: String) throws -> String {
            let command = "\(executable) console \(flags) --language en --data \(program.data)"
            return try Tool.run(
                "timeout", ["5", "script", "-qec", command, "/dev/null"],
                environment: [
                    "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TERM=owtrap", "TERMINFO=\(folder)", "HOME=/nonexistent",
                ]
            ).output
        }
        #expect(try said("--sealed").contains("owtrap"))
        #expect(try !said("").contains("owtrap"))
    }

    @Test func `the shipped rules name the whole command line, and nothing in them is a wildcard`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/deployment")
        let line = "/usr/local/bin/onewindow console --sealed --data /var/lib/onewindow"
        let rule = try String(contentsOf: folder.appending(path: "sudoers.d-onewindow"), encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rule.first == "Cmnd_Alias ONEWINDOW = \(line)")
        #expect(rule.last == "%clerks ALL = (onewindow:onewindow) NOPASSWD: NOEXEC: ONEWINDOW")
        #expect(!rule.contains { $0.contains("*") || $0.contains("SETENV:") })
        let sshd = try String(contentsOf: folder.appending(path: "sshd_config.d-onewindow.conf"), encoding: .utf8)
        #expect(sshd.contains("ForceCommand /usr/bin/sudo -n -u onewindow \(line)\n"))
        #expect(sshd.contains("DisableForwarding yes"))
    }
}
