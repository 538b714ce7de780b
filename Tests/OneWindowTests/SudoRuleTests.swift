import Foundation
import Glibc
import Testing

/// The shipped rule under the real sudo: in a namespace of mounts of its own, so that nothing of the machine is changed.
struct SudoRuleTests {
    private static let canTry =
        geteuid() == 0 && access("/usr/bin/sudo", X_OK) == 0
        && (try? Tool.run("unshare", ["-m", "true"]).status) == 0

    /// Accounts, rule, program and hall where the rule says they are; then each line of `tries` as the clerk.
    private static let script = """
        set -e
        mount --make-rprivate /
        mount -t tmpfs -o mode=0711 tmpfs /mnt
        mkdir -p /mnt/etc/sudoers.d
        cp /etc/passwd /etc/group /etc/shadow /mnt/etc/
        for one in onewindow:64201 owclerk:64202; do
          echo "${one%:*}:x:${one#*:}:${one#*:}::/nonexistent:/bin/sh" >> /mnt/etc/passwd
          echo "${one%:*}:*:19000:0:99999:7:::" >> /mnt/etc/shadow
          echo "${one%:*}:x:${one#*:}:" >> /mnt/etc/group
        done
        echo 'clerks:x:64203:owclerk' >> /mnt/etc/group
        install -m 0440 "$1" /mnt/etc/sudoers.d/onewindow
        printf '@includedir /etc/sudoers.d\\n' > /mnt/etc/sudoers
        chmod 0440 /mnt/etc/sudoers
        mount -t overlay -o lowerdir=/mnt/etc:/etc overlay /etc
        mount --bind "$2" /usr/local/bin
        mount -t tmpfs -o mode=0755 tmpfs /var/lib
        install -d -o onewindow -g onewindow -m 0700 /var/lib/onewindow
        setpriv --reuid onewindow --regid onewindow --clear-groups /usr/local/bin/onewindow init --data /var/lib/onewindow >/dev/null
        set +e
        clerk() { setpriv --reuid owclerk --regid owclerk --init-groups "$@" </dev/null; }
        rule="sudo -n -u onewindow /usr/local/bin/onewindow console --sealed --data /var/lib/onewindow"
        clerk $rule >/dev/null 2>&1; echo "console $?"
        clerk $rule --language en >/dev/null 2>&1; echo "more $?"
        clerk ${rule%onewindow}elsewhere >/dev/null 2>&1; echo "elsewhere $?"
        clerk sudo -n -u onewindow /usr/local/bin/onewindow staff list --data /var/lib/onewindow >/dev/null 2>&1; echo "staff $?"
        clerk sudo -n -u onewindow /bin/sh -c id >/dev/null 2>&1; echo "shell $?"
        clerk sudo -n -u onewindow -s >/dev/null 2>&1; echo "login $?"
        clerk sudo -n -u root /usr/local/bin/onewindow console --sealed --data /var/lib/onewindow >/dev/null 2>&1; echo "root $?"
        clerk sudo -n -u onewindow LD_PRELOAD=/x.so ${rule#* * * * } >/dev/null 2>&1; echo "preload $?"
        clerk sudo -n -E -u onewindow ${rule#* * * * } >/dev/null 2>&1; echo "environment $?"
        clerk sudoedit -n -u onewindow /var/lib/onewindow/hall.json >/dev/null 2>&1; echo "edit $?"
        clerk cat /var/lib/onewindow/hall.json >/dev/null 2>&1; echo "read $?"
        """

    @Test(.enabled(if: canTry, "needs root, sudo and namespaces: the shipped rule is tried under the real sudo"))
    func `a clerk may start the console, with these arguments and this environment, and nothing else`() throws {
        let rule = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/deployment/sudoers.d-onewindow").standardized.path(percentEncoded: false)
        let program = try Program.executable.deletingLastPathComponent().path(percentEncoded: false)
        let ran = try Tool.run("unshare", ["-m", "bash", "-c", SudoRuleTests.script, "bash", rule, program])
        let answers = ran.output.split(separator: "\n").map(String.init)
        // The console itself starts, and finds no terminal: its status is 2.
        #expect(answers.first == "console 2", "\(ran.errors)")
        #expect(answers.count == 11, "\(ran.output)\(ran.errors)")
        #expect(answers.dropFirst().allSatisfy { $0.hasSuffix(" 1") }, "\(ran.output)")
    }
}
