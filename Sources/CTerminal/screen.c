/// Putting rows of cells on the screen.
#include "internal.h"

#include <wchar.h>

/// Stand-ins for a glyph whose width the C library, and so ncurses, does not know: the printer's geta 〓, and `?`.
enum { WIDE_STAND_IN = 0x3013, NARROW_STAND_IN = '?' };

static attr_t attributes_of(uint8_t bits) {
    return (bits & OW_REVERSE ? A_REVERSE : 0) | (bits & OW_BOLD ? A_BOLD : 0) |
           (bits & OW_UNDERLINE ? A_UNDERLINE : 0) | (bits & OW_DIM ? A_DIM : 0);
}

static cchar_t glyph_of(const ow_cell *cell) {
    wchar_t text[] = {(wchar_t)cell->base, (wchar_t)cell->first_mark, (wchar_t)cell->second_mark, 0};
    if (wcwidth(text[0]) != cell->width) {
        text[0] = cell->width == 2 ? WIDE_STAND_IN : NARROW_STAND_IN;
        text[1] = 0;
    }
    cchar_t glyph;
    setcchar(&glyph, text, attributes_of(cell->attributes), cell->tint, NULL);
    return glyph;
}

void ow_size(int *width, int *height) {
    *width = getmaxx(stdscr);
    *height = getmaxy(stdscr);
}

void ow_put_row(int y, const ow_cell *cells, int count) {
    int width = getmaxx(stdscr);
    if (y < 0 || y >= getmaxy(stdscr)) return;
    for (int x = 0; x < count && x < width; x++) {
        // A tail is drawn with its head; a head whose tail would fall off the edge would wrap.
        ow_cell cell = cells[x];
        if (cell.width == 0) continue;
        if (x + cell.width > width) cell = (ow_cell){' ', 0, 0, 1, cell.attributes, cell.tint};
        cchar_t glyph = glyph_of(&cell);
        mvadd_wchnstr(y, x, &glyph, 1);
    }
}

void ow_show(int x, int y) {
    if (x >= 0) move(y, x);
    wnoutrefresh(stdscr);
    doupdate();
    curs_set(x >= 0);
}

void ow_redraw(void) {
    erase();
    clearok(curscr, TRUE);
}

void ow_bell(void) { beep(); }

bool ow_has_clipboard(void) {
    const char *capability = tigetstr("Ms");
    return capability != NULL && capability != (char *)-1;
}

void ow_send(const char *bytes, size_t count) { ow_write(bytes, count); }
