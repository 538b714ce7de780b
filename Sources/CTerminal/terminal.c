/// Opening and closing the screen.
#include "internal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;

static const char *declared_locale(void) {
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != 0) return value;
    }
    return "";
}

static bool ends_in_utf8(const char *name) {
    const char *codeset = strrchr(name, '.');
    codeset = codeset == NULL ? name : codeset + 1;
    return strncasecmp(codeset, "UTF-8", 5) == 0 || strncasecmp(codeset, "UTF8", 4) == 0;
}

/// A bare server or sudo declares no locale, and a remote one may declare a UTF-8 locale that is not installed here:
/// both get C.UTF-8. A terminal that speaks GBK would show rubbish, so it is refused.
static bool use_utf8(void) {
    const char *name = declared_locale();
    if (setlocale(LC_CTYPE, "") != NULL && strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    bool undeclared = *name == 0 || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
    return (undeclared || ends_in_utf8(name)) && setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

static void open_colours(void) {
    static const short colours[OW_TINTS] = {
        [OW_GOOD] = COLOR_GREEN, [OW_WARN] = COLOR_YELLOW, [OW_BAD] = COLOR_RED, [OW_INFO] = COLOR_CYAN,
    };
    if (!has_colors() || start_color() == ERR || use_default_colors() == ERR) return;
    for (short tint = OW_GOOD; tint < OW_MUTED; tint++) init_pair(tint, colours[tint], -1);
    init_pair(OW_MUTED, COLORS > 8 ? 8 : -1, -1);
}

static void tell(char *detail, size_t size, const char *text) {
    strncpy(detail, text == NULL ? "" : text, size - 1);
    detail[size - 1] = 0;
}

int ow_open(bool no_colour, char *detail, size_t size) {
    if (screen != NULL) {
        errno = EBUSY;
        return OW_SYSTEM;
    }
    tell(detail, size, declared_locale());
    if (!use_utf8()) return OW_LOCALE;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return OW_NOT_A_TERMINAL;
    if (ow_save_state() != 0) return OW_SYSTEM;

    // A shell's exported LINES would freeze the size.
    unsetenv("LINES");
    unsetenv("COLUMNS");
    tell(detail, size, getenv("TERM"));
    screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) return OW_UNKNOWN_TERMINAL;
    if (tigetstr("cup") == NULL || !ow_open_keyboard()) {
        endwin();
        delscreen(screen);
        screen = NULL;
        return OW_UNKNOWN_TERMINAL;
    }
    // Raw rather than cbreak: Ctrl-C, Ctrl-S and Ctrl-Z are keys, and none of them may cost a clerk the case at hand.
    raw();
    noecho();
    nonl();
    set_escdelay(25);
    if (!no_colour) open_colours();
    ow_catch_signals();
    ow_set_active(true);
    ow_write(PASTE_ON, sizeof PASTE_ON - 1);
    return OW_OK;
}

void ow_suspend(void) {
    ow_write(PASTE_OFF, sizeof PASTE_OFF - 1);
    endwin();
    ow_set_active(false);
}

void ow_resume(void) {
    ow_set_active(true);
    ow_write(PASTE_ON, sizeof PASTE_ON - 1);
    ow_redraw();
}

void ow_close(void) {
    if (screen == NULL) return;
    ow_suspend();
    ow_release_signals();
    delwin(ow_keyboard);
    delscreen(screen);
    ow_keyboard = NULL;
    screen = NULL;
}

int ow_wcwidth(uint32_t scalar) {
    static locale_t utf8;
    if (utf8 == NULL) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
    if (utf8 == NULL) return -2;
    locale_t previous = uselocale(utf8);
    int width = wcwidth((wchar_t)scalar);
    uselocale(previous);
    return width;
}
