/// Runs a program and strikes it at one system call of all those that touch the files below a folder.
///
///     TortureStrike REPORT FOLDER ORDINAL OUTCOME PROGRAM ARGUMENT…
///
/// Calls are numbered from 1 over all threads together, as they are entered. strace numbers them thread by thread, and a
/// program that hands its work from thread to thread is then struck here one time and there the next. REPORT gets a line
/// a call: its name and the file. OUTCOME is `none`, `kill` (before the call), `half` (half the bytes are read or
/// written) or an errno, which is answered instead of the call. The exit status is the program's, 128 + n after a signal.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)

/// A call, the argument that is a descriptor, and the one that is a path; -1 for none.
struct call { long number; const char *name; int file, path; };
#define FILE_CALL(name, file) {SYS_##name, #name, file, -1}
#define PATH_CALL(name, path) {SYS_##name, #name, -1, path}
#define AT_CALL(name) {SYS_##name, #name, 0, 1}
static const struct call calls[] = {
    AT_CALL(openat), AT_CALL(newfstatat), AT_CALL(unlinkat), AT_CALL(renameat), AT_CALL(renameat2), AT_CALL(mkdirat),
    AT_CALL(statx), AT_CALL(faccessat), AT_CALL(faccessat2), AT_CALL(fchmodat), AT_CALL(readlinkat), AT_CALL(utimensat),
    PATH_CALL(open, 0), PATH_CALL(stat, 0), PATH_CALL(lstat, 0), PATH_CALL(unlink, 0), PATH_CALL(rename, 0),
    PATH_CALL(mkdir, 0), PATH_CALL(rmdir, 0), PATH_CALL(access, 0), PATH_CALL(chmod, 0), PATH_CALL(readlink, 0),
    PATH_CALL(listxattr, 0), PATH_CALL(getxattr, 0), PATH_CALL(inotify_add_watch, 1), PATH_CALL(statfs, 0),
    FILE_CALL(read, 0), FILE_CALL(write, 0), FILE_CALL(pread64, 0), FILE_CALL(pwrite64, 0), FILE_CALL(close, 0),
    FILE_CALL(fstat, 0), FILE_CALL(lseek, 0), FILE_CALL(fsync, 0), FILE_CALL(fdatasync, 0), FILE_CALL(ftruncate, 0),
    FILE_CALL(fchmod, 0), FILE_CALL(fchown, 0), FILE_CALL(flock, 0), FILE_CALL(fcntl, 0), FILE_CALL(getdents64, 0),
    FILE_CALL(mmap, 4), FILE_CALL(fallocate, 0), FILE_CALL(readv, 0), FILE_CALL(writev, 0), FILE_CALL(fadvise64, 0),
    FILE_CALL(copy_file_range, 0), FILE_CALL(sendfile, 0), FILE_CALL(fstatfs, 0),
};

static const char *folder;
static FILE *report;
static long ordinal, seen;
static const char *outcome;
/// The thread whose call was taken away, until it gets its answer.
static pid_t struck;

static const struct call *known(unsigned long long number) {
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (calls[i].number == (long)number) return &calls[i];
    }
    return NULL;
}

static bool lies_below(const char *path) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == 0 || path[length] == '/');
}

/// What a descriptor of the thread has open.
static bool file_of(pid_t thread, int number, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/%d/fd/%d", thread, number);
    ssize_t size = readlink(link, path, PATH_MAX - 1);
    if (size < 0) return false;
    path[size] = 0;
    return true;
}

static bool path_at(pid_t thread, unsigned long long address, char *path) {
    struct iovec there = {(void *)address, PATH_MAX - 1}, here = {path, PATH_MAX - 1};
    // A string near the end of its page: the rest may not be readable.
    ssize_t size = process_vm_readv(thread, &here, 1, &there, 1, 0);
    if (size < 0) {
        here.iov_len = there.iov_len = 4096 - address % 4096;
        size = process_vm_readv(thread, &here, 1, &there, 1, 0);
    }
    if (size < 0) return false;
    path[size] = 0;
    return true;
}

/// Whether the call touches the folder; then `path` says where.
static bool touches(pid_t thread, const struct call *call, const unsigned long long *arguments, char *path) {
    static char name[PATH_MAX];
    bool has_name = call->path >= 0 && path_at(thread, arguments[call->path], name);
    if (has_name && name[0] == '/') {
        strcpy(path, name);
        return lies_below(path);
    }
    if (call->file < 0 || !file_of(thread, (int)arguments[call->file], path) || !lies_below(path)) return false;
    size_t length = strlen(path);
    if (has_name && name[0] != 0) snprintf(path + length, PATH_MAX - length, "/%s", name);
    return true;
}

/// Of these calls the third argument is a count of bytes.
static bool counts_bytes(const struct call *call) {
    return call->number == SYS_read || call->number == SYS_write || call->number == SYS_pread64 ||
           call->number == SYS_pwrite64;
}

static void strike(pid_t leader, pid_t thread, const struct call *call) {
    struct user_regs_struct registers;
    ptrace(PTRACE_GETREGS, thread, 0, &registers);
    if (strcmp(outcome, "kill") == 0) {
        kill(leader, SIGKILL);
    } else if (strcmp(outcome, "half") == 0) {
        // Threads may come in another order than in the run before, so it can be another call's turn.
        if (counts_bytes(call) && registers.rdx > 1) registers.rdx /= 2;
        ptrace(PTRACE_SETREGS, thread, 0, &registers);
    } else if (atoi(outcome) > 0) {
        registers.orig_rax = (unsigned long long)-1;
        ptrace(PTRACE_SETREGS, thread, 0, &registers);
        struck = thread;
    }
}

static void at_call(pid_t leader, pid_t thread) {
    struct __ptrace_syscall_info info;
    static char path[2 * PATH_MAX];
    if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return;
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
        const struct call *call = known(info.entry.nr);
        if (call == NULL || !touches(thread, call, (const unsigned long long *)info.entry.args, path)) return;
        seen++;
        fprintf(report, "%s %s\n", call->name, path + strlen(folder));
        if (seen == ordinal) strike(leader, thread, call);
    } else if (info.op == PTRACE_SYSCALL_INFO_EXIT && struck == thread) {
        struct user_regs_struct registers;
        ptrace(PTRACE_GETREGS, thread, 0, &registers);
        registers.rax = (unsigned long long)-atoi(outcome);
        ptrace(PTRACE_SETREGS, thread, 0, &registers);
        struck = 0;
    }
}

int main(int count, char **arguments) {
    if (count < 6 || (report = fopen(arguments[1], "we")) == NULL) return 125;
    folder = arguments[2];
    ordinal = atol(arguments[3]);
    outcome = arguments[4];
    pid_t leader = fork();
    if (leader < 0) return 125;
    if (leader == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        execv(arguments[5], arguments + 5);
        _exit(125);
    }
    int status;
    if (waitpid(leader, &status, 0) != leader || !WIFSTOPPED(status)) return 125;
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    ptrace(PTRACE_SETOPTIONS, leader, 0, options);
    ptrace(PTRACE_SYSCALL, leader, 0, 0);
    while (true) {
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0 && errno == EINTR) continue;
        if (thread < 0) break;
        if (thread == leader && (WIFEXITED(status) || WIFSIGNALED(status))) break;
        if (!WIFSTOPPED(status)) continue;
        int number = WSTOPSIG(status);
        if (number == (SIGTRAP | 0x80)) at_call(leader, thread);
        // Stops of ptrace itself, and the one with which a new thread begins, are no signals of the program's.
        bool isOurs = number == (SIGTRAP | 0x80) || number == SIGTRAP || number == SIGSTOP;
        ptrace(PTRACE_SYSCALL, thread, 0, isOurs ? 0 : number);
    }
    fclose(report);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

#else

int main(void) {
    fputs("TortureStrike changes registers of x86-64 only.\n", stderr);
    return 125;
}

#endif
