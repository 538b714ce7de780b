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

/// Colour numbers by tint for terminals of 8, 16 and 256 colours; -1 is the terminal's own foreground.
///
/// What is read must stand out from the background by 4:1 or more. Where the background is not known, only colours of
/// middling lightness do so on white and black alike: of the first eight those are magenta and, nearly, red.
static const short palettes[][3][OW_TINTS] = {
    [OW_SAFE] = {{-1, -1, COLOR_MAGENTA, COLOR_RED, -1, -1}, {-1, -1, 5, 9, 12, 8}, {-1, 28, 130, 196, 31, 243}},
    [OW_LIGHT] = {{-1, -1, COLOR_MAGENTA, COLOR_RED, COLOR_BLUE, -1}, {-1, -1, 5, 1, 4, 8}, {-1, 22, 94, 124, 25, 240}},
    [OW_DARK] = {{-1, COLOR_GREEN, COLOR_YELLOW, COLOR_RED, COLOR_CYAN, -1},
                 {-1, 10, 11, 9, 14, 7},
                 {-1, 114, 221, 210, 117, 248}},
};

/// A terminal that can't return to its own colours would be left in ours: it stays without.
static void open_colours(enum ow_theme theme) {
    if (theme == OW_MONOCHROME || !has_colors() || start_color() == ERR || use_default_colors() == ERR) return;
    const short *colours = palettes[theme][COLORS >= 256 ? 2 : COLORS >= 16 ? 1 : 0];
    for (short tint = OW_PLAIN + 1; tint < OW_TINTS; tint++) init_pair(tint, colours[tint], -1);
}

static void tell(char *detail, size_t size, const char *text) {
    strncpy(detail, text == NULL ? "" : text, size - 1);
    detail[size - 1] = 0;
}

int ow_open(enum ow_theme theme, char *detail, size_t size) {
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
    open_colours(theme);
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
