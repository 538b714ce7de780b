/// Reading keys: the terminal's own description first, then what other terminals send under a wrong `TERM`.
#include "internal.h"

WINDOW *ow_keyboard;

/// Beyond the codes ncurses hands out, among them those for a terminal's extended keys.
enum { PASTE_BEGIN = 0x4000, PASTE_END };

static const struct {
    const char *sequence;
    int key;
} spares[] = {
    {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033OH", KEY_HOME}, {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END}, {"\033[7~", KEY_HOME}, {"\033[8~", KEY_END},
    {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB}, {"\033OM", KEY_ENTER},
    {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
    {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
    {"\033[[A", KEY_F(1)}, {"\033[[B", KEY_F(2)}, {"\033[[C", KEY_F(3)}, {"\033[[D", KEY_F(4)}, {"\033[[E", KEY_F(5)},
    {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)},
    {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
};

bool ow_open_keyboard(void) {
    ow_keyboard = newpad(1, 1);
    if (ow_keyboard == NULL) return false;
    keypad(ow_keyboard, TRUE);
    nodelay(ow_keyboard, TRUE);
    define_key("\033[200~", PASTE_BEGIN);
    define_key("\033[201~", PASTE_END);
    for (size_t i = 0; i < sizeof spares / sizeof *spares; i++) {
        if (key_defined(spares[i].sequence) == 0) define_key(spares[i].sequence, spares[i].key);
    }
    return true;
}

int ow_read_key(void) {
    int key = wgetch(ow_keyboard);
    if (key == ERR) return OW_KEY_NONE;
    if (key < 256) return key;
    if (key > KEY_F0 && key <= KEY_F(63)) return OW_KEY_F0 + key - KEY_F0;
    switch (key) {
    case PASTE_BEGIN: return OW_KEY_PASTE_BEGIN;
    case PASTE_END: return OW_KEY_PASTE_END;
    case KEY_RESIZE: return OW_KEY_RESIZE;
    case KEY_ENTER: return OW_KEY_ENTER;
    case KEY_BTAB: return OW_KEY_BACK_TAB;
    case KEY_BACKSPACE: return OW_KEY_BACKSPACE;
    case KEY_DC: return OW_KEY_DELETE;
    case KEY_UP: return OW_KEY_UP;
    case KEY_DOWN: return OW_KEY_DOWN;
    case KEY_LEFT: return OW_KEY_LEFT;
    case KEY_RIGHT: return OW_KEY_RIGHT;
    case KEY_HOME: return OW_KEY_HOME;
    case KEY_END: return OW_KEY_END;
    case KEY_PPAGE: return OW_KEY_PAGE_UP;
    case KEY_NPAGE: return OW_KEY_PAGE_DOWN;
    default: return OW_KEY_OTHER;
    }
}
