/// Signals: a crash gives the terminal back before it takes the program down; an order to end, and a new size, wake the
/// loop, whichever thread they hit.
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static const int caught[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
enum { CRASHES = 5, ENDINGS = 8, CAUGHT = 9 };

static struct sigaction previous[CAUGHT];
static void (*resize_of_ncurses)(int);
static struct termios saved;
static char restoring[256];
static size_t restoring_size;
static int descriptor = -1;
static volatile sig_atomic_t active, ended;

void ow_write(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

void ow_set_active(bool now) { active = now; }

static void on_crash(int number) {
    if (active) {
        active = 0;
        ow_write(restoring, restoring_size);
        tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    }
    for (int i = 0; i < CRASHES; i++) sigaction(caught[i], &previous[i], NULL);
    raise(number);
}

static void wake(void) {
    int number = errno;
    ssize_t written = write(descriptor, &(uint64_t){1}, sizeof(uint64_t));
    (void)written;
    errno = number;
}

static void on_ending(int number) {
    (void)number;
    ended = 1;
    wake();
}

static void on_resize(int number) {
    // ncurses takes note of it, but the signal may have hit a thread that is not in poll.
    resize_of_ncurses(number);
    wake();
}

/// Appends a capability to what a crash writes, without its `$<…>` delays.
static void restore_with(const char *bytes) {
    if (bytes == NULL || bytes == (const char *)-1) return;
    while (*bytes != 0 && restoring_size < sizeof restoring) {
        const char *end = strncmp(bytes, "$<", 2) == 0 ? strchr(bytes, '>') : NULL;
        if (end == NULL) restoring[restoring_size++] = *bytes;
        bytes = end == NULL ? bytes + 1 : end + 1;
    }
}

int ow_open_counter(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int ow_save_state(void) {
    ended = 0;
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], NULL, &previous[i]);
    if (descriptor < 0) descriptor = ow_open_counter();
    return descriptor < 0 ? -1 : tcgetattr(STDIN_FILENO, &saved);
}

void ow_catch_signals(void) {
    static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
    restoring_size = 0;
    restore_with(PASTE_OFF);
    for (int i = 0; i < 5; i++) restore_with(tigetstr((char *)names[i]));

    struct sigaction resize;
    sigaction(SIGWINCH, NULL, &resize);
    resize_of_ncurses = resize.sa_handler;

    // A stack that has run over cannot hold the handler's frame.
    static char spare[65536];
    sigaltstack(&(stack_t){.ss_sp = spare, .ss_size = sizeof spare}, NULL);
    for (int i = 0; i < CAUGHT; i++) {
        struct sigaction action = {.sa_flags = i < CRASHES ? SA_ONSTACK : SA_RESTART};
        action.sa_handler = i < CRASHES ? on_crash : i < ENDINGS ? on_ending : on_resize;
        sigemptyset(&action.sa_mask);
        sigaction(caught[i], &action, NULL);
    }
}

void ow_release_signals(void) {
    for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &previous[i], NULL);
}

int ow_signal_descriptor(void) { return descriptor; }

bool ow_has_ended(void) {
    uint64_t count;
    ssize_t size = read(descriptor, &count, sizeof count);
    (void)size;
    struct pollfd terminal = {.fd = STDIN_FILENO};
    return ended || (poll(&terminal, 1, 0) > 0 && terminal.revents & (POLLHUP | POLLERR | POLLNVAL));
}
